"""The gazetteers of programs and enterprise brands, as sets ready for look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


def _rows(name: str) -> list[list[str]]:
    """The rows of a tab-separated gazetteer without its heading row."""
    text = files("seeds").joinpath("gazetteers", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:] if line.strip()]


@cache
def catalogue() -> frozenset[str]:
    """The names of the national catalogues of vocational programs (secondary 2010 and 2021, higher 2021)."""
    return frozenset(row[0] for row in _rows("programs.tsv"))


@cache
def program_abbreviations() -> dict[str, str]:
    """Everyday short forms of programs and the catalogue name each stands for."""
    return {row[0]: row[1] for row in _rows("program_aliases.tsv")}


@cache
def brands() -> frozenset[str]:
    """Well-known firms and brands that reports name without 公司 or 集团."""
    return frozenset(row[0] for row in _rows("enterprise_brands.tsv"))


def any_of(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
