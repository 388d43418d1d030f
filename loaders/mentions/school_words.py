"""The general words of school names, from the gazetteers: kinds, words around names, universities, places abroad."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


def alternation(words: Iterable[str]) -> str:
    """A regular expression's body that tries the longest word first, and of all words only those of a place's first letter."""
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(re.escape(letter) + "(?:" + "|".join(rest) + ")" for letter, rest in rests.items())


def gazetteer(name: str) -> str:
    """The text of a file of ``seeds/gazetteers``."""
    return (files("seeds") / "gazetteers" / name).read_text(encoding="utf-8")


@cache
def gazetteer_generic() -> tuple[str, ...]:
    """The words between a school's own letters and its head."""
    unnamed = tomllib.loads(gazetteer("school_words.toml"))["unnamed"]
    return (*unnamed["generic"], *unnamed["fields"])


_GUARDED_HEADS = (
    "|电大(?!学)|职院(?<![高中本专]职院)(?!校)|职大(?<![高中本]职大)(?![赛学专军力多都概致约量部])|城院(?<=[\u4e00-\u9fff]{2}城院)(?![落坝子内墙区校])"
    + "".join(f"|{field}专(?![业科门用长家属题项员注任利])" for field in "农医商林卫体")
)
"""Heads that are also letters of other words; each is spelled with its own first letter: the expression then passes over all
places without one of these letters, which it could not with a class of letters there."""


@dataclass(frozen=True, slots=True)
class SchoolWords:
    """The words as compiled patterns; see the comments of the gazetteer for what each is."""

    head: re.Pattern[str]
    head_letters: frozenset[str]
    tail: re.Pattern[str]
    not_before: re.Pattern[str]
    not_before_letters: frozenset[str]
    stop: re.Pattern[str]
    stops: frozenset[str]
    stop_pairs: frozenset[str]
    stop_exceptions: dict[str, str]
    stop_after: dict[str, str]
    marker: re.Pattern[str]
    generic: re.Pattern[str]
    class_rests: frozenset[str]
    always_class_rests: frozenset[str]


@cache
def school_words() -> SchoolWords:
    """The words, read once."""
    raw = tomllib.loads(gazetteer("school_words.toml"))
    unnamed = raw["unnamed"]
    return SchoolWords(
        head=re.compile(alternation(word for word in raw["heads"] if word != "电大") + _GUARDED_HEADS),
        head_letters=frozenset(word[0] for word in raw["heads"]) | set("电职城农医商林卫体"),
        tail=re.compile(r"[\u4e00-\u9fff]{0,8}?(?:" + alternation(raw["tails"]) + ")"),
        not_before=re.compile(alternation(raw["not_before"])),
        not_before_letters=frozenset(word[0] for word in raw["not_before"]),
        stop=re.compile(alternation(raw["stops"])),
        stops=frozenset(raw["stops"]),
        stop_pairs=frozenset(word for word in raw["stops"] if len(word) == 2),
        stop_exceptions=raw["stop_exceptions"],
        stop_after=raw["stop_after"],
        marker=re.compile(alternation(unnamed["markers"])),
        generic=re.compile(alternation(unnamed["generic"])),
        class_rests=frozenset(unnamed["class_rests"]),
        always_class_rests=frozenset(unnamed["always_class_rests"]),
    )


LONGEST_STOP = 4
"""Letters of the longest stop."""


@cache
def stops_by_letter() -> dict[str, tuple[tuple[str, frozenset[str], frozenset[str]], ...]]:
    """The stops by their first letters, the longest first, each with the letters before and after which it is none."""
    words = school_words()
    found: dict[str, list[tuple[str, frozenset[str], frozenset[str]]]] = {}
    for stop in sorted(words.stops, key=len, reverse=True):
        before, after = frozenset(words.stop_exceptions.get(stop, "")), frozenset(words.stop_after.get(stop, ""))
        found.setdefault(stop[0], []).append((stop, before, after))
    return {letter: tuple(stops) for letter, stops in found.items()}


@cache
def universities() -> dict[str, str]:
    """Well-known universities whose names do not begin with a region, and the region (empty where there are several seats)."""
    rows = (line.split("\t") for line in gazetteer("universities.tsv").splitlines() if line.strip())
    return {row[0]: (row[1] if len(row) > 1 else "") for row in rows}


@cache
def country_pattern() -> re.Pattern[str]:
    """Names of countries other than China, and of places in them."""
    return re.compile(alternation([*gazetteer("countries.txt").split(), *gazetteer("foreign_places.txt").split()]))


@cache
def university_pattern() -> re.Pattern[str]:
    """Names of well-known universities."""
    return re.compile(alternation(universities()))
