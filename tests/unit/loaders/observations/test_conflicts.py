from __future__ import annotations

from loaders.candidates import FigureCandidate, Span
from loaders.observations.conflicts import settle


def candidate(
    value: float, rule: str = "prose-label", confidence: float = 0.9, segment: int = 0, year: int = 2022
) -> FigureCandidate:
    return FigureCandidate(("Region", "濮阳市"), "在校生数", year, value, "人", Span(segment, 0, 3), str(value), rule, confidence)


def test_repeats_are_one() -> None:
    kept, refused = settle([candidate(900), candidate(900, segment=4)])
    assert [k.value for k in kept] == [900]
    assert kept[0].span.segment == 0
    assert refused == []


def test_years_are_apart() -> None:
    kept, _ = settle([candidate(900), candidate(800, year=2021)])
    assert {(k.year, k.value) for k in kept} == {(2022, 900), (2021, 800)}


def test_the_exact_figure_stands_over_the_rounded_one_wherever_it_is() -> None:
    for order in ([candidate(15700), candidate(15682, segment=3)], [candidate(15682), candidate(15700, segment=3)]):
        kept, refused = settle(order)
        assert [k.value for k in kept] == [15682]
        assert kept[0].confidence == 0.9
        assert refused == []


def test_an_exact_figure_stands_over_one_that_is_about_so_much() -> None:
    kept, refused = settle([candidate(50000, confidence=0.6), candidate(15682, segment=3)])
    assert [k.value for k in kept] == [15682]
    assert kept[0].confidence == 0.9
    assert [r.reason for r in refused] == ["conflict"]


def test_a_table_stands_over_a_sentence_and_doubt_remains() -> None:
    kept, refused = settle([candidate(2140), candidate(2075, rule="table", confidence=0.95, segment=9)])
    assert [k.value for k in kept] == [2075]
    assert kept[0].confidence < 0.8
    assert "2140" in refused[0].label


def test_the_order_of_the_candidates_does_not_matter() -> None:
    one, two, three = candidate(10), candidate(20, segment=2), candidate(20, segment=5)
    assert settle([one, two, three]) == settle([three, one, two])
    assert settle([one, two, three])[0][0].value == 20
