"""Words found in one pass stand where an alternation of them, the longest first, matches."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.mentions.name_lists import any_of
from loaders.words import Overlapping, Triggered, Words

LETTERS = st.text("甲乙丙A", max_size=4)
TEXTS = st.text("甲乙丙A，", max_size=30)
SETS = st.sets(LETTERS.filter(bool), min_size=1, max_size=8)


@settings(deadline=None)
@given(SETS, TEXTS)
def test_words_stand_where_an_alternation_matches(words: set[str], text: str) -> None:
    assert Words(words).spans(text) == [match.span() for match in re.finditer(any_of(words), text)]


@settings(deadline=None)
@given(SETS, TEXTS, st.integers(0, 30), st.integers(0, 30))
def test_a_stretch_is_read_as_if_it_were_the_text(words: set[str], text: str, start: int, end: int) -> None:
    pattern = re.compile(any_of(words))
    assert Words(words).spans(text, start, end) == [match.span() for match in pattern.finditer(text, start, end)]
    match = pattern.match(text, start, end) if start <= end else None
    assert Words(words).longest_at(text, start, min(end, len(text))) == (match.end() if match else -1)


@settings(deadline=None)
@given(SETS, TEXTS)
def test_overlapping_words_are_all_found(words: set[str], text: str) -> None:
    order = sorted(words)
    found = {(order[index], start, end) for index, start, end in Overlapping(order).find(text)}
    everywhere = {(w, at, at + len(w)) for w in order for at in range(len(text)) if text.startswith(w, at)}
    assert found == everywhere


def test_a_triggered_pattern_is_compiled_when_a_word_of_it_comes() -> None:
    pattern = Triggered("(?:甲|乙)丙", "丙")
    assert list(pattern.finditer("甲乙")) == []
    assert pattern.search("甲乙") is None
    assert pattern._compiled is None
    found = pattern.search("甲乙丙")
    assert found is not None
    assert found.span() == (1, 3)
    assert [match.group() for match in pattern.finditer("甲丙乙丙")] == ["甲丙", "乙丙"]
