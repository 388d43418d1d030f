"""Which names can be a thing's of a type at all, and which words stand for the region or school that a report is about."""

from __future__ import annotations

import re

from kg.divisions import divisions
from kg.ids import folded
from kg.model import Report

_LONGEST = 80
_NO_NAME = re.compile(r"[。！？；;!?<>{}\[\]|\\\"“”…=@#]|https?:|^[\d\W]+$")
_TORN = re.compile(r"^[^\w（]|^\d+(?:年|月|个|所|人|家)|\d{4}年|\d$|(?<!美)的(?!士)|是|有所|继续|促进|提高|参与")
"""A piece torn out of a sentence rather than a name."""
_LIST = re.compile(r"[，、,：:]")
_LISTS_IN_NAMES = frozenset({"Policy", "CaseStudy", "Honour"})
_ENDS: dict[str, re.Pattern[str]] = {
    "School": re.compile(
        r"(?:校|学院|大学|中心|中学|职高|职专|职中|技校|教学点|分校|校区|School|College|University|Institute|Academy)", re.I
    ),
    "ProgramCluster": re.compile(r"(?:专业群|专业集群)$"),
    "EducationGroup": re.compile(r"(?:集团|联盟|联合体|共同体|联合会|协作体|理事会)"),
    "Policy": re.compile(
        r"(?:法|条例|规划|纲要|方案|通知|意见|决定|计划|办法|规定|细则|标准|目录|规程|指南|章程|制度|若干措施|措施|公告|通告|批复|函|协议|要点|清单|行动|规则|准则|指引)"
    ),
}
_REFUSED: dict[str, re.Pattern[str]] = {
    "Enterprise": re.compile(
        r"(?:学校|学院|大学|中学|教育局|教育厅|人民政府|委员会|协会|学会|政府|部|厅|局|家企业|等企业|产业园区?|开发区)$"
    ),
    "Program": re.compile(r"(?:专业|专业群|大类|课程|证书|学校|学院|公司)$"),
    "Industry": re.compile(r"(?:专业|学校|学院|公司|企业)$"),
    "Honour": re.compile(r"(?:公司|[人名枚项])$"),
}
_OWN_WORDS = {
    "省": ("全省", "我省"),
    "自治区": ("全区", "我区", "自治区"),
    "市": ("全市", "我市"),
    "县": ("全县", "我县"),
    "区": ("全区", "我区"),
    "州": ("全州", "我州"),
    "旗": ("全旗", "我旗"),
    "盟": ("全盟", "我盟"),
}
_OWN_SCHOOL = ("我校", "本校", "全校", "学校")


def plausible(type_: str, name: str) -> bool:
    """Whether the name can be one of that type. Regions are those of GB/T 2260; case studies are found by the rules alone."""
    if not 2 <= len(name) <= _LONGEST or _NO_NAME.search(name) or (type_ not in _LISTS_IN_NAMES and _LIST.search(name)):
        return False
    if type_ not in _LISTS_IN_NAMES and (_TORN.search(name) or name.count("（") != name.count("）")):
        return False
    if type_ == "Region":
        return bool(divisions().named(name))
    if type_ == "CaseStudy":
        return False
    wanted, refused = _ENDS.get(type_), _REFUSED.get(type_)
    return (wanted is None or bool(wanted.search(name))) and not (refused is not None and refused.search(name))


def own_words(report: Report, type_: str, name: str) -> tuple[str, ...]:
    """The words by which a report names the region or school that it is about; none for any other entity."""
    if type_ == "Region" and name == report.region:
        return next((words for kind, words in _OWN_WORDS.items() if name.endswith(kind)), ())
    return _OWN_SCHOOL if type_ == "School" and name == report.publisher else ()


def letters(text: str) -> str:
    """Text as names are compared: width, case and white space make no difference."""
    return folded(text)
