"""Mentions of enterprises: firms by their last word, in lists, by brand and by class, each under its fullest name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable

from loaders.candidates import Mention, Span
from loaders.context import Context
from loaders.mentions.columns import body, cell, columns, pieces
from loaders.mentions.enterprise_forms import FirmNames, abbreviates, short_forms, stem
from loaders.mentions.enterprise_lists import is_unit
from loaders.mentions.enterprise_names import Found, enterprise_names
from loaders.mentions.enterprise_sorts import REGION_NAME
from loaders.mentions.enterprise_triggers import enterprises_told
from loaders.mentions.name_lists import brands
from loaders.mentions.table_headings import FIRMS, headed
from loaders.mentions.taken import Taken
from loaders.mentions.word_passes import search_for, segments_with
from loaders.reading import Segment

_LATER_NAME = re.compile(
    r"[（(](?:以下|下文|后文)?(?:均|统一)?(?:简称|下称|称)(?:为)?[：:]?[“‘\"「]?(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{2,12})[”’\"」]?[)）]"
)
_NO_LETTER = re.compile(r"[\s“”‘’「」]")
_LEGAL = re.compile(r"公司(?:[（(][^（()）]*[)）])?\Z")
_NO_NAME = re.compile(r"牵手|携手|联手|引进|与|结成|组成|成立")
_PRONOUN = re.compile(r"该公司|本公司|公司|企业|集团|甲方|乙方|该企业|称该公司")
_LONGER = re.compile(r"学校|职业|技工|技师|技术学|专业|中学|小学|大学|路|街|镇|村|县|市|区")
"""After a short form, what makes it part of another name."""
_AFTER_SHORT = re.compile(
    r"[)）]|班|学院|冠名|订单|集团|公司|合作|共|等|、|，|。|”|与|和|及|的|企业|员工|联合|签|投入|提供|捐|派|工程师|就业|实习|有关|方|导师|公|$"
)


class _Hit:
    """A firm's surface form in a segment, and its name as it is written down."""

    __slots__ = ("found", "name", "segment", "surface")

    def __init__(self, segment: Segment, found: Found) -> None:
        self.segment = segment
        self.found = found
        self.surface = segment.text[found.start : found.end]
        self.name = canonical_form(self.surface)


def canonical_form(surface: str) -> str:
    """A firm's name as it is written down: no white space or quotes, full-width brackets."""
    return _NO_LETTER.sub("", surface).replace("(", "（").replace(")", "）")


def find(context: Context) -> Iterable[Mention]:
    """The firms that a report names, every mention under the fullest form; aliases go into the registry of names."""
    segments = [segment for segment in context.segments() if segment.kind != "chart"]
    hits = [hit for segment, found in enterprises_told(segments) for hit in _hits(context, segment, found)]
    hits.extend(_in_columns(context, {hit.segment.index for hit in hits}))
    firms = _Firms(context, hits)
    chosen = firms.chosen
    later = {**_shortened(context, chosen), **_abbreviated(firms.by_segment, chosen), **_later_names(hits, chosen)}
    extra = list(_short_hits(context, segments, firms.by_segment, later))
    beside = _beside(firms.by_segment, chosen)
    for hit in sorted((*hits, *extra), key=lambda hit: (hit.segment.index, hit.found.start)):
        name = chosen.get(hit.name, hit.name)
        if name != hit.name and firms.far_brand(hit, name):
            name = hit.name
        name = firms.nearest(hit) or beside.get(hit) or later.get(hit.name) or name
        context.names.register("Enterprise", name, hit.name, "short form of the fullest name in the report")
        span = Span(hit.segment.index, hit.found.start, hit.found.end)
        yield Mention("Enterprise", name, hit.surface, span, hit.found.rule, {}, hit.found.confidence)


class _Firms:
    """A report's firms: where they are named, and the fullest form of each name."""

    def __init__(self, context: Context, hits: list[_Hit]) -> None:
        self._is_region: Callable[[str], bool] = lambda part: _is_region(context, part)
        sure = [hit for hit in hits if hit.found.rule != "firm-class"]
        self._names = FirmNames((hit.name for hit in sure), self._is_region)
        self._where = {(hit.name, hit.segment.section, hit.segment.case) for hit in hits}
        self._places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.by_segment: dict[int, list[_Hit]] = defaultdict(list)
        for hit in hits:
            self.by_segment[hit.segment.index].append(hit)
            self._places[hit.name].append((hit.segment.index, hit.found.start))
        for places in self._places.values():
            places.sort()
        self.chosen = self._choose(list(dict.fromkeys(hit.name for hit in hits)))

    def _choose(self, full: list[str]) -> dict[str, str]:
        """Each surface name's fullest form, where only one longer name fits."""
        self._fits = {name: self._names.fuller(name) for name in full}
        chosen = {name: fits[0] if len(fits) == 1 else name for name, fits in self._fits.items()}
        for name in full:
            seen = {name}
            while chosen[name] not in seen and chosen[chosen[name]] != chosen[name]:
                seen.add(chosen[name])
                chosen[name] = chosen[chosen[name]]
        return chosen

    def far_brand(self, hit: _Hit, name: str) -> bool:
        """Whether a well-known brand stands far from the one firm of the report that bears it: then it is the brand itself."""
        if hit.found.rule not in ("firm-brand", "firm-list", "firm-partner") or hit.name not in brands():
            return False
        if len(hit.name) > 2 and hit.name == REGION_NAME.sub("", stem(name), count=1):
            return False
        return (name, hit.segment.section, hit.segment.case) not in self._where

    def nearest(self, hit: _Hit) -> str | None:
        """For a short form that fits several names: the last one named before it, else the best of its own paragraph."""
        if self.chosen.get(hit.name, hit.name) != hit.name:
            return None
        fits = self._fits.get(hit.name)
        fits = self._names.fuller(hit.name) if fits is None else fits
        if len(fits) < 2:
            return None
        here = (hit.segment.index, hit.found.start)
        before = [(places[at - 1], name) for name in fits if (at := bisect_left(places := self._places[name], here))]
        if before:
            return self.chosen.get(max(before)[1], max(before)[1])
        best = self._names.fuller(hit.name, {other.name for other in self.by_segment[hit.segment.index]})
        return self.chosen.get(best[0], best[0]) if best else None


def _hits(context: Context, segment: Segment, told: list[Found]) -> list[_Hit]:
    """The firms of a segment of those that the rules tell: nothing inside another or inside a school, group or policy."""
    text = segment.text
    taken = Taken(len(text))
    for kind in ("School", "EducationGroup", "Policy"):
        for mention in context.of(kind, segment.index):
            if not _NO_NAME.search(mention.surface):
                taken.add(mention.span.start, mention.span.end)
    if "称" in text:
        owners = {one.end for one in enterprise_names(text)} | {m.span.end for m in context.of("School", segment.index)}
        for note in _LATER_NAME.finditer(text):
            if note.start() in owners:
                taken.add(*note.span())
    found: list[_Hit] = []
    for one in told:
        if taken.meets(one.start, one.end):
            continue
        surface = text[one.start : one.end]
        if _PRONOUN.fullmatch(surface) or (one.rule != "firm-suffix" and _is_region(context, surface)):
            continue
        taken.add(one.start, one.end)
        found.append(_Hit(segment, one))
    return found


def _in_columns(context: Context, done: set[int]) -> Iterable[_Hit]:
    """Firms in a table's column of firms that have no word for a firm, in cells where no rule found one."""
    for table in context.reading.tables:
        column = columns(context, table).enterprise if headed(context, table, FIRMS) else None
        for row in body(context, table) if column is not None else ():
            index = cell(row, column)
            if index is None or index in done:
                continue
            done.add(index)
            if not any(context.of(kind, index) for kind in ("School", "EducationGroup")):
                yield from _in_cell(context, index)


def _in_cell(context: Context, index: int) -> Iterable[_Hit]:
    """A cell's firms: its list's pieces, or the whole of it where a name is broken by a space."""
    segment = context.segment(index)
    whole = re.sub(r"\s", "", segment.text)
    if whole != segment.text and [(one.start, one.end) for one in enterprise_names(whole)] == [(0, len(whole))]:
        yield _Hit(segment, Found(0, len(segment.text), "firm-column", 0.85))
        return
    for span, text in pieces(context, index):
        if is_unit(text) and not _is_region(context, text):
            yield _Hit(segment, Found(span.start, span.end, "firm-column", 0.85))


def _is_region(context: Context, name: str) -> bool:
    return bool(context.divisions.named(name) or context.divisions.shortened(name))


def _beside(by_segment: dict[int, list[_Hit]], chosen: dict[str, str]) -> dict[_Hit, str]:
    """Classes told in the order of the firms just named: 与甲公司、乙公司开办“甲班”、“丙班” makes 丙 a form of 乙公司."""
    found: dict[_Hit, str] = {}
    for hits in by_segment.values():
        here = sorted(hits, key=lambda hit: hit.found.start)
        classes = [hit for hit in here if hit.found.rule == "firm-class"]
        firms = [hit for hit in here if hit.found.rule != "firm-class" and classes and hit.found.start < classes[0].found.start]
        if len(classes) < 2 or len(firms) < len(classes):
            continue
        firms = firms[-len(classes) :]
        text = here[0].segment.text
        if re.search(r"[。；！？]", text[firms[0].found.start : classes[-1].found.end]):
            continue
        pairs = list(zip(classes, firms, strict=True))
        if any(chosen.get(one.name) == chosen.get(firm.name) for one, firm in pairs):
            found.update({one: firm.name for one, firm in pairs if chosen.get(one.name, one.name) == one.name})
    return found


def _abbreviated(by_segment: dict[int, list[_Hit]], chosen: dict[str, str]) -> dict[str, str]:
    """Classes that bear letters of the one firm of their sentence, in their order (郑水班 of 郑州水务集团)."""
    found: dict[str, set[str]] = defaultdict(set)
    for hits in by_segment.values():
        classes = [hit for hit in hits if hit.found.rule == "firm-class" and chosen.get(hit.name, hit.name) == hit.name]
        for one in classes:
            stops = (one.segment.text.rfind("。", 0, one.found.start), one.segment.text.find("。", one.found.end))
            sentence = range(stops[0] + 1, stops[1] if stops[1] >= 0 else len(one.segment.text))
            firms = (hit for hit in hits if hit.found.rule != "firm-class" and hit.found.start in sentence)
            full = {chosen.get(hit.name, hit.name) for hit in firms}
            fits = {name for name in full if abbreviates(one.name, name)}
            if len(fits) == 1:
                found[one.name] |= fits
    return {name: min(firms) for name, firms in found.items() if len(firms) == 1}


def _later_names(hits: list[_Hit], chosen: dict[str, str]) -> dict[str, str]:
    """Names given by the text itself: …有限公司（以下简称“甲”）, and a firm alone in brackets after another (…（原甲厂）)."""
    later: dict[str, str] = {}
    for hit in hits:
        match = _LATER_NAME.match(hit.segment.text, hit.found.end)
        if match is not None and not _PRONOUN.fullmatch(match["name"]):
            later[match["name"]] = chosen.get(hit.name, hit.name)
    ends = {(hit.segment.index, hit.found.end): hit for hit in hits}
    for hit in hits:
        text, (start, end) = hit.segment.text, hit.found[:2]
        outer = ends.get((hit.segment.index, start - 1))
        if outer is None or text[start - 1] not in "（(" or text[end : end + 1] not in ("）", ")"):
            continue
        short, full = (outer, hit) if _LEGAL.search(hit.name) and not _LEGAL.search(outer.name) else (hit, outer)
        later.setdefault(short.name, chosen.get(full.name, full.name))
    return later


def _shortened(context: Context, chosen: dict[str, str]) -> dict[str, str]:
    """Likely short forms of the firms, each of one firm only, and the names by which the text has called one already."""
    found: dict[str, set[str]] = {}
    for name in set(chosen.values()):
        for form in short_forms(name, lambda part: _is_region(context, part)):
            if not _is_region(context, form):
                found.setdefault(form, set()).add(name)
    called = {form: name for form, name in chosen.items() if len(form) >= (3 if form == name else 4)}
    return called | {form: min(names) for form, names in found.items() if len(names) == 1}


def _short_hits(
    context: Context, segments: list[Segment], by_segment: dict[int, list[_Hit]], later: dict[str, str]
) -> Iterable[_Hit]:
    """Names without their legal form, and names the text introduced, wherever else they stand, none inside another."""
    if not later:
        return
    for segment, places in segments_with(search_for(later), segments):
        taken = Taken(len(segment.text))
        for hit in by_segment.get(segment.index, ()):
            taken.add(hit.found.start, hit.found.end)
        for kind in ("School", "EducationGroup", "Policy", "Region"):
            for mention in context.of(kind, segment.index):
                taken.add(mention.span.start, mention.span.end)
        for _, start, end in places:
            follows = _AFTER_SHORT.match(segment.text, end) if end - start < 4 else not _LONGER.match(segment.text, end)
            if follows and not taken.meets(start, end):
                yield _Hit(segment, Found(start, end, "firm-short", 0.75))
