"""Where a firm's name ends with the branch, the base or the place that follows it."""

from __future__ import annotations

import re

from kg.divisions import divisions
from loaders.mentions.enterprise_starts import CUT

STRONG = re.compile(
    r"(?:集团)?(?:股份|控股)?有限(?:责任)?公司|集团(?:股份)?公司|股份公司|分公司|总公司|有限责任集团|(?<![一-鿿])公司(?![\u4e00-\u9fff])"
)
TAIL = re.compile(r"(?:[\u4e00-\u9fff]{2,6}?)(?:分公司|支公司|分行|支行|分店)|[（(][^（()）]{2,4}[)）](?=$|[^\u4e00-\u9fff])")
_CLOSING_NOTE = re.compile(
    r"[（(](?:[\u4e00-\u9fffA-Za-z0-9]{0,10}?(?:店|连锁|集团|控股|分公司|项目部|分部|总部|分厂|营业部|办事处)"
    r"|(?P<place>[\u4e00-\u9fff]{2,8}))[)）]"
)
"""A branch or a place in brackets that closes a firm's name (某某集团（洛阳）, 某某酒店（高铁站店）)."""
_NO_PLACE_NOTE = re.compile(r"以下|简称|下称|含|如|等|原|即|合作|订单|实习|签")
_BRANCH_OF_PLACE = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,5}?)(?:分公司|支公司|分行|支行|分店|[一二三四五六七八九十]店|门店|店|机务段|车务段|车辆段|工务段|电务段|供电段|客运段|项目部|工厂|厂)(?![\u4e00-\u9fff]?[长址房家])"
)
_OF_BANK = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:支行|分行|营业部|分理处|储蓄所|支公司|中心支公司)")
"""A bank's or an insurer's branch needs no place that is known (…银行城南新区支行)."""
_BASE = re.compile(
    r"(?:(?P<place>[\u4e00-\u9fff]{2,5}?)(?:[\u4e00-\u9fff]{0,2}(?:养殖|种植|繁育|育种|生产|制造)基地|[铜铁金银煤锡锰磷铅锌]+矿|"
    r"(?:运营|服务|配送|营销|物流|运维|销售)(?:中心|部))|第[一二三四五六七八九十\d]{1,3}(?:采油|采气|炼油|建筑工程|工程|发电)(?:公司|厂))"
)
"""A base, a mine or a works of its own that follows a firm's name (…公司洛阳养殖基地, …集团郑州铜矿, …公司第二采油厂)."""
_OFFICE_AFTER_NOTE = re.compile(r"运营部|营业部|运营中心|服务中心|事业部|分公司")


def branch_end(text: str, end: int, right: int) -> int:
    """Where a name ends with the branch at a place that follows it (…有限公司洛阳店, …集团郑州机务段, …酒店（郑州店）)."""
    if end >= right:
        return end
    if text.endswith(("银行", "信用社", "保险", "人寿"), 0, end):
        office = _OF_BANK.match(text, end, right)
        if office is not None and not CUT.search(text, end, office.end()):
            return office.end()
    branch = _BRANCH_OF_PLACE.match(text, end, right)
    if branch is not None and is_place(branch["place"]):
        end = branch.end()
    elif (base := _BASE.match(text, end, right)) is not None and (base["place"] is None or is_place(base["place"])):
        return base.end()
    note = _CLOSING_NOTE.match(text, end, right)
    if note is None or _NO_PLACE_NOTE.search(note.group()) or STRONG.match(text, note.end()):
        return end
    if note["place"] is not None and not is_place(note["place"]):
        return end
    office = _OFFICE_AFTER_NOTE.match(text, note.end(), right)
    return office.end() if office is not None else note.end()


def is_place(text: str) -> bool:
    """Whether a text is a region's name: a letter such as 同 right after it belongs to the firm's name (苏州同里湖大饭店)."""
    return bool(text) and bool(divisions().named(text) or divisions().shortened(text))
