"""What a sentence is about while a figure is said: another kind of school, a plan, several years, a part: not taken."""

from __future__ import annotations

import re

from loaders.observations.figure import Figure
from loaders.observations.lexicon import Indicator, Lexicon
from loaders.observations.own_names import masked

_GENERAL = re.compile(r"普通高中|普高")
_OTHER = re.compile(
    r"高职|高等职业|技工学校|技工院校|技校|技师学院|初中|小学|幼儿园|特殊教育|特教|中高职|高校|本科院校|成人高|老年"
)
_OURS = re.compile(r"中等职业|中职|职业学校|职业院校|职教|职高|全[市省区县校州盟]|我[市省区县校]|各校|毕业生")
_NOT_TOPIC = re.compile(r"(?:与|和|考|升|升入|进入|就读|到|含|为|高于|低于|未|占|考入|送|给|在)$")
_BRACKETS = re.compile(r"\([^()]*\)|《[^》]*》")
_MIXED = re.compile(r"高职|高等职业|技师学院|本科")
_RENAMED = {"在校生数": "普通高中在校生数", "招生数": "普通高中招生数"}
_PLAN = re.compile(r"力争|争取|预计|目标(?:是|为|任务|值)|(?<![加长升高少降展])到20[2-4]\d年(?![底末])|十四五(?:末|期间)|下一步")
_PLAN_LETTERS = frozenset("争预目到十下")
"""One of these every such word has."""
_DEMAND = re.compile(
    r"(?<!招生)计划(?!的|内|完成|招生|单列|实施)|拟|规划(?:到|建设|招生|在校|新增|增设|新设|开设|设置)|要求|国家(?:的|规定)|不低于|不少于|应达|须达|必须|确保"
    r"|将(?:达到|增加|投入|新增|建)|(?:达到|提高到|稳定在|控制在|保持在|降至|升至)?(?:不低于|不少于|不高于)"
)
_DEMAND_LETTERS = frozenset("划拟求国不应须必确将")
"""One of these every such word has."""
_SEVERAL = re.compile(
    r"近[两二三四五六十\d]+年|[两二三四五六十\d]+年来|每年|年均|历年|以来|至今|十多年|累计|20\d\d年?[-~至到]20\d\d年|先后"
)
_SUMMED = re.compile(
    r"(?:近|这)?(?:[两二三四五六十]|(?<!\d)\d)年(?:来|间|内)?(?:共|累计)(?![^,，;]{0,20}[,，](?:其中)?(?:20\d\d|今|本|当)年)"
)
_FLOWS = frozenset(
    "招生数 毕业生数 社会培训人次 技能鉴定人次 职业教育经费 实训设备投入 免学费资金 助学金资金 升学人数 就业人数 本科升学人数"
    " 职业证书获取人数 新增专业数 新增专业点数 撤销专业点数 非学历培训到账经费".split()
)
_PART = re.compile(
    r"(?:该|本|此|其)专业(?!群)|(?:该|本|此)班|新疆班|内职班|(?:订单班|冠名班|实验班|就业班|升学班|工作室)(?!\d)|(?:[^各等个门类有设]专业)(?:的)?(?:学生|毕业生|在校生|现有|招生|每年)"
    r"|[^全市]中心现有|两后生(?![”\"]?(?:、|和|及|与|等))|首[届批](?:招|学|新|共|录|$)|试点班|留学生|退役军人学员|建档立卡|贫困(?:家庭|生)|残疾(?:学生|人)|农民工(?!等|、|和|及|与|群体)|\d班|(?:举办|开办|开设|组建)[^,，。;]{1,12}班\d+个[,，](?=共?招[生收])|类工种|毕业生?[三五两](?:年后|年来)"
    r"|专业(?<=[\u4e00-\u9fff]{2}专业)(?<![学业]生专业)(?<!所学专业)(?<!就业专业)(?<!中职专业)(?<!学校专业)(?<!年度专业)(?<![各类等门设个有用与和及的]专业)"
    r"(?=(?:毕业生|学生)?(?:的)?(?:对口|就业率|升学率|起薪|月薪|平均|月均|月收入|初次))"
)
_PART_LETTERS = frozenset("专班心室后首留退档贫残农类来")
"""One of these every such word has."""
_ITS_YEAR, _YEAR_REACH = re.compile(r"[:,，、和及]20[0-4]\d年(?:度|底|末)?(?:为|是|达到?)?$"), 12
"""近三年招生数：2020年1350人、2021年1480人: each figure has its own year."""
_OF_ALL_KINDS = re.compile(r"社会|技能|职业|各类|各种|各级|非学历")
_TRAINED = re.compile(
    r"(?:开展|举办|组织|实施)[^,，。;、]{2,12}培训[,，]|为(?:[^,，。;]{0,6}企业|[^,，。;]{2,10}公司)[^,，。;]{0,4}培训"
)
"""联合开展某师培训，全年培训3150人; 为企业培训班组长，全年培训386人次: of one training."""
_EXAM = re.compile(r"考核|参考|考证|通过率|参加考试|报考")


def renamed(indicator: Indicator, text: str, start: int, lexicon: Lexicon) -> Indicator | None:
    """The indicator that a label means given the last kind of school named before it: 普通高中26所，在校生… is about those.

    For scale and staff the kind holds through the sentence, for all else only through its own clause.
    """
    if indicator.name == "中等职业学校数" and _MIXED.search(text) and re.match(r"(?:各级|各类)*职", text[start:]):
        return None
    lasting = indicator.name in ("在校生数", "招生数", "毕业生数", "专任教师数", "教职工数", "生师比")
    opening = 0 if lasting else max(text.rfind(",", 0, start), text.rfind("，", 0, start), text.rfind(";", 0, start)) + 1
    kind = _last_kind(text[opening:start])
    if kind == "general" and lasting:
        other = _RENAMED.get(indicator.name)
        return lexicon.indicators[other] if other else None
    return None if kind == "other" or (kind == "general" and not indicator.name.startswith("普")) else indicator


def _last_kind(text: str) -> str:
    front = masked(text)
    if "(" in front or "《" in front:
        front = _BRACKETS.sub(lambda m: "□" * len(m.group()), front)
    best, at = "", -1
    for kind, pattern in (("general", _GENERAL), ("other", _OTHER), ("ours", _OURS)):
        for match in pattern.finditer(front):
            if match.start() > at and (kind == "ours" or not _NOT_TOPIC.search(front[: match.start()])):
                best, at = kind, match.start()
    return best


def refusal_of(text: str, figure: Figure) -> str:
    """Why a figure of a folded sentence is not taken (planned, several-years, part), or nothing."""
    opening = max(text.rfind(";", 0, figure.anchor), text.rfind("。", 0, figure.anchor)) + 1
    clause = max(opening - 1, text.rfind(",", 0, figure.anchor), text.rfind("，", 0, figure.anchor)) + 1
    front, whole = text[clause : figure.start], text[opening : figure.start]
    if "(" in whole or "《" in whole:
        front, whole = _BRACKETS.sub("", front), _BRACKETS.sub("", whole)
    demanded = not _DEMAND_LETTERS.isdisjoint(front) and _DEMAND.search(front)
    if demanded or (not _PLAN_LETTERS.isdisjoint(whole) and _PLAN.search(whole)):
        return "planned"
    flows = figure.rule != "list" and figure.indicator.name in _FLOWS
    flows = flows and not _ITS_YEAR.search(text, max(0, figure.start - _YEAR_REACH), figure.start)
    if flows and (_SEVERAL.search(front) or _SUMMED.search(text[opening : figure.start])):
        return "several-years"
    if not _PART_LETTERS.isdisjoint(whole) and _PART.search(whole):
        return "part"
    bare = figure.indicator.name == "社会培训人次" and not _OF_ALL_KINDS.search(text, figure.anchor, figure.start)
    if bare and _TRAINED.search(text, opening, figure.anchor):
        return "part"
    if figure.indicator.name == "职业证书获取人数" and _EXAM.search(text, max(0, figure.anchor - 40), figure.end + 8):
        return "part"
    return ""
