"""What the title of a chart or of a bare table says of its figures: 图1 近三年全市中职毕业生升学率（单位：%）."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.observations import years
from loaders.observations.folding import fold
from loaders.observations.lexicon import Indicator, Lexicon

_HEAD = re.compile(r"^[图表]\s*[\d一二三四五六七八九十]+(?:[-—－.．]\d+)?[：:、.．]?\s*")
_UNIT = re.compile(
    r"[（(](?:单位[:：]?)?(?P<unit>[十百千万亿]*(?:元|人次|人|名|所|个|家|册|台|平方米|%|％))(?:/[生人月年])*[)）]"
)
_TAIL = re.compile(r"的?(?:变化|变动|对比|比较|增长|发展|走势|趋势|统计|情况|示意|一览|数据|图|表|\([^()]*\))+$")
_WHEN = re.compile(r"^(?:20[0-4]\d年?(?:[-~至、和]20[0-4]\d)*(?:年|学年|届)?度?|[近这][两三四五六]年(?:来)?|历年)")


class Title(NamedTuple):
    """What a chart's title says: the indicator, if it names one and no other, the unit, and the year, if one."""

    indicator: Indicator | None
    unit: str
    year: int | None


def read_title(text: str, lexicon: Lexicon) -> Title:
    """A chart's or bare table's title, read."""
    unit = _UNIT.search(text)
    folded = fold(_HEAD.sub("", text[: unit.start()] if unit else text)).text
    words = _TAIL.sub("", _WHEN.sub("", folded))
    indicator = lexicon.heading(words)
    if indicator is None:
        labels = [label for label in lexicon.labels(words) if label.indicator is not None]
        indicator = labels[0].indicator if len(labels) == 1 and labels[0].end == len(words) else None
    return Title(indicator, unit["unit"] if unit else "", years.year_inside(folded))
