"""Firms without a word for a firm: told by the list they stand in, or well-known platforms and shops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.mentions.enterprise_branches import is_place
from loaders.mentions.enterprise_brands import long_brands
from loaders.mentions.enterprise_names import Found, enterprise_names
from loaders.mentions.enterprise_sorts import REGION_NAME
from loaders.mentions.name_lists import brands, catalogue
from loaders.mentions.name_shape import reads_as_name
from loaders.words import Triggered

_NUMBER = r"(?:[0-9]{1,5}|[一二三四五六七八九十百两多数几若干]{1,4})?(?:余|多)?"
_FIRMS = "企业 养老机构 培训机构 托育机构 医药连锁 公司 名企 车企 药企 酒店 厂商 厂家 用人单位 合作单位 实习单位 集团".split()
_FIRM = "(?:" + "|".join(_FIRMS) + "|(?<=[0-9一二三四五六七八九十]家)单位)"
_TRAIL = Triggered(
    rf"[等0-9一二三四五六七八九十两](?:(?<=等)(?<![中高同平优初上下均劣]等){_NUMBER}|(?<!等)[0-9一二三四五六七八九十两]{{0,2}}(?=[家个]))[家个]?(?:[\u4e00-\u9fff0-9+]{{0,12}}?)?{_FIRM}(?!家|文化|员工|导师|标准|订单|冠名|化|级|学院|班)",
    *_FIRMS,
    "单位",
)
_OPEN = Triggered(
    r"(?:(?:合作|订单|实习|就业|签约|共建|冠名|试点|主要|重点|参与|定点)(?:的)?(?:企业|公司|单位)(?:主要)?(?:有|为|包括|如|是|分别是|分别为|：)：?)|"
    r"(?:企业|公司)(?:[（(](?:如|例如|包括|包含|含|主要有|分别是|分别为)?|如(?=[^，。；]{2,60}等))：?",
    "企业",
    "公司",
    "单位",
)
_OPENING = frozenset("主有为包如是分：（(")
"""The first letters of what follows the word for firms in such an opening."""
LIST_WORDS = (*_FIRMS, "单位")
"""Without one of these no list is called one of firms."""
_PIECE = re.compile(r"、[“‘「]?|”(?:、[“‘「]?|[“‘「])|’(?:、[“‘「]?|[“‘「])|」(?:、[“‘「]?|[“‘「])")
_LIST_END = re.compile(rf"等{_NUMBER}[家个]?")
_LAST_AND = re.compile(r"以及|与|和|及")
_LIST_START = re.compile(
    r"与|和|跟|同|为|在|到|如|例如|包括|携手|牵手|联合|依托|引进|引入|对接|联手|走进|进入|赴|前往|由|被|向|给|对|其中|分别|先后|有|的|服务|是|于|企业|公司|合作|邀请|组织|学校|学院|选派|推荐|安排|走访|考察|参观|调研|拥有|新增|坐拥|了(?<!饿了)"
)
_LED_PLACE = re.compile(
    r"合作|就业|实习|企业|公司|知名的|与|携手|牵手|联合|组织|邀请|走访|考察|拥有|新增|坐拥|(?<=[校院心专])[同和跟在到向]"
)
"""Before the first name of a list that begins with a region or a brand."""
NOT_FIRM = re.compile(
    r"^等|院校|高校|高职|高中|职高|技师学|[院校园局处科厂部系队会所长]长$|主任$|书记$|教授$|经理$|老师$|同学$|一行|内外|[校院厂县市省境国区]内$|^本[校院]|学校|学院|大学|中学|小学|职校|中专|技校|幼儿园|职教中心|教育中心|局|委员会|办公室|厅|协会|学会|商会|联盟|(?<!会议)(?<!会展)(?<!度假)(?<!购物)(?<!月子)(?<!美容)(?<!养老)(?<!运营)中心|政府|园区|产业园|科技园|基地|医院|研究院|研究所|党委|支部|"
    r"社区|乡镇|街道|开发区|高新区|实验室|工作室|专业|行业|产业|企业|学生|教师|课程|项目|学徒制|订单培养|技术技能|人才|[市县区镇乡村省]$|制度|模式|平台|工程|文化|机关|部门|单位|师傅|专家|导师|岗位|班$|课$|证书|师$|员$|(?:^|维修|[低高]压|[初中高]级|安全|班组)电工$|(?:焊|钳|铣|瓦|技|员|职|护|社|民)工$|类$|(?:行|产|工|农|林|渔|商|企|专|就|创|毕|制造|服务|旅游|物流|餐饮|酒店|加工|养殖|建筑|金融|零售|运输|种植|畜牧|保险|文化|传媒|信息)业$"
)
SORT = re.compile(
    r"(?:机械|电气|电力|机床|重工|科技|家居|装饰|电子|电器|汽车|旅游|酒店|餐饮|物流|建筑|服装|纺织|食品|医药|化工|能源|信息|软件|传媒|文化|教育|金融|农业|制造|加工|智能|数控|航空|船舶|铁路|交通|运输|环保|家政|"
    r"美容|健康|养老|护理|商贸|商务|零售|技术|服务|管理|维修|工艺|设计|营销|市场|材料|新材料|新能源|设备|装备|互联网|大数据|云计算|人工智能|电商|高端|现代|先进|数字|绿色|大型|中型|小型|国有|民营|"
    r"民办|公办|本地|当地|省内|国内|知名|龙头|骨干|优质|行业|合作|景区|旅行社|超市|商场|工厂|车间|宾馆|饭店|银行|保险|证券|地产|通信|冶金|矿山|钢铁|电力|石油|煤炭|生产|销售|经营|研发|检测|安装|"
    r"调试|运营|培训|咨询|实习|实训|就业|订单|培养|共建|共享|共管|人财物|资金|场地|政|行|校|企|研|产|学|用|的|等|与|和|及|\d)+"
)
_ITEM = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·&+\-（()）]{2,24}\Z")
_TRADE_END = re.compile(
    r"[\u4e00-\u9fff]{2}(?:重装|电工|汽贸|商业|工贸|电商|油田|养老|康养|安防|光伏|风电|轴承|动力|装备|仪器|环境|环保|服务|科技|电气|电器|电子|电脑|电缆|机床|机械|重工|汽车|物流|快递|速运|教育|食品|药业|医药|酒业|茶业|乳业|纸业|铝业|矿业|钢铁|水泥|家居|家具|家纺|服饰|传媒|文化|动漫|软件|通信|"
    r"光电|智能|机器人|能源|新能源|材料|化工|生物|置业|地产|物业|建设|建工|装饰|设计|旅游|国旅|酒店|餐饮|美业|航空|租赁|商贸|超市|百货|农业|牧业|水产|园艺|种业|粮油|茶叶|工业|制造|集团|股份|实业|控股|云|网络)$"
)
_TRADE_NEXT = re.compile(
    r"(?:、|和|及|以及|，)(?P<name>[\u4e00-\u9fff]{2,6}?(?:汽车|电器|超市|药业|电气|股份|电脑|茶业|酒业|重装|软件|汽贸|电工|服饰|食品|药房|科技|机械|物流|重工|装备|光电|通信|智能|传媒|纺织|家居|百货|乳业))(?=[，。、；和及以与等共合签入的在联建就跟顶提实接参三两四]|\Z)"
)
"""After a sure firm of a list, one that only its trade tells."""
_PLATFORMS = Triggered(r"等(?:[\u4e00-\u9fff]{0,6})?平台", "平台")
_MARKETS = frozenset(
    "淘宝 天猫 京东 拼多多 抖音 快手 美团 饿了么 东方甄选 苏宁易购 唯品会 小红书 携程 盒马 微店 去哪儿 滴滴".split()
)
_SHOP = Triggered(
    r"[与和同跟到在、为由](?P<name>(?:[A-Z][A-Za-z'’&]{1,14}(?: [A-Z][A-Za-z'’&]{1,14}){0,2})?[\u4e00-\u9fff]{2,10}?)"
    r"店(?![长员主铺面])",
    "店",
)
PLATFORM_WORDS = ("平台", "店")
"""Without one of these neither a platform nor a shop is named."""
_UNIT_END = re.compile(
    r"(?:集团|公司|店|厂|社|部|行|馆|园|城|场|站|院|庄|中心|基地|工作室|工坊|车间|协会|分部|办事处|门诊|俱乐部|平台|[^专行产]业)(?:[（(][^（）()]*[)）])?$"
)
_NO_UNIT = re.compile(
    r"学校|学院|大学|中学|小学|职校|中专|技校|幼儿园|职教中心|教育中心|教育局|委员会|政府|医院|卫生院|局$|厅$|办公室|村委|社区|街道|校内|本校|我校|实训中心|^(?:合作|实习|实训|培训)"
)


def listed_enterprises(text: str) -> list[Found]:
    """Firms in a list that the text calls one of firms: 与甲、乙等3家企业, 合作企业有甲、乙, 企业（如甲、乙等）."""
    found: list[Found] = []
    for trail in _TRAIL.finditer(text) if "等" in text or "家" in text or "个" in text else ():
        items = list(_backwards(text, trail.start()))
        if len(items) > 1 or (items and text[items[0][0] - 1 : items[0][0]] in ("如", "与", "和", "在", "到", "手")):
            found.extend(_firms(text, items, enterprise_names(text)))
    for opening in _OPEN.finditer(text) if _may_open(text) else ():
        items = list(_forwards(text, opening.end()))
        if "（" in opening.group() or len(items) > 1:
            found.extend(_firms(text, items, enterprise_names(text)))
    return found


def _may_open(text: str) -> bool:
    """Whether a word for firms stands before anything that can open a list of them."""
    for word in _OPEN.words:
        at = text.find(word)
        while at >= 0:
            if text[at + 2 : at + 3] in _OPENING:
                return True
            at = text.find(word, at + 2)
    return False


def adjacent_enterprises(text: str) -> list[Found]:
    """What stands before a sure firm in one list with it, where it sounds like a firm: 到甲电气、乙电气公司锻炼."""
    found: list[Found] = []
    suffixed = enterprise_names(text)
    for firm in suffixed:
        if text[firm.start - 1 : firm.start] != "、":
            continue
        for start, end in _backwards(text, firm.start - 1):
            name = text[start:end]
            if _between(text, start, end, suffixed):
                found.append(Found(start, end, "firm-list", 0.7))
                break
            if not is_firm(name) or not (_TRADE_END.search(name) or name in brands()) or not 3 <= len(name) <= 10:
                break
            found.append(Found(start, end, "firm-list", 0.7))
    for firm in suffixed:
        after = _TRADE_NEXT.match(text, firm.end)
        if after is not None and is_firm(after["name"]) and not SORT.fullmatch(after["name"][:-2]):
            found.append(Found(after.start("name"), after.end("name"), "firm-list", 0.7))
    return found


def _between(text: str, start: int, end: int, firms: list[Found]) -> bool:
    """Whether an item that begins with a region stands between two sure firms of one list (甲公司、洛阳雪世界、乙集团)."""
    region = any(is_place(text[start : start + size]) for size in (2, 3, 4) if end - start - size >= 2)
    led = any(one.end == start - 1 and text[one.end] == "、" for one in firms)
    return region and led and 4 <= end - start <= 12 and is_firm(text[start:end])


def _backwards(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The items of the list that ends at ``end``, last first."""
    left = max(0, end - 240)
    for stop in "。；：！？（(《》【】":
        at = text.rfind(stop, left, end)
        if at >= 0:
            left = at + 1
    right = end
    for mark in reversed(list(_PIECE.finditer(text, left, end))):
        comma = text.rfind("，", mark.end(), right)
        led = _LIST_START.match(text, comma + 1) is not None if comma >= 0 else _leads(text, mark.end(), right)
        if led:
            item = _trim(text, max(mark.end(), comma + 1), right)
            if item is not None:
                yield item
            return
        yield from _pieces(text, mark.end(), right, last=right == end)
        right = mark.start()
    comma = text.rfind("，", left, right)
    item = _trim(text, max(left, comma + 1), right)
    if item is not None:
        yield item


def _leads(text: str, start: int, end: int) -> bool:
    """Whether a piece between list marks is no firm itself but leads to one (乙校等学校与甲公司): there the list begins."""
    trimmed = _trim(text, start, end)
    return not is_firm(text[slice(*_bare(text, start, end))]) and trimmed is not None and is_firm(text[slice(*trimmed)])


def _pieces(text: str, start: int, end: int, *, last: bool) -> Iterator[tuple[int, int]]:
    """What stands between two list marks: one item, or two around 和, or two short ones around a stray comma."""
    comma = text.find("，", start, end)
    if comma >= 0:
        if max(comma - start, end - comma) <= 10:
            yield start, comma
            yield comma + 1, end
        return
    joint = _LAST_AND.search(text, start + 2, end - 2) if last else None
    if joint is not None:
        yield _bare(text, joint.end(), end)
        yield _bare(text, start, joint.start())
    else:
        yield _bare(text, start, end)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in "“‘「 ":
        start += 1
    while end > start and text[end - 1] in "”’」 ":
        end -= 1
    return start, end


def _forwards(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The items of the list that begins at ``start``."""
    end = min((at for at in (text.find(mark, start) for mark in "。；，）)！") if at >= 0), default=len(text))
    end = min(end, start + 240)
    tail = _LIST_END.search(text, start, end)
    end = tail.start() if tail else end
    at = start
    for mark in _PIECE.finditer(text, start, end):
        yield from _pieces(text, at, mark.start(), last=False)
        at = mark.end()
    yield from _pieces(text, at, end, last=True)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """An item without the words before the list's first name, quotes and brackets."""
    start, end = _bare(text, start, end)
    region = REGION_NAME.match(text, start, end)
    if region is None and long_brands().longest_at(text, start, end) < 0:
        for word in _LIST_START.finditer(text, start, end):
            left = end - word.end() >= 2 and not SORT.fullmatch(text, word.end(), end)
            if left and word.end() - start <= 24:
                start = word.end()
    else:
        for word in _LED_PLACE.finditer(text[start:end]):
            if end - start - word.end() >= 2:
                start += word.end()
                break
    return (start, end) if end - start >= 2 else None


def _firms(text: str, items: list[tuple[int, int]], suffixed: list[Found]) -> Iterator[Found]:
    """The items that can be firms; a list in which nothing is sure counts only if all its items read as names."""
    known = {(name.start, name.end) for name in suffixed}
    inside = [item for item in items if any(start <= item[1] - 1 and item[0] <= end - 1 for start, end in known)]
    rest = [item for item in items if item not in inside and is_firm(text[slice(*item)])]
    sure = bool(inside) or any(long_brands().longest_at(text, *item) >= 0 or text[slice(*item)] in brands() for item in rest)
    if not sure and (len(rest) < len(items) or any(len(text[slice(*item)]) > 10 for item in rest)):
        return
    for start, end in rest:
        if sure or end - start >= 3:
            yield Found(start, end, "firm-list", 0.8 if sure else 0.65)


def is_firm(name: str) -> bool:
    """Whether a piece of a list or a cell can name a firm: a brand, or no sort of firms, school, office, trade or region."""
    if name in brands():
        return True
    if name.count("（") != name.count("）") or name.count("(") != name.count(")"):
        return False
    return (
        bool(_ITEM.match(name))
        and reads_as_name(name)
        and not (NOT_FIRM.search(name) or SORT.fullmatch(name) or name in catalogue() or REGION_NAME.fullmatch(name))
    )


def is_unit(name: str) -> bool:
    """Whether a cell under a heading of firms can name one, whatever its form: no school, office, hospital, sort or remark."""
    return is_firm(name) or (
        bool(_ITEM.match(name) and _UNIT_END.search(name))
        and reads_as_name(name)
        and not (_NO_UNIT.search(name) or SORT.fullmatch(name))
    )


def platform_enterprises(text: str) -> list[Found]:
    """Well-known platforms over which a school sells or teaches: 经甲、乙等平台; and shops at a place: 与甲洛阳店."""
    found: list[Found] = []
    for tail in _PLATFORMS.finditer(text):
        for start, end in _backwards(text, tail.start()):
            known = [at for at in range(start, end - 1) if text[at:end] in brands() or text[at:end] in _MARKETS]
            if not known:
                break
            found.append(Found(known[0], end, "firm-platform", 0.7))
    for shop in _SHOP.finditer(text):
        place = any(is_place(shop["name"][-size:]) for size in (2, 3, 4) if len(shop["name"]) - size >= 2)
        if place and not _LIST_START.search(shop["name"]):
            found.append(Found(shop.start("name"), shop.end(), "firm-shop", 0.75))
    return found
