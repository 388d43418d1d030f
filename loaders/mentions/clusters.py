"""Mentions of program clusters (专业群), in tables and in prose, with the suffix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.candidates import Mention, Span
from loaders.context import Context
from loaders.mentions.columns import body, cell, columns, pieces
from loaders.mentions.program_names import is_program, names_before

_SUFFIX = re.compile(r"专业群")
_WORD = "专业群"
_UNWRITTEN = re.compile(r"[\s“”‘’]+")
_LISTED = re.compile(r"(?<=专业群[、和])(?P<name>[\u4e00-\u9fff]{4,20}?)专业群")
"""A cluster right after another in a list is one, whatever its name (甲乙专业群、现代服务专业群)."""
_FRONT = re.compile(
    r"(?:[的“‘、，：（；。和与及]|打造|建设|建成|建有|组建|构建|形成|开设|设有|设立|立项|培育|申报|创建|依托|围绕|拥有|新增|对接|支撑|(?<=校)有|另有|现有|还有)$"
)
"""What a cluster's name begins after, so that it needs no known program in it."""
_FIELD = re.compile(
    r"制造|装备|服务|商贸|商务|贸易|旅|农|林|牧|渔|医|药|健康|康|养老|护理|信息|智能|智慧|数字|数控|汽车|车辆|建筑|建设工程|工程|艺术|美术|音乐|舞|戏|教育|物流|食品|餐|烹饪|粮|茶|酒|电|机|模具|焊|化工|交通|轨道|"
    r"铁道|航|船|港|海|水|文化|文创|传媒|媒体|影视|广告|动漫|财|会计|金融|经济|经管|管理|生态|环境|环保|材料|能源|光伏|新能|纺织|服装|服饰|时尚|陶瓷|家具|木|珠宝|工艺|非遗|软件|网络|计算机|通信|物联|大数据|云|芯|设计|幼|"
    r"学前|保育|体育|民族|畜|园|矿|钢|冶|石油|化学|生物|测绘|地质|消防|安全|安防|法律|家政|托育|社会|城市|乡村|低空|无人|冰雪|会展|酒店|跨境|口岸|边贸|技术"
)
"""What a cluster is about: without such a word the letters before 专业群 are no name (入选专业群, 抓好专业群)."""
_SPELLED = re.compile(r"[\u4e00-\u9fff]{2,10}")
_NO_NAME = re.compile(
    r"[的了等各其该此本某每]|第[一二三四五六七八九十]|抓好|办好|做[强优大精实细专特]|建[强优好]|进一步|持续|着力|入选|获批|获评|遴选|申报|立项|验收|推动|职业教育|中等职业|专业|群|学校|学院|产业链|[省市县区]级|[一二三四五六七八九十两几多][大个]|建设|打造|对接|围绕|重点|水平|特色|优质|骨干|品牌|^(?:与|和|及|以|为|在|将|把|由|对|从|向)|组建|形成|服务[^装]|面向|适应|建成|推进|加强|优化"
)
_SORTS = re.compile(
    r"(?:专业|特色|优质|优势|重点|品牌|骨干|示范|高水平|一流|省级|市级|国家级|双高|各|的|类|大|建设|群|高职|中职|涉农|[0-9一二三四五六七八九十])+"
)


def canonical_form(surface: str) -> str:
    """A cluster's name as it is written down: no white space or quotes, with the suffix 专业群."""
    name = _UNWRITTEN.sub("", surface).replace("(", "（").replace(")", "）")
    name = name.removesuffix("群").removesuffix("专业") if name.endswith("专业群") else name.removesuffix("专业")
    return name + "专业群"


def find(context: Context) -> Iterable[Mention]:
    """The clusters that a report names, every mention under its full name; aliases go into the registry of names."""
    raw = sorted({*_in_tables(context), *_in_prose(context)}, key=lambda hit: (hit[0].segment, hit[0].start))
    surfaces = [context.segment(span.segment).text[span.start : span.end] for span, _, _ in raw]
    forms = [canonical_form(surface) for surface in surfaces]
    sure = {form for form, (_, rule, _) in zip(forms, raw, strict=True) if rule == "cluster-column"}
    ordered = sorted(set(forms))
    names = {form: _full(form, ordered, sure) for form in ordered}
    for (span, rule, confidence), surface, form in zip(raw, surfaces, forms, strict=True):
        name = names[form]
        context.names.register("ProgramCluster", name, form, "short form of the cluster's name")
        yield Mention("ProgramCluster", name, surface, span, rule, {}, confidence)


def _full(form: str, names: list[str], sure: set[str]) -> str:
    """The one longer cluster of the report whose name holds this one's (陶瓷专业群 of 陶瓷工艺专业群)."""
    if form in sure:
        return form
    own = form.removesuffix("专业群")
    longer = [name for name in names if name != form and own in name.removesuffix("专业群")]
    starting = [name for name in longer if name.startswith(own)]
    best = starting if len(starting) == 1 else longer
    return best[0] if len(best) == 1 else form


def _in_tables(context: Context) -> Iterator[tuple[Span, str, float]]:
    for table in context.reading.tables:
        found = columns(context, table)
        for row in body(context, table) if found.cluster is not None else ():
            segment = cell(row, found.cluster)
            for span, text in pieces(context, segment) if segment is not None else ():
                if re.search(r"[\u4e00-\u9fff]{2}", text) and not _SORTS.fullmatch(text):
                    yield span, "cluster-column", 0.97


def _in_prose(context: Context) -> Iterator[tuple[Span, str, float]]:
    for segment in context.segments():
        if _WORD not in segment.text or segment.kind in ("chart", "cell"):
            continue
        schools = [(m.span.start, m.span.end) for kind in ("School", "EducationGroup") for m in context.of(kind, segment.index)]
        for one in _LISTED.finditer(segment.text):
            own = any(one.start("name") < end and start < one.end() for start, end in schools)
            if not own and not _SORTS.fullmatch(one.group("name")) and not re.search(r"\d", one.group("name")):
                yield Span(segment.index, one.start("name"), one.end()), "cluster-name", 0.8
        for word in _SUFFIX.finditer(segment.text):
            for found in names_before(segment.text, word.start()):
                begun = next((end for start, end in schools if start <= found.start < end < found.end), found.start)
                found = found._replace(start=begun)
                name = segment.text[found.start : found.end]
                if any(found.start < end and start < found.end for start, end in schools) or _SORTS.fullmatch(name):
                    continue
                if is_program(name, strict=False) and not re.search(r"\d", name):
                    end = word.end() if found.end == word.start() else found.end
                    yield Span(segment.index, found.start, end), "cluster-name", 0.85
            start = _spelled(segment.text, word.start())
            if start is not None and not any(left < word.start() and start < right for left, right in schools):
                yield Span(segment.index, start, word.end()), "cluster-name", 0.8


def _spelled(text: str, end: int) -> int | None:
    """Where a name made of any words begins that ends right before 专业群: at a quotation mark, a list mark or a verb."""
    for start in range(end - 2, max(-1, end - 11), -1):
        name = text[start:end]
        if not _SPELLED.fullmatch(name) or _NO_NAME.search(name):
            return None
        if start == 0 or _FRONT.search(text, max(0, start - 4), start):
            return start if _FIELD.search(name) else None
    return None
