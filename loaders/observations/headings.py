"""Table headings as the lexicon knows them: numbering, units and quotes taken off, the unit kept aside."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.observations.folding import fold
from loaders.observations.lexicon import Indicator, Lexicon

_UNIT = re.compile(
    r"\(?(?:单位:)?(?P<unit>[十百千万亿]*(?:元|人次|人|名|所|个|家|册|台|平方米|m2|m\^2|%|Mbps|M|G|本|平米|种|点)(?:/(?:生·?年?|人|月|百人|年|百生|师))?|:|个/生|‰)\)?"
)
_IN_HEADING = re.compile(
    r"[(,，/](?:单位:)?(?P<unit>[十百千万亿]*(?:元|人次|人|名|所|个|家|册|台|平方米|m2|m\^2|%|Mbps|mbps|M|G|兆|本|平米|:1)(?:/(?:生|人|月|百人|年|百生|师|班)(?:[·.]?年|·月)?)?)\)?$"
)
_LEADER = re.compile(r"^[-·.…>]+(?=[\u4e00-\u9fff])|^(?:其中|其)[:,，](?=.)")
_UNIT_BEFORE_YEAR = re.compile(r"(?P<unit>\([十百千万亿]*[\u4e00-\u9fff%/]{1,6}\))(?P<year>\(?20[0-4]\d(?:年度?)?\)?)$")
"""A unit that stands before the year (在校生（人）2023年) is read like one at the end."""
_YEAR_AROUND = re.compile(
    r"^(?:20[0-4]\d(?:-20\d\d)?(?:年度?|学年度?|届|级)|上一?年度?|去年|本年度?|今年|当年)(?:的|末|底|秋季)?|\(?20[0-4]\d(?:年度?|学年|届)?\)?$"
)
"""A heading's year, in front of its words or behind them."""
_NUMBER = re.compile(r"(\d[\d.]*)(%?)")
_YEAR_BEGINS = frozenset("上去本今当")
_COUNTS = frozenset({"人", "名", "所", "个", "家", "万人"})
_WHOLE = re.compile(r"占(?:全体|专任|专业课?)*教师(?:总?数)?的?(?=比例|比重)")
_NOT_A_VALUE = re.compile(
    r"增|减|变化|同比|环比|升降|幅|差|比上年|较上年|与上年|序号|排名|名次|备注|说明|调查人次|调查方式|样本|标准|目标|规划|计划|要求|国家|全国|合格值|问卷|回收|占比|比重|来源|填报"
)
_VALUE = re.compile(
    r"(?:指标值|数值|数据|数量|合计|总计|统计数|结果|实际值?|完成情况|情况|人数|总数|全[省市县区校]|学校|值|满意度|比例|得分|数|本校|)"
)


class Heading(NamedTuple):
    """A heading: its folded text without the unit, the unit it gives, and the indicator that it names, if any."""

    text: str
    unit: str
    indicator: Indicator | None


def read_heading(text: str, lexicon: Lexicon) -> Heading:
    """A table's heading cell, read."""
    folded = text if text.isdigit() and text.isascii() else fold(text).text
    number = _NUMBER.fullmatch(folded)
    if number:
        return Heading(number[1], number[2], None)
    folded = _LEADER.sub("", folded.replace(" ", ""))
    unit = ""
    if "(" in folded and "20" in folded:
        folded = _UNIT_BEFORE_YEAR.sub(r"\g<year>\g<unit>", folded)
    match = _IN_HEADING.search(folded)
    if match:
        unit, folded = match["unit"], folded[: match.start()]
    elif folded.endswith("%"):
        unit, folded = "%", folded[:-1]
    indicator = lexicon.heading(folded)
    if indicator is None and "占" in folded:
        indicator = lexicon.heading(_WHOLE.sub("", folded))
    if indicator is None and ("20" in folded or folded[:1] in _YEAR_BEGINS):
        indicator = lexicon.heading(_YEAR_AROUND.sub("", folded))
    if indicator is None and unit in _COUNTS:
        indicator = lexicon.heading(folded + "数")
    if indicator is not None and unit == "%" and indicator.unit not in ("%", "") and indicator.share:
        indicator = lexicon.indicators[indicator.share]
    return Heading(folded, unit, indicator)


def unit_cell(text: str) -> str:
    """The unit that a cell of the column 单位 gives, or nothing."""
    match = _UNIT.fullmatch(fold(text).text)
    return "" if match is None or match["unit"] == ":" else match["unit"]


def is_no_value(heading: str) -> bool:
    """Whether a column or row of that heading holds no figures of its own: growth, targets, running numbers."""
    return bool(_NOT_A_VALUE.search(heading))


def is_value(heading: str) -> bool:
    """Whether a heading says no more than that figures stand under it."""
    return bool(_VALUE.fullmatch(heading))
