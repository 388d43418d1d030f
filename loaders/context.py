"""What the rules of extraction share: the reading, the report's identity, names, mentions and candidates found so far."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from kg.divisions import Divisions, divisions
from loaders.candidates import FigureCandidate, Mention, Refusal, RelationCandidate
from loaders.reading import Case, Reading, Segment
from loaders.registry import Names
from loaders.report_identity import Identity

T = TypeVar("T")
_ONE_SCHOOL = re.compile(
    r"一所[^，。；]{0,4}(?:学校|学院)|(?:^|[，。；：“]|、该|年|月|，由|来|后|来，)(?:该校|学校|学院|我校)(?![长生数])"
)
"""Words by which a text speaks of the one school that it is about."""
_TOLD_OFTEN = 2
_UNTOLD: Any = object()
"""Stands for an answer that was not asked for yet."""
_REMEMBERED = 128
"""How many answers about segments are kept: rules go through a report in order and look back at a few paragraphs."""
_SENTENCE_END = re.compile(r"[。！？；\n]+[”’）》】]*")


def _place_of(mention: Mention) -> tuple[int, int, str]:
    span = mention.span
    return span.start, -span.end, mention.type


@dataclass
class Context:
    """One report on its way through the rules. Rules add to it by :meth:`add` and read what earlier rules found."""

    reading: Reading
    identity: Identity
    divisions: Divisions = field(default_factory=divisions)
    names: Names = field(default_factory=Names)
    mentions: dict[int, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    relations: list[RelationCandidate] = field(default_factory=list)
    figures: list[FigureCandidate] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    _by_type: dict[int, dict[str, list[Mention]]] = field(default_factory=dict, repr=False)
    _whole: dict[str, list[Mention]] = field(default_factory=dict, repr=False)
    _prose: tuple[Segment, ...] | None = field(default=None, repr=False)
    _heads: tuple[int, ...] | None = field(default=None, repr=False)
    _changes: int = field(default=0, repr=False)
    _headings_seen: tuple[int, int] = field(default=(-1, -1), repr=False)
    _sentences: dict[int, list[int]] = field(default_factory=dict, repr=False)
    _headings: dict[str, list[str]] | None = field(default=None, repr=False)
    _settled: bool = field(default=False, repr=False)
    _told: dict[tuple[Callable[..., Any], int], Any] = field(default_factory=dict, repr=False)
    _told_at: tuple[int, int] = field(default=(-1, -1), repr=False)

    def add(self, mentions: Iterable[Mention]) -> None:
        """Take mentions in, in the order of their places; names resolved before are written into them."""
        self._changed()
        touched: set[int] = set()
        for mention in mentions:
            segment = mention.span.segment
            self.mentions[segment].append(mention)
            touched.add(segment)
        for segment in touched:
            found = self.mentions[segment]
            if len(found) > 1:
                found.sort(key=_place_of)
            self._by_type.pop(segment, None)

    def settle_names(self) -> None:
        """Write every mention's canonical name into it, after the last merge."""
        self._settled = True
        self._changed()
        self._by_type.clear()
        for mentions in self.mentions.values():
            mentions[:] = [
                m if (name := self.names.resolve(m.type, m.name)) == m.name else m._replace(name=name) for m in mentions
            ]

    def _changed(self) -> None:
        self._changes += 1
        self._whole.clear()

    def of(self, entity_type: str, segment: int | None = None) -> list[Mention]:
        """The mentions of a type, in one segment or in all, in reading order: a list to read, not to change.

        What is found later does not come into it.
        """
        if segment is None:
            whole = self._whole.get(entity_type)
            if whole is None:
                whole = self._whole[entity_type] = [
                    m for index in sorted(self.mentions) for m in self._of_segment(index).get(entity_type, ())
                ]
            return whole
        by_type = self._by_type.get(segment)
        if by_type is None:
            if segment not in self.mentions:
                return []
            by_type = self._of_segment(segment)
        found = by_type.get(entity_type)
        return [] if found is None else found

    def _of_segment(self, segment: int) -> dict[str, list[Mention]]:
        """A segment's mentions by their type."""
        by_type = self._by_type.get(segment)
        if by_type is None:
            by_type = self._by_type[segment] = {}
            for mention in self.mentions[segment]:
                known = by_type.get(mention.type)
                if known is None:
                    by_type[mention.type] = [mention]
                else:
                    known.append(mention)
        return by_type

    def once(self, asked: Callable[[Context, int], T], segment: int) -> T:
        """What a function of mentions and names says of a segment: asked once while both stay as they are, the latest kept."""
        now = self._changes, len(self.names.log)
        if now != self._told_at:
            self._told.clear()
            self._told_at = now
        key = asked, segment
        found: T = self._told.get(key, _UNTOLD)
        if found is _UNTOLD:
            found = asked(self, segment)
            if len(self._told) >= _REMEMBERED:
                del self._told[next(iter(self._told))]
            self._told[key] = found
        return found

    def refuse(self, refusal: Refusal) -> None:
        """Keep a candidate that was not taken, with the reason."""
        self.refusals.append(refusal)

    def segment(self, index: int) -> Segment:
        """The segment of an index."""
        return self.reading.segments[index]

    def segments(self) -> Iterator[Segment]:
        """The segments that facts are read from, in order."""
        if self._prose is None:
            self._prose = self.reading.prose()
        return iter(self._prose)

    def headings_above(self, segment: int) -> Iterator[int]:
        """The indices of the headings at a segment or above it, the nearest first."""
        if self._heads is None:
            self._heads = tuple(s.index for s in self.reading.segments if s.kind == "heading")
        for at in range(bisect_right(self._heads, segment) - 1, -1, -1):
            yield self._heads[at]

    def case_of(self, segment: int) -> Case | None:
        """The case study that a segment lies in."""
        case = self.reading.segments[segment].case
        return None if case is None else self.reading.cases[case]

    def sentence_bounds(self, segment: int, position: int) -> tuple[int, int]:
        """The sentence around a clean position, half open: from after 。！？； to the next one, its mark included."""
        ends = self._sentences.get(segment)
        if ends is None:
            text = self.reading.segments[segment].text
            ends = self._sentences[segment] = [found.end() for found in _SENTENCE_END.finditer(text)]
        at = bisect_right(ends, position)
        start = ends[at - 1] if at else 0
        return start, ends[at] if at < len(ends) else len(self.reading.segments[segment].text)

    def in_sentence(self, entity_type: str, segment: int, position: int) -> list[Mention]:
        """The mentions of a type in the sentence around a position."""
        mentions = self.of(entity_type, segment)
        if not mentions:
            return []
        start, end = self.sentence_bounds(segment, position)
        return [m for m in mentions if start <= m.span.start < end]

    def hero_of(self, case: int) -> tuple[str, str] | None:
        """A case's hero as entity type and canonical name, sought once while mentions and names stay as they are."""
        return self.once(Context._find_hero, case)

    def _find_hero(self, case: int) -> tuple[str, str] | None:
        """A case's hero.

        The school its title names, else the region that opens the title, else the report's own school, the first school its text
        names, or the region that opens the text before it, unless the text goes on to tell of 学校, 学院 or 该校 time and again.
        """
        found = self.reading.cases[case]
        start, end = found.title_span
        schools = [m for m in self.of("School", found.first) if start <= m.span.start and m.span.end <= end]
        if schools:
            return "School", self.names.resolve("School", schools[0].name)
        region = self._opening_region(found.first, start, end)
        if region is not None:
            return region
        if self.identity.school is not None:
            return "School", self.names.resolve("School", self.identity.school)
        body = [s for s in range(found.first, found.last + 1) if self.reading.segments[s].kind != "caption"]
        own_words = "".join(self.reading.segments[s].text for s in body)
        of_a_school = len(_ONE_SCHOOL.findall(own_words)) >= _TOLD_OFTEN
        for segment in body:
            start = end if segment == found.first else 0
            schools = [m for m in self.of("School", segment) if m.span.start >= start]
            region = self._opening_region(segment, start, len(self.reading.segments[segment].text))
            apart = not schools or not (of_a_school or self._same_sentence(segment, start, schools[0].span.start))
            if region is not None and apart:
                return region
            if schools:
                return "School", self.names.resolve("School", schools[0].name)
        return None

    def _opening_region(self, segment: int, start: int, end: int) -> tuple[str, str] | None:
        """The region that opens a stretch of text (or a title's part after —— or ：), where it is no part of a longer name."""
        text = self.reading.segments[segment].text
        for mention in self.of("Region", segment):
            at = mention.span.start
            opens = at <= start + 1 or text[at - 1] in "—：:"
            if start <= at and mention.span.end <= end and opens and not self._inside_name(mention):
                return "Region", self.names.resolve("Region", mention.name)
        return None

    def _inside_name(self, mention: Mention) -> bool:
        """Whether a region's name is part of a longer name there (a school's, a group's)."""
        span = mention.span
        return mention.rule == "region-in-name" or any(
            other.type not in ("Region", "CaseStudy", "Policy") and other.span.start <= span.start and span.end < other.span.end
            for other in self.mentions.get(span.segment, ())
        )

    def _same_sentence(self, segment: int, first: int, second: int) -> bool:
        return self.sentence_bounds(segment, first) == self.sentence_bounds(segment, second)

    def region_of(self, segment: int, position: int | None = None) -> str | None:
        """The region that a place is about.

        The most specific one that its sentence names before it, that of its case's hero, its section's, else the report's own.
        """
        if position is not None:
            start, _ = self.sentence_bounds(segment, position)
            named = [m for m in self.of("Region", segment) if start <= m.span.start <= position]
            if named:
                return self.names.resolve("Region", self._narrowest(named).name)
        case = self.reading.segments[segment].case
        if case is not None:
            region = self.region_of_hero(case)
            if region is not None:
                return region
        for heading in reversed(self.reading.segments[segment].section):
            for mention in self._heading_regions().get(heading, ()):
                return mention
        return self.identity.region

    def region_of_hero(self, case: int) -> str | None:
        """The region of a case's hero: the hero itself, or where the school's name places it."""
        hero = self.hero_of(case)
        if hero is None:
            found = self.reading.cases[case]
            named = [m for m in self.of("Region", found.first) if found.title_span[0] <= m.span.start < found.title_span[1]]
            return self.names.resolve("Region", named[0].name) if named else None
        if hero[0] == "Region":
            return hero[1]
        return self.region_in_name(hero[1])

    def region_in_name(self, name: str) -> str | None:
        """The most specific region that a school's or firm's name names, among the regions of this report."""
        best: tuple[int, int, str] | None = None
        for region, surfaces in self.names.surfaces("Region").items():
            for surface in (region, *surfaces):
                at = name.find(surface)
                if at >= 0 and not name.startswith(("全国", "中国")):
                    rank = (self._depth(region), len(surface), region)
                    best = rank if best is None or rank > best else best
        return best[2] if best else None

    def _depth(self, region: str) -> int:
        known = self.divisions.named(region)
        return max((len(self.divisions.ancestors(division)) for division in known), default=0)

    def _narrowest(self, mentions: list[Mention]) -> Mention:
        return max(mentions, key=lambda m: (self._depth(m.name), m.span.start))

    def _heading_regions(self) -> dict[str, list[str]]:
        """The regions that a heading names, by the heading without its number; kept once the names are settled."""
        seen = self._changes, len(self.names.log)
        if self._headings is None or not (self._settled or seen == self._headings_seen):
            self._headings, self._headings_seen = self._find_heading_regions(), seen
        return self._headings

    def _find_heading_regions(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for segment in self.reading.segments:
            if segment.kind == "heading":
                regions = [self.names.resolve("Region", m.name) for m in self.of("Region", segment.index)]
                if regions:
                    found[re.sub(r"^[\d.、（）一二三四五六七八九十第章节]+", "", segment.text)] = regions
        return found
