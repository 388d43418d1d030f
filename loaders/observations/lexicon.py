"""Which words mean which indicator: the gazetteer of synonyms, compiled, and the labels it finds in a text or a table heading."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import resources
from typing import NamedTuple

from kg.errors import InputError
from loaders.observations.clues import Clues, Hits
from loaders.observations.own_names import masked
from loaders.observations.patterns import Index, Pattern
from loaders.observations.units import kinds_of

COUNT_SUFFIX = r"(?:总?人次数?|总?人数|总?数量?|个数|规模)?"
_COUNTED_UNITS = frozenset({"人", "所", "个", "家", "人次", "台"})
_HEADING_PREFIX = (
    r"(?:[一二三四五六七八九十\d]+[.、:)])?(?:其中:?|[ABCDE]类:)?(?:\d+\.)?"
    r"(?:全[省市区县州校]|我[省市区县校]|本[省市区县校]|[^\d,，。;]{1,8}[省市县区])?"
    r"(?:中等职业教育|中等职业学校|中职学校|中职教育|中职|职业学校|学校|高中阶段)?(?:的|现有|拥有|应届)?"
)
_BEFORE_LABEL, _BEFORE_ENDS = re.compile(_HEADING_PREFIX), frozenset(".、:)中省市县区州校育职段的有届")
"""What may stand before a label in a heading, and the letters that it can end with."""
_AFTER_LABEL = re.compile(r"(?:情况|合计|总计|\((?:不含|含)[^()]*\))\Z")
_REMEMBERED = 2000
_HEADING_LIMIT = 120


@dataclass(frozen=True, slots=True, eq=False)
class Indicator:
    """An indicator as the reader knows it, its patterns for folded text.

    ``headings`` are for tables only, ``share`` names its counterpart in percent, ``kinds`` are the dimensions of quantities in
    which sentences tell it or its share.
    """

    name: str
    unit: str
    labels: tuple[Pattern, ...]
    headings: tuple[Pattern, ...]
    before: re.Pattern[str] | None = None
    refuse: re.Pattern[str] | None = None
    counted: re.Pattern[str] | None = None
    lead: re.Pattern[str] | None = None
    share: str = ""
    kinds: frozenset[str] = frozenset()
    least: float = 0.0
    greatest: float = 1e15

    def plausible(self, value: float) -> bool:
        """Whether ``value`` can be true of this indicator: in its range, and whole where it counts people or things."""
        whole = self.unit not in ("人", "所", "家", "人次") and self.name != "专业数"
        return self.least <= value <= self.greatest and (whole or value == int(value))


class Label(NamedTuple):
    """``text[start:end]`` names ``indicator``, or (None) a figure that is none of ours and takes its number with it."""

    start: int
    end: int
    indicator: Indicator | None


@dataclass(frozen=True)
class Lexicon:
    """All indicators, and the names of figures that are none."""

    indicators: dict[str, Indicator]
    noise: tuple[Pattern, ...] = field(default=())
    _headings: dict[str, Indicator | None] = field(default_factory=dict, repr=False, compare=False)

    def labels(self, text: str, hits: Hits | None = None) -> list[Label]:
        """The labels in folded ``text``, in order, none inside another: of two that overlap the longer one stands.

        ``hits`` are the clues in the text, where they are known.
        """
        found: list[Label] = []
        for pattern, indicator in self.clues.labels(text, hits):
            for match in pattern.compiled.finditer(text):
                start, end = match.span()
                if end > start:
                    found.append(Label(start, end, indicator))
        kept = _longest(found) if len(found) > 1 else found
        for at, (start, end, indicator) in enumerate(kept):
            if indicator is None:
                continue
            for begins, ends, named in found:
                if begins == start and ends == end and not (named and self._allowed(named, text, start)):
                    kept[at] = Label(start, end, None)
                    break
        return kept

    @cached_property
    def clues(self) -> Clues:
        """The labels and counted nouns, found by their words."""
        named = [(pattern, one) for one in self.indicators.values() for pattern in one.labels]
        counted = [one for one in self.indicators.values() if one.counted is not None]
        return Clues([*((pattern, None) for pattern in self.noise), *named], counted)

    @cached_property
    def _whole(self) -> Index[Indicator | None]:
        named = [(pattern, one) for one in self.indicators.values() for pattern in (*one.labels, *one.headings)]
        return Index([*((pattern, None) for pattern in self.noise), *named])

    def heading(self, text: str) -> Indicator | None:
        """The indicator that a table heading (folded, unit and numbering gone) names as a whole, the most specific one."""
        if text not in self._headings:
            if len(self._headings) >= _REMEMBERED:
                self._headings.clear()
            self._headings[text] = self._heading(text)
        return self._headings[text]

    def forget(self) -> None:
        """Forget the headings read so far."""
        self._headings.clear()

    def _heading(self, text: str) -> Indicator | None:
        fitting = self._whole.within(text) if len(text) <= _HEADING_LIMIT else []
        if not fitting:
            return None
        spans = _parted(text)
        hits: dict[str, Indicator] = {}
        for pattern, one in fitting:
            if one is None:
                if pattern.compiled.fullmatch(text):
                    return None
            elif one.name not in hits and _names(pattern.compiled, text, spans):
                hits[one.name] = one
        inside = list(hits.values())
        return max(inside, key=lambda one: _core(one, text)) if len(inside) > 1 else inside[0] if inside else None

    @staticmethod
    def _allowed(indicator: Indicator, text: str, start: int) -> Indicator | None:
        if indicator.before is None and indicator.refuse is None:
            return indicator
        front = masked(text[max(0, start - 24) : start])
        if indicator.before is not None and not indicator.before.search(front):
            return None
        if indicator.refuse is not None and indicator.refuse.search(front):
            return None
        return indicator


def _parted(text: str) -> list[tuple[int, int]]:
    """The stretches of a heading that its label may be: without words that only lead to it or close it."""
    starts = [0]
    starts += [at for at in range(1, len(text)) if text[at - 1] in _BEFORE_ENDS and _BEFORE_LABEL.fullmatch(text, 0, at)]
    tail = _AFTER_LABEL.search(text)
    ends = [tail.start(), len(text)] if tail and tail.start() else [len(text)]
    return [(start, end) for start in starts for end in ends if start < end]


def _names(label: re.Pattern[str], text: str, spans: list[tuple[int, int]]) -> bool:
    return any(label.fullmatch(text, start, end) for start, end in spans)


def _core(indicator: Indicator, text: str) -> int:
    """How much of a heading the label itself explains."""
    found = (match for pattern in indicator.labels for match in pattern.compiled.finditer(text))
    return max((match.end() - match.start() for match in found), default=0)


def _longest(labels: list[Label]) -> list[Label]:
    kept: list[Label] = []
    for label in sorted(labels, key=_rank):
        start, end, _ = label
        for other in kept:
            if start < other.end and other.start < end:
                break
        else:
            kept.append(label)
    kept.sort(key=_start)
    return kept


def _rank(label: Label) -> tuple[int, int, bool]:
    """Longer ones first, then those farther in front, then those that are none of ours."""
    return label.start - label.end, label.start, label.indicator is not None


def _start(label: Label) -> int:
    return label.start


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """Read the gazetteer that ships with the package.

    Raises:
        InputError: the gazetteer holds a pattern that cannot be compiled or names an indicator twice.
    """
    source = resources.files("seeds").joinpath("gazetteers/indicator_synonyms.toml").read_text(encoding="utf-8")
    return _read(source)


def parse(source: str) -> Lexicon:
    """A lexicon from the text of a gazetteer (TOML; its head explains the keys), every pattern proved to compile."""
    lexicon = _read(source)
    try:
        for pattern in (*lexicon.noise, *(p for one in lexicon.indicators.values() for p in (*one.labels, *one.headings))):
            pattern.compiled  # noqa: B018
    except re.error as error:
        raise InputError(f"The gazetteer of indicators cannot be read: {error}.", hint="Check its syntax.") from error
    return lexicon


def _read(source: str) -> Lexicon:
    try:
        data = tomllib.loads(source)
        macros = {"{" + name + "}": pattern for name, pattern in data.get("macros", {}).items()}
        indicators: dict[str, Indicator] = {}
        for entry in data["indicator"]:
            if entry["name"] in indicators:
                raise InputError(f"The gazetteer of indicators names {entry['name']} twice.", hint="Keep one entry of each name.")
            indicators[entry["name"]] = _indicator(entry, macros)
        noise = tuple(Pattern(_expand(p, macros) + COUNT_SUFFIX) for entry in data.get("noise", ()) for p in entry["labels"])
    except (tomllib.TOMLDecodeError, re.error, KeyError) as error:
        raise InputError(f"The gazetteer of indicators cannot be read: {error}.", hint="Check its syntax.") from error
    return Lexicon(indicators, noise)


def _expand(pattern: str, macros: dict[str, str]) -> str:
    for name, text in macros.items():
        pattern = pattern.replace(name, text)
    return pattern


def _indicator(entry: dict[str, object], macros: dict[str, str]) -> Indicator:
    unit = str(entry["unit"])
    suffix = COUNT_SUFFIX if unit in _COUNTED_UNITS else ""
    labels = [_expand(p, macros) for p in _strings(entry["labels"])]
    headings = [*(_expand(p, macros) for p in _strings(entry.get("headings", []))), re.escape(str(entry["name"]))]
    least, greatest = (float(str(n)) for n in _strings(entry.get("range", [0.0, 1e15])))
    counted = "|".join(_expand(p, macros) for p in _strings(entry.get("counted", [])))
    return Indicator(
        name=str(entry["name"]),
        unit=unit,
        labels=tuple(Pattern(label + suffix) for label in labels),
        headings=tuple(Pattern(heading + suffix) for heading in headings),
        before=_anchored(entry, "before", macros),
        refuse=_anchored(entry, "refuse", macros),
        counted=re.compile("(?:" + counted + ")") if counted else None,
        lead=_anchored(entry, "lead", macros),
        share=str(entry.get("share", "")),
        kinds=kinds_of(str(entry["name"]), unit, str(entry.get("share", ""))),
        least=least,
        greatest=greatest,
    )


def _anchored(entry: dict[str, object], key: str, macros: dict[str, str]) -> re.Pattern[str] | None:
    value = entry.get(key)
    return re.compile("(?:" + _expand(str(value), macros) + ")$") if value else None


def _strings(value: object) -> list[str]:
    if not isinstance(value, list):
        raise InputError("The gazetteer of indicators has a single value where a list belongs.", hint="Write it in brackets.")
    return [str(one) for one in value]
