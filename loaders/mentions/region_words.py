"""Names of divisions that are also words of the language, from ``seeds/gazetteers/region_words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class RegionWords:
    """Which names need more than their letters to be taken as places; the file says what each list means."""

    generic: frozenset[str]
    homely: frozenset[str]
    cities: frozenset[str]
    counties: frozenset[str]
    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def region_words() -> RegionWords:
    """The lists of the seeds."""
    table = tomllib.loads((resources.files("seeds") / "gazetteers" / "region_words.toml").read_text(encoding="utf-8"))
    return RegionWords(
        generic=frozenset(table["generic"]),
        homely=frozenset(table["homely"]),
        cities=frozenset(table["cities"]),
        counties=frozenset(table["counties"]),
        before={name: tuple(words) for name, words in table["before"].items()},
        after={name: tuple(words) for name, words in table["after"].items()},
    )
