"""Why two schools that a text pairs do not cooperate: only planned, denied, or over."""

from __future__ import annotations

import re

_PLANNED = re.compile(r"拟(?!定)|计划(?!书)|将(?!.{0,6}有机)|争取|筹划|有望|洽谈|适时")
_TALKED_OF = re.compile(
    r"[洽商]谈|磋商|洽商|酝酿|意向阶段|停留在意向|(?:(?<!签署)(?<!签订)合作|签约|初步|达成)意向(?!书|协议)|搁置"
)
_DENIED = re.compile(r"未(?:能|曾)?(?=与|和|开展|签|建立|达成|获|通过|批)|没有|尚未")
_ENDED = re.compile(r"(?:到期|期满)[^。；]{0,6}未|终止|解除|不再|停止|中止|到期未续")


def refusal(lead: str, near: str, ahead: str) -> str:
    """The reason why a pair does not stand, empty where it does.

    ``lead``: what leads to the partners, ``near``: the words around both, ``ahead``: those after them, all of one clause.
    """
    if _PLANNED.search(lead) or "洽谈" in near or _TALKED_OF.search(ahead):
        return "planned"
    if _DENIED.search(near):
        return "denied"
    return "ended" if _ENDED.search(near) else ""
