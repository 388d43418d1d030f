"""One sentence on its way to its figures, and what the rules that bind numbers to words share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.observations.figure import Figure
from loaders.observations.lexicon import Indicator, Label
from loaders.observations.quantities import Quantity

YEAR = r"(?:(?:截至|到|至)?20[0-4]\d年(?:度|底|末)?|本年度|今年|全年|本学年)"
_WORD = (
    r"(?:总人数|总数|总计|总量|总额|总值|人数|人次|数量|数|平均|比例|占比|达到了?|已?达|约为|分别为|共为|仅为|为|是|共有|共计|共|有"
    r"|合计|累计|约|近|已|保持在|稳定在|维持在|持续保持在|连续[两三四五六七八九十\d]+年|(?:提高|提升|增加|增长|上升|下降|减少|降低|扩大|升级|扩容|提速|扩充|拓宽|优化|整合|调整|压减|撤并|精简|缩减|攀升|跃升|扩展|[猛激骤]增)(?:到了?|至|为)|[增升降扩]至|只有|仅有|仅"
    r"|每生每?年|每生|每年生均|标准|执行|则|也|均|都|目前|现有|现|情况|(?:问卷)?(?:调查|测评)(?:结果|得分)?|得分|结果|由此|因此|变化|金额|资金|经费|完成|发放|拨付|落实|(?:及|和|、)[稳定就业保持留岗]{1,3}率|的|:|=|实际|全部|高达|水平|实现|超过|突破|了)"
)
_ASIDE = r"(?:\([^()]{0,50}\)|[,，]?(?:比|较|与|同比|相比)[^,，。;()]{0,28}[,，])"
_MOST = r"最[高低多少大小好](?=[,，(](?!\D*最)),?"
"""在校生最多，为7.1万人; 对专业课教学的满意度最高（96%）: of whom it is, the sentence must say."""
GAP = re.compile(
    rf"(?:{YEAR}|{_WORD}|{_ASIDE}|{_MOST})*+(?:[,，](?:总数|总量|共计?|达到?|为|平均|目前在[库册岗聘]|目前|现有|共有))?+(?:{_WORD})*+\(?(?:{_WORD})*+"
)
"""What may stand between the words and their number. Possessive: each step is taken once, so that the time stays linear."""

GAP_LIMIT = 70
_COMPARED = re.compile(r"(?:(?:比|较|与|同)(?P<said>20[0-4]\d年(?:度)?)|(?:比|较|与|同)?(?:上一?年度?|去年))(?:同期)?(?:的)?$")
_COMPARED_ENDS = frozenset("年度期的")
_COMPARED_WITH = re.compile(r"(?:与|同|比|较)(?:(?P<said>20[0-4]\d年(?:度)?)|上一?年度?|去年)(?:同期)?(?:相比|比较|对比)[,，]$")
YEAR_WORD = re.compile(r"20[0-4]\d|[上去前]")
"""Without one of these no earlier year is said."""
DATED_BEHIND = re.compile(r"(?:/[月年生人])?\((?P<year>20[0-4]\d)年?(?:度|底|末)?(?:数据|数)?\)")
"""0.61个（2021年）、0.66个（2022年）: the year in brackets behind a value."""
_CHANGED = re.compile(r"\)(?:有所|略有|均|分别)?(?:提高|提升|增加|增长|上升|下降|减少|降低|增|减|升|降)")


@dataclass
class Sentence:
    """A folded sentence, its labels and quantities, the figures bound so far and the quantities that are spoken for."""

    text: str
    labels: list[Label]
    quantities: list[Quantity]
    figures: list[Figure] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def take(self, figure: Figure, index: int) -> None:
        """Keep a figure and mark its quantity."""
        self.figures.append(figure)
        self.used.add(index)

    def last_figure(self, position: int) -> Figure | None:
        """The figure said last before a position, those of others named after it (乙县5100人) left aside."""
        last: Figure | None = None
        for figure in self.figures:
            if figure.end <= position and figure.named is None and (last is None or figure.end > last.end):
                last = figure
        return last


def nearest(labels: Sequence[Label], position: int) -> Label | None:
    """The last label that ends before a position."""
    for label in reversed(labels):
        if label.end <= position:
            return label
    return None


def _bracketed(text: str, quantity: Quantity, anchor: int) -> re.Match[str] | None:
    """与2018年相比，就业率（98.5%）提高…: the figure in brackets is that of the year compared with."""
    inside = text[quantity.start - 1 : quantity.start] == "(" and _CHANGED.match(text, quantity.end)
    return _COMPARED_WITH.search(text[max(0, anchor - 24) : anchor]) if inside else None


def bound(
    text: str,
    indicator: Indicator,
    value: float,
    quantity: Quantity,
    anchor: int,
    rule: str,
    year: int | None = None,
    back: int = 0,
) -> Figure:
    """A figure whose words begin at ``anchor``; words that follow 比上年 or 比2020年 give the earlier year's figure."""
    dated = DATED_BEHIND.match(text, quantity.end) if year is None else None
    if dated:
        year = int(dated["year"])
    said = text[anchor - 1 : anchor] in _COMPARED_ENDS and _COMPARED.search(text, max(0, anchor - 24), anchor)
    compared = said or _bracketed(text, quantity, anchor)
    if compared and year is None:
        then = compared["said"]
        year, back = (int(then[:4]), 0) if then else (None, 1)
    confidence = 0.6 if quantity.about else 0.85 if back or rule == "share" else 0.9
    return Figure(
        indicator, value, quantity.start, quantity.end, rule, year, back, not quantity.about, confidence, anchor=anchor,
    )  # fmt: skip
