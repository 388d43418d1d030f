"""What is no school though it ends like one: a class of schools, a title that schools hold, another body named after a school."""

from __future__ import annotations

import re

_ROLE = re.compile(
    r"(?:[一二两三]?级)?(?:承建|承担|承办|举办|开设|建设|申报|立项|项目|参与|参赛|参评|获奖|就读|所在|生源|输送|培育|推荐|入选|主持|主管|实施|依托|共建|联办|结对|合作|协作|帮扶|支援|实习|基地|种子|样本|调查|检查|抽查|试点|先行|改革|牵头|成员"
    r"|开课|授课|送教|受训|派出|接收|输出|输入|负责|责任|执行|管理|布点|办学|任职|工作|服务|对象|对接)"
    r"(?:单位|的)?(?:学校|院校|中等职业学校|职业学校|中学|大学|学院|高校)"
)
"""A heading of a table or a word for schools in some part (承建学校)."""
_TITLE = re.compile(
    r"[\u4e00-\u9fff]{2}性|(?:现代|规范|标准|信息|智能|智慧|数字|国际|优质|精品|特色)化|[\u4e00-\u9fff]型|(?:花园|园林|开放|公园|庭院)式|名牌|无烟|规范校|达标校|课程改革实验|教育实验|心理健康|健康促进|依法治校|国防教育|语言文字"
    r"|书香|足球|传统文化|文化传承|非遗|劳动教育|节水|节约|生态文明|法治|廉洁|禁毒|无毒|诚信|领航|高质量|[一二三四五]星|甲级|A级|项目学校|学习型"
)
"""Words of a title that a school is given (省名牌职业学校); a school's name has none of them."""
_OF_TITLE = re.compile(r"(?:是|为|获评|获|评为|授予|荣获|成为|列为|被评|认定为|晋升为|晋级|创建|命名为|[、“”])[“”]?\Z")
_HOSPITAL = re.compile(r"[\u4e00-\u9fff]{0,12}?(?:医院|卫生院)")
_APART = re.compile(r"[与和及同在的到赴由为向等有设建共办]")
_DONE = re.compile(r"联办|合办|共办|共建|设立|设有|建立|建有|成立|开办|开设|联合|合作|共同|组建|筹建|举办|创办|附设|挂牌|派出|拟")
_LISTED_AS_CLASS = re.compile(r"(?:的)?(?:基本)?(?:情况)?(?:一览|名单|名录|目录|汇总表|统计表|情况表|分布图|分布情况)")

ONE_SCHOOL = re.compile(
    r"[（(](?:以下|下称|简称)|(?:现)?(?:坐落|座落|位于|地处|始建于|创办于|创建于|成立于|建校于|占地)|校长|党委书记|原名|前身"
)
"""After a school's name that elsewhere is a class of schools' (某市中等职业学校坐落于…)."""


def is_class(text: str, start: int, end: int) -> bool:
    """Whether the head there is that of the word 中职学校, by far the most frequent, which is one school's only where it is said.

    (In 其中职学校 the word is another.)
    """
    return end - start == 2 and not text.startswith("其", start - 3) and ONE_SCHOOL.match(text, end) is None


def is_role(name: str) -> bool:
    """Whether a name only says what part schools have in something (承建学校)."""
    return _ROLE.fullmatch(name) is not None


def is_title(text: str, start: int, rest: str) -> bool:
    """Whether a name is a title held by a school: by its words, where a verb or a list of titles leads to it."""
    return _TITLE.search(rest) is not None and _OF_TITLE.search(text, max(0, start - 4), start) is not None


def is_hospital(text: str, end: int) -> bool:
    """Whether a university's name goes on as a hospital's (甲医科大学乙医院)."""
    ahead = text.find("院", end, end + 14)
    if ahead < 0:
        return False
    hospital = _HOSPITAL.match(text, end, ahead + 1)
    return hospital is not None and _APART.search(hospital.group()) is None


def says_deed(tail: str) -> bool:
    """Whether what stands between a school and the word for a branch says what is done (联办医养分院)."""
    return _DONE.search(tail) is not None


def is_listed_as_class(text: str, end: int) -> bool:
    """Whether a class of schools is what a list is of (某县中等职业学校一览表)."""
    return _LISTED_AS_CLASS.match(text, end) is not None
