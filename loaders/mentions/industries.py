"""Mentions of industries that a program cluster is said to serve: a table's column, or 专业群对接某产业."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.candidates import Mention, Span
from loaders.context import Context
from loaders.mentions.columns import body, cell, columns, pieces

_SERVES = re.compile(
    r"[”’]?(?:主要|重点|紧密|精准|直接|全面|分别)?(?:对接|服务于?|面向|支撑)[\u4e00-\u9fff]{0,2}?(?:市|省|县|区域|地方|本地)?(?:的)?"
)
_ITEM = re.compile(
    r"[“‘]?(?P<name>[\u4e00-\u9fff]{2,14}?(?:产业链|产业群|产业集群|产业|行业|服务业|制造业|工业|农业|旅游业|物流业|建筑业|餐饮业|酒店业|加工业|养殖业|金融业))[”’]?(?P<mark>、|和|与|及|，|。|；|等|$)"
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
    return re.sub(r"[\s“”‘’]", "", surface).replace("(", "（").replace(")", "）")


def _in_tables(context: Context) -> Iterator[tuple[Span, str, float]]:
    for table in context.reading.tables:
        found = columns(context, table)
        for row in body(context, table) if found.industry is not None else ():
            segment = cell(row, found.industry)
            if segment is None:
                continue
            firms = [(m.span.start, m.span.end) for m in context.of("Enterprise", segment)]
            for span, text in pieces(context, segment):
                if not any(span.start < end and start < span.end for start, end in firms) and re.search(
                    r"[\u4e00-\u9fff]{2}", text
                ):
                    yield span, "industry-column", 0.95


def _in_prose(context: Context) -> Iterator[tuple[Span, str, float]]:
    for mention in context.of("ProgramCluster"):
        segment = context.segment(mention.span.segment)
        if segment.kind == "cell":
            continue
        at = mention.span.end + (2 if segment.text.startswith("专业群", mention.span.end) else 0)
        opened = _SERVES.match(segment.text, at)
        at = opened.end() if opened else -1
        while at >= 0:
            item = _ITEM.match(segment.text, at)
            if item is None:
                break
            if not _VAGUE.fullmatch(item["name"]):
                yield Span(segment.index, item.start("name"), item.end("name")), "industry-served", 0.75
            at = item.end() if item["mark"] in ("、", "和", "与", "及") else -1
