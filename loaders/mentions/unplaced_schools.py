"""Schools whose names begin with no region (甲江理工职业学院): told by a kind written out in full and by the word before them."""

from __future__ import annotations

import re

_KIND = re.compile(
    r"(?P<own>[\u4e00-\u9fff]{2,6}?)(?P<kind>(?:[\u4e00-\u9fff]{0,6}?职业(?:技术|科技|教育|财经|商贸)?(?:大学|学院)|(?:理工|科技|师范|农业|工业|工商|财经|交通|医科|中医药|海洋|电力|民族|外国语|"
    r"林业|农林|经贸|科技师范|工程|邮电|政法|石油|建筑|航空|农商|信息工程|工业职业|应用技术)(?:大学|学院)|大学|高等专科学校|[\u4e00-\u9fff]{0,4}(?:技师学院|技工学校|中等专业学校|职业中专学校|职业技术学校|职业学校|职业中学|职业高中|"
    r"职业教育中心|卫生学校|中等职业学校|中等职业技术学校)))"
)
_NOT_OWN = re.compile(
    r"信息|机电|电子|机械|材料|土木|生物|食品|经济|护理|医学|汽车|软件|外语|高等|中等|高级|初级|国办|教师|进修|培训|高职|中职|普通|职业|现代|国际|应用|民办|公办|本科|综合|一流|知名|兄弟|合作|开放|老年|社区|电视|广播|农民|家长|全国|国内|国外|省|市|县|区|其|所|类|院校|学校|学院|大学|专业|技术|技能|各|多|"
    r"两|几|部分|优质|双|重点|示范|骨干|有关|相关|附近|对口|联合|牵头|成员|二级|智能|数字|产业|企业|行业|工匠|网络|教育|学生|老师|教师|新建|新设|筹|拟|未来|理想|心仪|当地|本地|以上|以下|等|我|你|他|她|该|本校|某|全日制|"
    r"提高|实施|继续|加强|推进|促进|支持|建设|发展|改善|完善|做好|办好|落实|服务|培养|组织|开展|引导|鼓励|指导|管理|规范|深化|打造|关于|作为|通过|面向|独立|特殊|成人|艺术|体育|师范|农林|医药|工科|理科|文科|年|月|日|[一二三四五六七八九十]所|[0-9]|的|了|和|与|及|在|是|为|被|由|从|到|对|向|以|于"
)
_LINKED = re.compile(
    r"(?:[与和同由向从被赴到的、]|聘请|邀请|依托|加入|升入|考入|携手|联合|通过|委托|前往|前身为|会同|来自|毕业于|引进|牵头|以及|支持|接收|[\u4e00-\u9fff]{2}[省市县区州]的)\Z"
)
_MARKED = re.compile(r"[，。；：（—]\Z")
_SHORTEST = 4
_HIGHER = re.compile(r"(?:大学|学院|高等专科学校)\Z")


def is_spelled_out(text: str, start: int, end: int) -> bool:
    """Whether a name without a region has letters of its own before a kind in full, and begins right after a mark or 与, 由, ….

    Inner colleges of a university (机电学院) have no kind in full.
    """
    if end - start < _SHORTEST:
        return False
    match = _KIND.fullmatch(text, start, end)
    if match is None or _NOT_OWN.search(match.group("own")):
        return False
    if _LINKED.search(text, max(0, start - 12), start) is not None:
        return True
    return _HIGHER.search(text, start, end) is not None and (start == 0 or _MARKED.search(text, start - 1, start) is not None)
