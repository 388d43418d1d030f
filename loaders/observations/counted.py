"""Counts told number first: 36所中职学校, 9个专业、10个专业点, 七大专业群."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from loaders.observations.figure import Figure, value_of
from loaders.observations.lexicon import Indicator, Lexicon
from loaders.observations.quantities import Quantity

_LEAD_REACH = 420
"""How far before a count its verb may stand: a school's list of its programs lies between."""
_OF = ("的", "各级各类")
_TAIL = re.compile(
    r"(?:的|参加|参与|荣?获|入选|被|接受|赴|通过|报名|享受|申领|开展|承担|与|加入|建有|建设|推进|举办|投身|完成|实施|教学|和[^,，。;、]{0,6}个|等)"
)
_SAME_LIST = ("", "、", "和", "及", ",", "，", "以及", ",共", "，共", "与")
_VERB = re.compile(
    r"(?:新增|增设|新开设|新开办|新设置|新申报|新开|新设|增开|撤销|撤并|撤消|取消|淘汰|停招|停办|调整为|整合为|优化为|开设|开办|提供|设立"
    r"|设有|设置|现设|共设|现有|共有|拥有|由原来?|从原来?|建成|建有|形成|组建|构建|打造)(?:了|有)?"
)
_WITHIN = re.compile(r"(?:共?涵盖|共?包含|包括|下设|覆盖)")
_TO_THE_LAST = re.compile(r"[^,，。;]{1,200}等")
_CLUSTERS = re.compile(r"(?:[两三四五六七八九十]大|\d+个)(?:特色|优势|骨干)?专业群[,，]$")
"""三大专业群，涵盖…等8个专业: the programs of all clusters are the school's."""
_LISTED = re.compile(
    r"(?:[^,，。;\d]{0,400}等|[^,，。;\d、]{2,24}|[^,，。;\d、]{1,24}(?:、[^,，。;\d、]{1,24}){1,40})?(?:\d+个(?:专业)?(?:布?点|大类)?[、和及]?)*"
)


def counted_figures(text: str, quantities: Sequence[Quantity], lexicon: Lexicon) -> Iterator[tuple[Figure, int]]:
    """The counts in a folded sentence whose noun follows the number, each with the index of its quantity."""
    lead_end, list_end = -1, -1
    for index, quantity in enumerate(quantities):
        if quantity.dimension not in ("所", "个", "家", "人"):
            continue
        following = lexicon.clues.counted_at(text, _noun(text, quantity.end))
        if not following:
            continue
        front = text[:lead_end] if lead_end >= 0 and text[list_end : quantity.start] in _SAME_LIST else text[: quantity.start]
        found = _best(text, quantity, following, front)
        if found is None:
            continue
        indicator, end, value = found
        lead_end, list_end = len(front), end
        exact, confidence = not quantity.about, 0.6 if quantity.about else 0.85
        figure = Figure(
            indicator, value, quantity.start, end, "count", None, 0, exact, confidence, "", quantity.start, quantity.end
        )  # fmt: skip
        yield figure, index


def _noun(text: str, start: int) -> int:
    """Where the noun begins that a number counts, 的 and 各级各类 passed over."""
    while text.startswith(_OF, start):
        start += 1 if text[start] == "的" else len(_OF[1])
    return start


def _best(
    text: str, quantity: Quantity, following: Iterable[tuple[Indicator, int]], front: str
) -> tuple[Indicator, int, float] | None:
    """The indicator whose counted noun is the longest of those that follow, where the words that must stand in front do."""
    hits: list[tuple[Indicator, int, float]] = []
    for indicator, end in following:
        if not _led(indicator, front) or _refused_tail(indicator, text, end):
            continue
        value = value_of(indicator, quantity, "")
        if value is not None:
            hits.append((indicator, end, value))
    return max(hits, key=lambda hit: (hit[1], _weight(hit[0]))) if hits else None


def _weight(indicator: Indicator) -> int:
    """新增 and 撤销 say more than the bare noun."""
    return int(indicator.name.startswith(("新增", "撤销")))


def _led(indicator: Indicator, front: str) -> bool:
    if indicator.lead is None:
        return True
    near = front[-_LEAD_REACH:]
    if indicator.lead.search(near):
        return True
    if not indicator.name.endswith(("专业数", "专业点数", "专业群数", "布点数")):
        return False
    clause = near[max(near.rfind(mark) for mark in ",，。;") + 1 :]
    within = _WITHIN.match(clause) if indicator.name == "专业数" else None
    if within is not None and _CLUSTERS.search(near, 0, len(near) - len(clause)) and _TO_THE_LAST.fullmatch(clause, within.end()):
        return True
    verb = max(_VERB.finditer(clause), key=lambda match: match.start(), default=None)
    return (
        verb is not None and bool(indicator.lead.search(clause[: verb.end()])) and bool(_LISTED.fullmatch(clause[verb.end() :]))
    )


def _refused_tail(indicator: Indicator, text: str, end: int) -> bool:
    """Whether the words behind make it a part: 8所中职学校参加…, 5名毕业生获…; cooperation ends with its own verb."""
    if indicator.name in ("合作企业数", "证书试点学校数", "升学人数", "就业人数", "职业证书获取人数", "本科升学人数"):
        return False
    return bool(_TAIL.match(text, end))
