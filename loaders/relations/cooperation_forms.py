"""The forms of cooperation that the words around a firm name: order class, named class, joint base, apprenticeship and so on."""

from __future__ import annotations

import re

FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("订单培养", re.compile(r"订单(?!号|量|处理)|定向培养|定制培养|委托培养|量身定[制造做点]")),
    ("冠名班", re.compile(r"冠名|[“‘][\u4e00-\u9fffA-Za-z0-9]{2,10}班[”’]|企业班")),
    (
        "共建实训基地",
        re.compile(
            r"(?:实训|实习|培训|教学|创新|生产|实践|就业|产教融合)[\u4e00-\u9fff]{0,8}(?:基地|中心|平台|室|工厂|车间)|校外基地|共建[\u4e00-\u9fff]{0,12}基地|建设[\u4e00-\u9fff]{0,14}基地|校中厂|厂中校|实训室"
        ),
    ),
    ("现代学徒制", re.compile(r"学徒|师带徒|工匠学院")),
    (
        "共建专业",
        re.compile(
            r"共建[\u4e00-\u9fff、]{0,30}专业|专业(?:共建|建设|群建设)|人才培养(?:方案|计划)|共同开发(?:课程|教材)|课程体系|开发[\u4e00-\u9fff]{0,6}(?:课程|教材)"
        ),
    ),
    ("实习就业", re.compile(r"实习|就业|见习|顶岗|跟岗|岗位体验|研学|上岗|工学交替")),
    ("师资培训", re.compile(r"教师[\u4e00-\u9fff]{0,10}(?:实践|锻炼|挂职|培训|跟岗)|师资培[训养]|双师")),
    (
        "员工培训",
        re.compile(
            r"员工[\u4e00-\u9fff]{0,14}(?:培训|提升|课程)|职工[\u4e00-\u9fff]{0,10}培训|合作培训|岗位技能提升|企业培训|培训(?:人员|员工|职工|企业|班)"
        ),
    ),
    (
        "设备投入",
        re.compile(
            r"捐[赠资助]|赞助|投入[\u4e00-\u9fff]{0,6}设备|设备[\u4e00-\u9fff]{0,4}投入|提供[\u4e00-\u9fff]{0,6}设备|奖学金|企业出资"
        ),
    ),
    ("产业学院", re.compile(r"产业学院|企业学院|现代学院")),
    (
        "技术服务",
        re.compile(r"技术(?:服务|攻关|改造|革新|难题|咨询|支持|研发|合作)|科研|专利|横向课题|解决[\u4e00-\u9fff]{0,6}难题"),
    ),
)

OTHER = ("其他",)


def forms_in(text: str) -> tuple[str, ...]:
    """The forms that a stretch of text names, in the order of the closed list; 其他 where it names none."""
    return tuple(name for name, words in FORMS if words.search(text)) or OTHER
