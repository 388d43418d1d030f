"""Mentions of industries that a program cluster is said to serve: a table's column, or 专业群对接某产业."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.candidates import Mention, Span
from loaders.context import Context
from loaders.mentions.columns import body, cell, columns, pieces
from loaders.mentions.table_headings import CLUSTERS, headed
from loaders.reading import Segment

_NO_LETTER = re.compile(r"[\s“”‘’]")
_WORD = re.compile(r"[\u4e00-\u9fff]{2}")
_SERVES = re.compile(
    r"[”’]?(?:主要|重点|紧密|精准|直接|全面|分别)?(?:对接|服务于?|面向|支撑)[\u4e00-\u9fff]{0,2}?(?:市|省|县|区域|地方|本地)?(?:的)?"
)
_SERVES_LATER = re.compile(
    r"[^。；]{0,60}?，(?:主要|重点|紧密|精准|直接|全面)?(?:对接|服务于?|面向|支撑)(?:我?[市省县区](?:域)?|区域|地方|本地)?(?:的)?"
)
_SHARED = re.compile(
    r"(?P<list>(?:(?!产业|行业)[\u4e00-\u9fffA-Z0-9]){2,12}(?:、(?:(?!产业|行业)[\u4e00-\u9fffA-Z0-9]){2,12}?)+?)(?:等)?(?:[两三四五六\d]?大?)?(?:支柱|主导|重点|特色|优势|新兴)*(?:产业|行业)(?!链|集群)"
)
_ITEM = re.compile(
    r"[“‘]?(?P<name>[\u4e00-\u9fff]{1,14}?(?:产业链|产业群|产业集群|产业|行业|服务业|制造业|工业|农业|旅游业|物流业|建筑业|餐饮业|酒店业|加工业|养殖业|金融业))[”’]?(?P<mark>、|和|与|及|以及|，|。|；|等|培养|输送|提供|发展|需[求要]|转型|升级|领域|人才|岗位|一线|$)"
)
_VAGUE = re.compile(
    r"(?:区域|地方|本地|当地|支柱|主导|重点|新兴|战略性新兴|特色|优势|相关|传统|现代|各|全市|全省|我市|经济|社会|发展|的|市|省|县|和|大|产业|行业|链|群|集群)+"
)


def find(context: Context) -> Iterable[Mention]:
    """The industries that clusters serve, by the report's words."""
    for span, rule, confidence in sorted(
        {*_in_tables(context), *_in_prose(context)}, key=lambda hit: (hit[0].segment, hit[0].start)
    ):
        surface = context.segment(span.segment).text[span.start : span.end]
        yield Mention("Industry", canonical_form(surface), surface, span, rule, {}, confidence)


def canonical_form(surface: str) -> str:
    """An industry's name as it is written down."""
    return _NO_LETTER.sub("", surface).replace("(", "（").replace(")", "）")


def _in_tables(context: Context) -> Iterator[tuple[Span, str, float]]:
    for table in context.reading.tables:
        if not headed(context, table, CLUSTERS):
            continue
        found = columns(context, table)
        for row in body(context, table) if found.industry is not None else ():
            segment = cell(row, found.industry)
            if segment is None:
                continue
            firms = [(m.span.start, m.span.end) for m in context.of("Enterprise", segment)]
            for span, text in pieces(context, segment):
                if not any(span.start < end and start < span.end for start, end in firms) and _WORD.search(text):
                    yield span, "industry-column", 0.95


def _in_prose(context: Context) -> Iterator[tuple[Span, str, float]]:
    for mention in context.of("ProgramCluster"):
        segment = context.segment(mention.span.segment)
        if segment.kind == "cell":
            continue
        at = mention.span.end + (2 if segment.text.startswith("专业群", mention.span.end) else 0)
        opened = _SERVES.match(segment.text, at)
        if opened is None:
            _, end = context.sentence_bounds(segment.index, at)
            others = [m.span.start for m in context.of("ProgramCluster", segment.index) if m.span.start > at]
            opened = _SERVES_LATER.match(segment.text, at, min([end, *others]))
        if opened is not None:
            yield from _listed(segment, opened.end())


def _listed(segment: Segment, at: int) -> Iterator[tuple[Span, str, float]]:
    """The industries of a list; in 甲、乙产业 the last word belongs to each, so that none is written with it."""
    shared = _SHARED.match(segment.text, at)
    if shared is not None:
        start = at
        for name in shared["list"].split("、"):
            if not _VAGUE.fullmatch(name):
                yield Span(segment.index, start, start + len(name)), "industry-served", 0.7
            start += len(name) + 1
        return
    while at >= 0:
        item = _ITEM.match(segment.text, at)
        if item is None:
            break
        if not _VAGUE.fullmatch(item["name"]):
            yield Span(segment.index, item.start("name"), item.end("name")), "industry-served", 0.75
        at = item.end() if item["mark"] in ("、", "和", "与", "及", "以及") else -1
