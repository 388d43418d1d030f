"""Why a school and a firm that a text names together do not cooperate: it is planned, denied, over, or a pupil's own firm."""

from __future__ import annotations

import re

_PLANNED = re.compile(
    r"拟|计划(?!书)|准备(?!工作)|打算|洽谈|意向|力争|有望|筹备|筹建|即将|将(?:与|和|同|引进|引入|联合|在|会|要|于|进一步与|继续与|新)|下一步|明年|有意|原定|原计划|推动(?=[与和同])|争取(?=[与和同])|希望(?=[与和同])"
)
_DONE = re.compile(r"已(?!启动)|先后|签订了?|签署|签约|共建了|建成|进一步(?!与)|完成|开展了|达成了|成功")
_OVER_AFTER = re.compile(
    r"[^。；]{0,40}?(?:终止(?![与和同对])|搁置|作罢|中止|告吹|未果|无实质性?合作|尚无实质|未续签|不再续签|解约|未谈妥|未能签约|未签约|取消合作|停止合作|(?:没有|没|未|尚未|未能)谈[拢成妥]|谈不拢|未能?签|没有?签|推迟[到至](?:\d{4}年|明年|次年|下)|延[期后][到至]?|暂缓|流产|夭折|无果|未能?落地|没有下文|(?:停止|中断|暂停)(?=[，。；]|\Z))"
)
_DENIED_AFTER = re.compile(
    r"[^。；]{0,60}?(?:没有|尚未|并未|未能?|尚无|并无|暂无|无)(?:与[^，。；]{0,12})?[^，。；]{0,8}(?:建立|签订|形成|达成|开展|签署|实质)[^，。；]{0,10}(?:合作|协议|关系)"
)
_DENIED = re.compile(
    r"(?:未|尚未|没有|并未|未能|无法|不与|拒绝)[^，。；]{0,8}(?:合作|签订|签约|签署|共建|达成|引进|建立|开展|实习)?"
)
_ENDED = re.compile(r"(?:终止|解除|停止|停办|结束|取消|中断|不再|退出|撤销)(?!的)[^，。；]{0,16}")
_RUN_OUT = re.compile(r"[^。；]{0,14}(?:到期|期满|届满)[^。；]{0,4}(?:未|不再|没有|尚未|终止)")
_RENEWED = re.compile(r"[^。；]{0,30}(?:续签|重新)")
_ENDS = re.compile(r"[^，]{0,24}(?:终止|解除|停止|停办|结束|不再)")
_NOT_REACHED = re.compile(r"(?:[^，]{0,4})(?:未能?|尚未|没有)(?:达成|签订|建立|开展)")
_TALKS = re.compile(r"(?!进一步)[^，。]{0,14}(?:洽谈|接洽|磋商|商谈|达成(?:初步)?(?:合作)?意向)")
_GIVES_BACK = re.compile(r"母校|与(?:学校|该校)|反哺")
_FOUNDER = re.compile(
    r"(?:毕业生|学生|校友|学员|同学)[^。；]{0,18}(?:创办|创立|创建|注册|开办|成立|经营)了?[^，。；]{0,6}\Z"
    r"|(?:毕业生|学生|校友|学员|同学)[^。；]{0,24}(?:现任|曾任|时任|升任|任职于|就职于|供职于)\Z"
)
_BOUGHT = re.compile(r"(?:采购|购置|购买|购进|租用)(?:了|自)?\Z")
_SURROUNDS = re.compile(
    r"(?:[省市县区州内](?:现|已)?(?:拥有|坐拥|聚集|集聚|汇集|汇聚|云集|有)|毗邻|紧邻|邻近)(?:了|着)?[^，。；、]{0,6}\Z"
)
"""Before the firms of a place, which work with no school for that."""
_SUPPLIES = re.compile(r"(?:食堂|餐厅|宿舍|公寓|物业|安保|保安|保洁|绿化)[^，。；、]{0,10}(?:由|委托|交给)[^，。；、]{0,4}\Z")
_ONCE_IN = re.compile(r"曾(?:先后)?(?:在|任|于|任职于|就职于|担任)\Z")
_AT_WORK = re.compile(r"[^，。；]{0,10}(?:工作|任职|从业|董事|经理|主管|工程师|车间)")
_ALUMNUS = re.compile(r"(?:董事长|总经理|总裁|创始人|负责人|法人|经理|厂长)[^，。；]{0,14}(?:校友|毕业生)")
_BY = re.compile(r"(?:\A|[，；。])[^，；。]{0,40}由(?:[^，。；]{2,70}[、和与及])?[^，。；、]{0,4}\Z")
_FOUNDS = re.compile(
    r"(?:[、和与及][^，。；]{2,40}?)?(?:等[^，。；]{0,8})?(?:共同|联合|独资|合资)?"
    r"(?:(?:投资|出资)[^，。；]{0,14}(?:兴建|建设|组建|设立|创办|举办|兴办)|举办(?!的?(?:培训|班|“))|创办|兴办|主办|承办|控股|全资|组织)"
)
"""By whom a school, a firm or a meeting is founded or held: no partner of the school that is spoken of."""
_ROW_OVER = re.compile(r"到期(?!日|时间)|期满|未续|不再续|终止|解除|已停|已结束|已撤|停止合作|退出|中止|搁置")
_ROW_PLANNED = re.compile(r"洽谈|意向|(?<!模)拟(?!定|合|态)|筹备|筹建|（筹）|待签|商谈|在谈")


def refused(text: str, left: int, first: int, last: int, far: int) -> str:
    """Why a cooperation does not stand: it is planned, denied, or has ended; empty where it stands.

    ``far``: where the text begins to speak of another firm.
    """
    start = max(left, text.rfind("，", left, max(left, first - 12)) + 1)
    lead = text[start:first]
    after = text[last : last + 40].split("。")[0].split("；")[0]
    behind = text[last : min(far, last + 90)]
    if _FOUNDS.match(text, last) and _BY.search(text, max(0, first - 90), first):
        return "founder"
    before = text[max(left, first - 30) : first]
    if _BOUGHT.search(before) or _SUPPLIES.search(before):
        return "supplier"
    if _SURROUNDS.search(before) or _ALUMNUS.match(text, last) or (_ONCE_IN.search(before) and _AT_WORK.match(text, last)):
        return "only-mentioned"
    if _RUN_OUT.match(text, last, last + 40):
        return "ended"
    if _OVER_AFTER.match(behind) and not _RENEWED.match(behind.replace("未续签", "")):
        return "ended"
    if _DENIED_AFTER.match(behind):
        return "denied"
    if _FOUNDER.search(before) and not _GIVES_BACK.search(behind.split("。")[0]):
        return "founded-by-pupil"
    if _ENDED.search(lead) or _ENDS.match(after):
        return "ended"
    if _DENIED.search(lead) or _NOT_REACHED.match(after):
        return "denied"
    if _PLANNED.search(
        text[max(left, first - 40) : first] if "，" not in text[max(left, first - 14) : first] else lead
    ) and not _DONE.search(text[left : last + 30]):
        return "planned"
    if _TALKS.match(after) and not _DONE.search(lead):
        return "planned"
    return ""


def row_refused(words: str) -> str:
    """Why the firm of a table's row is no partner (any more): by its remark; empty where it is one."""
    if _ROW_OVER.search(words):
        return "ended"
    return "planned" if _ROW_PLANNED.search(words) and not re.search(r"签约|已签|签订|\d{4}年[^ ]{0,4}签", words) else ""
