"""One of the words that a pattern needs is in every text that it matches in."""

from __future__ import annotations

from importlib import resources

import pytest

from loaders.observations.lexicon import load, parse
from loaders.observations.patterns import Index, Pattern, triggers


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("就业率", ["就业率"]),
        ("(?:毕业生)?就业率", ["就业率"]),
        ("(?:在校|在籍)生", ["在校 在籍", "生"]),
        ("甲(?=乙)丙", ["甲", "丙"]),
        ("甲*乙+丙{0,3}丁{2}", ["乙", "丁"]),
        ("1\\+X证书[数量]", ["1+X证书"]),
        ("甲|乙", ["甲 乙"]),
        ("甲|乙?", []),
        ("甲?(?:乙|丙乙)|丁乙", ["乙 丙乙 丁乙"]),
        ("(?<!甲)乙\\d丙丁", ["丙丁", "乙"]),
        ("[甲乙]", []),
        ("生(?P<of>师)比", ["生", "师", "比"]),
    ],
)
def test_words_that_a_pattern_needs(source: str, words: list[str]) -> None:
    assert sorted(map(sorted, triggers(source))) == sorted(sorted(one.split()) for one in words)


def test_an_index_gives_the_patterns_that_may_match_in_their_order() -> None:
    patterns = [Pattern("就业率"), Pattern("[甲乙]"), Pattern("升学率"), Pattern("率")]
    index = Index([(pattern, place) for place, pattern in enumerate(patterns)])
    assert [place for _, place in index.within("专业就业率")] == [0, 1, 3]


def test_no_label_is_lost_by_looking_for_words_first() -> None:
    lexicon = load()
    names = [*lexicon.indicators, "其中:面向第一产业", "毕业去向落实人数", "生均校内实践教学工位数", "1+X证书获取人数"]
    for name in names:
        assert lexicon.heading(name) is not None
        for one in lexicon.indicators.values():
            for pattern in (*one.labels, *one.headings):
                assert not pattern.compiled.search(name) or all(any(word in name for word in words) for words in pattern.triggers)


def test_the_shipped_gazetteer_compiles() -> None:
    source = resources.files("seeds").joinpath("gazetteers/indicator_synonyms.toml").read_text(encoding="utf-8")
    assert len(parse(source).indicators) == len(load().indicators)
