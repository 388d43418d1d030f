from __future__ import annotations

import pytest

from loaders.observations.folding import fold
from loaders.observations.years import described_year, topic_years, year_inside, year_of_heading


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2021年，全市招生", [2021]),
        ("截至2022年底，在校生", [2022]),
        ("2022-2023学年，在校生", [2023]),
        ("2022届毕业生", [2022]),
        ("2020、2021、2022年就业率", [2020, 2021, 2022]),
        ("与2021年相比，招生", []),
        ("较2021年增加", []),
        ("自2012年以来", []),
        ("力争到2025年", []),
        ("落实《行动计划（2020—2023年）》", []),
        ("（甲发〔2016〕3号）", []),
        ("2016-2018年建设", []),
    ],
)
def test_a_year_dates_what_follows_unless_it_is_compared_planned_or_part_of_a_title(text: str, years: list[int]) -> None:
    assert [mention.year for mention in topic_years(fold(text).text)] == years


@pytest.mark.parametrize(
    ("text", "year"),
    [("2022年", 2022), ("2022", 2022), ("2021-2022学年", 2022), ("2022年度", 2022), ("增长率", None), ("272", None)],
)
def test_headings(text: str, year: int | None) -> None:
    assert year_of_heading(text) == year


def test_a_caption_with_two_years_gives_none() -> None:
    assert year_inside("2021年、2022年对比") is None
    assert year_inside("2022年办学条件") == 2022


def test_a_report_named_after_the_year_it_is_written_in_tells_of_the_one_before() -> None:
    texts = ["2022年，全市有学校9所。2022年，招生900人。", "2023年，将继续努力。"]
    assert described_year(texts, 2023) == 2022
    assert described_year(["2023年，全市有学校9所。"], 2023) == 2023
    assert described_year(["本年度有学校9所。"], 2023) == 2023


def test_without_a_year_in_the_title_the_sentences_decide() -> None:
    assert described_year(["2019年，招生900人。2018年，招生800人。2019年，毕业700人。"], None) == 2019
    assert described_year(["没有年份。"], None) is None
