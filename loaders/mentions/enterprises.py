"""Mentions of enterprises: firms by their last word, in lists, by brand and by class, each under its fullest name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.candidates import Mention, Span
from loaders.context import Context
from loaders.mentions.columns import body, cell, columns, pieces
from loaders.mentions.enterprise_forms import fuller, short_forms
from loaders.mentions.enterprise_lists import (
    adjacent_enterprises,
    brand_enterprises,
    class_enterprises,
    is_firm,
    listed_enterprises,
)
from loaders.mentions.enterprise_names import Found, enterprise_names
from loaders.mentions.name_lists import brands
from loaders.reading import Segment

_LATER_NAME = re.compile(r"[（(]以下(?:简称|称)(?:为)?：?[“‘]?(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{2,10})[”’]?[)）]")
_NO_NAME = re.compile(r"牵手|携手|联手|引进|与|结成|组成|成立")
_PRONOUN = re.compile(r"该公司|本公司|公司|企业|集团|甲方|乙方|该企业|称该公司")
_AFTER_SHORT = re.compile(
    r"班|学院|冠名|订单|集团|公司|合作|共|等|、|，|。|”|与|和|及|的|企业|员工|联合|签|投入|提供|捐|派|工程师|就业|实习|有关|方|导师|公|$"
)


@dataclass(frozen=True, slots=True, eq=False)
class _Hit:
    """A firm's surface form in a segment."""

    segment: Segment
    found: Found

    @property
    def surface(self) -> str:
        return self.segment.text[self.found.start : self.found.end]

    @property
    def name(self) -> str:
        return canonical_form(self.surface)


def canonical_form(surface: str) -> str:
    """A firm's name as it is written down: no white space or quotes, full-width brackets."""
    return re.sub(r"[\s“”‘’「」]", "", surface).replace("(", "（").replace(")", "）")


def find(context: Context) -> Iterable[Mention]:
    """The firms that a report names, every mention under the fullest form; aliases go into the registry of names."""
    hits = [hit for segment in context.segments() if segment.kind != "chart" for hit in _hits(context, segment)]
    hits.extend(_in_columns(context, {hit.segment.index for hit in hits}))
    full = list(dict.fromkeys(hit.name for hit in hits))
    chosen = _chosen(context, hits, full)
    known = set(chosen.values())
    later = {**_shortened(context, known), **_later_names(hits, chosen)}
    extra = [
        hit for segment in context.segments() if segment.kind != "chart" for hit in _short_hits(context, segment, hits, later)
    ]
    beside = _beside(hits, chosen)
    for hit in sorted((*hits, *extra), key=lambda hit: (hit.segment.index, hit.found.start)):
        name = chosen.get(hit.name, hit.name)
        if name != hit.name and _far_brand(hit, hits, name):
            name = hit.name
        name = _nearest(context, hit, hits, chosen) or beside.get(hit) or later.get(hit.name) or name
        context.names.register("Enterprise", name, hit.name, "short form of the fullest name in the report")
        span = Span(hit.segment.index, hit.found.start, hit.found.end)
        yield Mention("Enterprise", name, hit.surface, span, hit.found.rule, {}, hit.found.confidence)


def _hits(context: Context, segment: Segment) -> list[_Hit]:
    """The firms of a segment: sure rules first, nothing inside another or inside a school, group or policy."""
    text = segment.text
    taken = [
        (mention.span.start, mention.span.end)
        for kind in ("School", "EducationGroup", "Policy")
        for mention in context.of(kind, segment.index)
        if not _NO_NAME.search(mention.surface)
    ]
    found: list[Found] = []
    for rule in (enterprise_names, class_enterprises, listed_enterprises, adjacent_enterprises, brand_enterprises):
        for one in rule(text):
            if any(one.start < end and start < one.end for start, end in taken):
                continue
            if _PRONOUN.fullmatch(text[one.start : one.end]):
                continue
            if one.rule != "firm-suffix" and _is_region(context, text[one.start : one.end]):
                continue
            taken.append((one.start, one.end))
            found.append(one)
    return [_Hit(segment, one) for one in found]


def _in_columns(context: Context, done: set[int]) -> Iterable[_Hit]:
    """Firms in a table's column of firms that have no word for a firm, in cells where no rule found one."""
    for table in context.reading.tables:
        column = columns(context, table).enterprise
        for row in body(context, table) if column is not None else ():
            index = cell(row, column)
            if index is None or index in done:
                continue
            done.add(index)
            taken = [m for kind in ("School", "EducationGroup", "Region") for m in context.of(kind, index)]
            for span, text in pieces(context, index) if not taken else ():
                if is_firm(text):
                    yield _Hit(context.segment(index), Found(span.start, span.end, "firm-column", 0.85))


def _is_region(context: Context, name: str) -> bool:
    return bool(context.divisions.named(name) or context.divisions.shortened(name))


def _chosen(context: Context, hits: list[_Hit], full: list[str]) -> dict[str, str]:
    """Each surface name's fullest form, where only one longer name fits."""
    sure = [hit.name for hit in hits if hit.found.rule != "firm-class"]
    chosen: dict[str, str] = {}
    for name in full:
        fits = fuller(name, dict.fromkeys(sure), lambda part: _is_region(context, part))
        chosen[name] = fits[0] if len(fits) == 1 else name
    for name in full:
        seen = {name}
        while chosen[name] not in seen and chosen[chosen[name]] != chosen[name]:
            seen.add(chosen[name])
            chosen[name] = chosen[chosen[name]]
    return chosen


def _far_brand(hit: _Hit, hits: list[_Hit], name: str) -> bool:
    """Whether a well-known brand stands far from the one firm of the report that bears it: then it is the brand itself."""
    if hit.found.rule not in ("firm-brand", "firm-list") or hit.name not in brands():
        return False
    return not any(
        o.name == name and (o.segment.section, o.segment.case) == (hit.segment.section, hit.segment.case) for o in hits
    )


def _beside(hits: list[_Hit], chosen: dict[str, str]) -> dict[_Hit, str]:
    """Classes told in the order of the firms just named: 与甲公司、乙公司开办“甲班”、“丙班” makes 丙 a form of 乙公司."""
    found: dict[_Hit, str] = {}
    for index in dict.fromkeys(hit.segment.index for hit in hits):
        here = sorted((hit for hit in hits if hit.segment.index == index), key=lambda hit: hit.found.start)
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


def _nearest(context: Context, hit: _Hit, hits: list[_Hit], chosen: dict[str, str]) -> str | None:
    """For a short form that fits several names: the last one named before it in the same case or section."""
    if chosen.get(hit.name, hit.name) != hit.name:
        return None
    fits = set(
        fuller(
            hit.name, (other.name for other in hits if other.found.rule != "firm-class"), lambda part: _is_region(context, part)
        )
    )
    if len(fits) < 2:
        return None
    place = (hit.segment.index, hit.found.start)
    before = [other for other in hits if other.name in fits and (other.segment.index, other.found.start) < place]
    if before:
        return chosen.get(before[-1].name, before[-1].name)
    best = fuller(
        hit.name,
        (other.name for other in hits if other.segment.index == hit.segment.index),
        lambda part: _is_region(context, part),
    )
    return chosen.get(best[0], best[0]) if best else None


def _later_names(hits: list[_Hit], chosen: dict[str, str]) -> dict[str, str]:
    """Names given by the text itself: …有限公司（以下简称“甲”）."""
    later: dict[str, str] = {}
    for hit in hits:
        match = _LATER_NAME.match(hit.segment.text, hit.found.end)
        if match is not None and not _PRONOUN.fullmatch(match["name"]):
            later[match["name"]] = chosen.get(hit.name, hit.name)
    return later


def _shortened(context: Context, known: set[str]) -> dict[str, str]:
    """Likely short forms of the firms, each of one firm only."""
    found: dict[str, set[str]] = {}
    for name in known:
        for form in short_forms(name, lambda part: _is_region(context, part)):
            if not _is_region(context, form):
                found.setdefault(form, set()).add(name)
    return {form: min(names) for form, names in found.items() if len(names) == 1}


def _short_hits(context: Context, segment: Segment, hits: list[_Hit], later: dict[str, str]) -> Iterable[_Hit]:
    """Names without their legal form, and names the text introduced, wherever else they stand."""
    forms = sorted(later, key=lambda form: (-len(form), form))
    if not forms:
        return
    taken = [(hit.found.start, hit.found.end) for hit in hits if hit.segment.index == segment.index]
    for kind in ("School", "EducationGroup", "Policy", "Region", "CaseStudy"):
        taken += [(m.span.start, m.span.end) for m in context.of(kind, segment.index) if kind != "CaseStudy"]
    for match in re.finditer("|".join(map(re.escape, forms)), segment.text):
        start, end = match.span()
        if any(start < right and left < end for left, right in taken) or not _AFTER_SHORT.match(segment.text, end):
            continue
        yield _Hit(segment, Found(start, end, "firm-short", 0.75))
