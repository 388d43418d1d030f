"""cites: a region and the documents that it, or a body, school or case of it, issues, follows or refers to.

The region is the most specific one that the sentence or the case gives, and the report's own without one. A document's own title
gives it too, where it names a region inside the report's (a city's plan in a province's report); a wider region cites what its
own authority is said to issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from kg.divisions import Division
from loaders.candidates import Mention, RelationCandidate
from loaders.context import Context
from loaders.mentions.region_spotting import spots

_CLAUSE_START = re.compile(r"(?:^|[，。；：！？\n]|如|例如|其中|是|由|印发|出台|\d年(?:\d{1,2}月)?(?:\d{1,2}日)?)$")
_ISSUED = re.compile(
    r"(?:省|自治区|市)(?:委、?省?政府|委|(?:人民)?政府|教育[厅局委]|财政[厅局]|人社[厅局]|人力资源[和与]?社会保障[厅局]|发展改革委|发改委|工信[厅局])"
    r"[^，。；《》]{0,16}(?:印发|出台|发布|下发|颁布|制定)(?:的|了)?《\Z"
)
_THAT = re.compile(r"该(?P<level>[省市县区州])(?:的|印发的?|出台的?|制定的?)?[《]?\Z")
_OWN = re.compile(r"(?:我[省市县区]|全[省市县区]|[省市县区](?:教育[厅局]|委|政府|人民政府|财政[厅局]|人社[厅局]|级)|自治区)")
_ITS_OFFICE = re.compile(
    r"^(?:、?[省市县区州]?(?:教育体育局|教体局|教育[厅局]|委办公室|政府办公室|委办|政府办|委|人民政府|政府|财政局|人社局))+"
)
_NEAR = 10


def find(context: Context) -> Iterator[RelationCandidate]:
    """The citing region of every mention of a document."""
    home = _home(context)
    if context.identity.region is None or not context.names.knows("Region", context.identity.region):
        return
    heads = _heads(context)
    for mention in context.of("Policy"):
        region, rule = _region(context, mention, home, heads)
        attrs = {key: mention.attrs[key] for key in ("number", "status") if key in mention.attrs}
        wider = _issuer(context, mention, home) if mention.name[:2] in heads else None
        told = {region: rule, **({wider: "region-in-sentence"} if wider is not None and wider != region else {})}
        for citing, why in told.items():
            yield RelationCandidate(
                "cites", ("Region", citing), ("Policy", mention.name), mention.span, mention.surface, why, attrs, 0.9
            )


def _home(context: Context) -> Division | None:
    code = context.identity.code
    return context.divisions.by_code(code) if code else None


def _heads(context: Context) -> Set[str]:
    """The first two letters of the regions' names in the report: no document's title without them names one of these."""
    known = context.names.surfaces("Region")
    return {form[:2] for name, forms in known.items() for form in (name, *forms)}


def _region(context: Context, mention: Mention, home: Division | None, heads: Set[str]) -> tuple[str, str]:
    own = str(context.identity.region)
    titled = _in_title(context, mention, home) if mention.name[:2] in heads else None
    if titled is not None:
        return titled, "region-in-title"
    said = _in_sentence(context, mention, home)
    if said is not None:
        return said, "region-in-sentence"
    case = context.segment(mention.span.segment).case
    hero = context.region_of_hero(case) if case is not None else None
    if hero is not None and _inside(context, hero, home):
        return hero, "region-of-case"
    return own, "own-region"


def _inside(context: Context, region: str, home: Division | None) -> bool:
    """Whether a region lies inside the report's own."""
    if home is None:
        return False
    return any(d.code != home.code and context.divisions.within(d, home) for d in context.divisions.named(region))


def _in_title(context: Context, mention: Mention, home: Division | None) -> str | None:
    """The region inside the report's own with which a document's title begins."""
    first = [spot for spot in spots(mention.name) if spot.start == 0]
    for division in first[0].divisions if first else ():
        if _inside(context, division.name, home) and context.names.knows("Region", division.name):
            return context.names.resolve("Region", division.name)
    return None


def _issuer(context: Context, mention: Mention, home: Division | None) -> str | None:
    """The wider region whose authority issues a document that begins with its name (省教育厅印发《某省…》 in a city's report)."""
    text = context.segment(mention.span.segment).text
    if _ISSUED.search(text, max(0, mention.span.start - 40), mention.span.start) is None:
        return None
    first = [spot for spot in spots(mention.name) if spot.start == 0]
    for division in first[0].divisions if first and home is not None else ():
        wider = home is not None and division.code != home.code and context.divisions.within(home, division)
        if wider and context.names.knows("Region", division.name):
            return context.names.resolve("Region", division.name)
    return None


def _called_back(context: Context, segment: int, that: re.Match[str], home: Division | None) -> str | None:
    """The region that 该市 or 该县 stands for: the last one of its level that the paragraph names before it."""
    for region in reversed([m for m in context.of("Region", segment) if m.span.end <= that.start()]):
        name = context.names.resolve("Region", region.name)
        if name.endswith(that["level"]) and _inside(context, name, home):
            return name
    return None


def _in_sentence(context: Context, mention: Mention, home: Division | None) -> str | None:
    """The last region before the document that opens a clause, or stands right before it.

    None where the report's own authority (市教育局, 我省) stands nearer.
    """
    segment, position = mention.span.segment, mention.span.start
    that = _THAT.search(context.segment(segment).text, max(0, position - 12), position)
    if that is not None:
        return _called_back(context, segment, that, home)
    text = context.segment(segment).text
    start, _ = context.sentence_bounds(segment, position)
    for region in reversed([m for m in context.of("Region", segment) if start <= m.span.start < position]):
        opens = _CLAUSE_START.search(text[max(start, region.span.start - 12) : region.span.start] or "^")
        near = position - region.span.end <= _NEAR and "《" in text[region.span.end : position]
        if not (opens or near or region.span.start == start):
            continue
        between = text[region.span.end : position]
        if _OWN.search(_ITS_OFFICE.sub("", between)):
            return None
        name = context.names.resolve("Region", region.name)
        return name if _inside(context, name, home) else None
    return None
