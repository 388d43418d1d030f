"""Firms told by their last word: 有限公司, 集团, 酒店, 银行 and the like, and where such a name begins."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from loaders.mentions.enterprise_branches import STRONG, TAIL, branch_end, is_place
from loaders.mentions.enterprise_sorts import CROPS, GENERIC, GROUP, OWN_KIND, REGION_NAME
from loaders.mentions.enterprise_starts import CUT, JOINED, LEADING, SAFE, WEAK_CUT

_PLAIN_JOINTS = ("和", "在", "到", "至")


class Found(NamedTuple):
    """A name's place in a clean text (half open), the rule that found it and how sure the rule is."""

    start: int
    end: int
    rule: str
    confidence: float = 0.9


RUN = re.compile(r"(?:[\u4e00-\u9fffA-Za-z0-9·&＆+\-]|[（(][^（()）]{1,14}[)）]){1,400}")
_HOUSES = (
    "大酒店 国际酒店 度假酒店 酒店 大饭店 饭店 宾馆 度假村 银行 信用社 出版社 大药房 药业 旅行社 国旅 中旅 青旅 事务所 "
    "纺织厂 棉纺厂 化纤厂 印染厂 制衣厂 制鞋厂 电子厂 电器厂 电机厂 机床厂 机器厂 试验机厂 农机厂 轴承厂 仪表厂 五金厂 塑料厂 "
    "玩具厂 玻璃厂 陶瓷厂 瓷厂 药厂 铸造厂 锻造厂 汽车厂 轮胎厂 木材厂 木器厂 面粉厂 饲料厂 罐头厂 卷烟厂 灯具厂 电缆厂 电池厂 "
    "护理院 连锁店 营业部 营销中心 用品厂 零部件厂 配件厂 制品厂 器材厂 采油厂 炼油厂 针织厂 毛纺厂 工艺品厂 化肥厂 冶炼厂 "
    "合作社 机械厂 制药厂 化工厂 电厂 钢厂 糖厂 纸厂 酒厂 服装厂 茶厂 食品厂 水泥厂 造船厂 修理厂 汽修厂 家具厂 印刷厂 "
    "农场 牧场 林场 茶场 超市 百货 酒庄 影视城 游乐园 供电局 铁路局 4S店 服务店 专卖店 旗舰店 体验店 月子中心 美容院 "
    "托育中心"
).split()
_WEAK = re.compile(
    r"公司|集团|股份(?!有限|公司|集团|制|合作|额|权|责任|占|改|经济|分红|转让)|"
    + "|".join(_HOUSES).replace("国旅|中旅|青旅", "国旅(?!行|游|客)|中旅(?!行|游|客)|青旅(?!行|游|客)")
)
LAST_WORDS = ("公司", "集团", "股份", *_HOUSES)
"""One of these is in every name that :func:`enterprise_names` finds."""
_LAST = re.compile("|".join(sorted(LAST_WORDS, key=len, reverse=True)))
_WEAK_NEXT = re.compile(
    r"集团(?:化|办学|式|军|内|里|成员|理事|章程|副(?![总董书校])|秘书|公司)|酒店(?:业|行业|管理(?!有限)|服务|专业|餐饮|类|用|前厅|客房|运营)|饭店(?:业|运营|服务|行业|管理|专业)|"
    r"(?<=学分)银行|(?<=时间)银行|(?<=道德)银行|(?<=[题技]库)银行|(?<=手机)银行|(?<=网上)银行|(?<=电子)银行|(?<=掌上)银行|银行[”’」]?(?:成长|积分|存折)|银行(?:学校|业|卡|类|管理|业务|柜员|行业|从业)|旅行社(?:业|经营|管理)|合作社(?:负责|社员|理事|成员|带头|领办)|超市(?:业|行业)|公司(?:制|化|法|治理|金融)|"
    r"宾馆(?:业|服务)|百货(?:业|行业)|农场(?:主|经营|生产)|出版社(?:业)|银行学校|药业(?:学校|类)|林场(?:学校)"
)
_JOINTS = re.compile("[和与及或]")
_FARMS = frozenset("合作社 农场 林场 牧场 茶场 酒庄".split())
_OWN_WORDS = ("银行", "出版社", "旅行社")
_PLAIN_WORDS = ("公司", "集团", "酒店", "饭店", "宾馆", "超市", "农场", "林场")
_FIRM_NEXT = re.compile("(?:管理)?(?:集团|公司)")
_OWN_NOTE = re.compile(r"[（(](?:以下|如|包括|含|即|中国)")
_SIGHT = re.compile("[\u4e00-\u9fff]{2,4}[省市](?=[\u4e00-\u9fff]{2,}(?:影视城|游乐园)$)")
_BRANCH_FIRM = re.compile(r"[\u4e00-\u9fff]{2,10}?公司")
_LINE = 40
_FIRM_INSIDE = re.compile(r"公司.")
_BRACKETS = re.compile(r"[（(].*?[)）]")
_NOTE = re.compile(r"[（(][^（()）]{0,14}[)）]")
_BROKEN = re.compile(r"^[^（(]*[）)]|[（(][^）)]*$")


def enterprise_names(text: str) -> list[Found]:
    """The firms of a clean text that end in a word for a firm, in order, none inside another."""
    return list(_enterprise_names(text))


@lru_cache(maxsize=512)
def _enterprise_names(text: str) -> tuple[Found, ...]:
    """The same, remembered: several rules ask for one text's firms one after another."""
    words = [match.start() for match in _LAST.finditer(text)]
    found: list[Found] = []
    at = 0
    for run in RUN.finditer(text) if words else ():
        while at < len(words) and words[at] < run.start():
            at += 1
        if at == len(words):
            break
        if words[at] >= run.end():
            continue
        taken = run.start()
        for end, strong in _ends(text, run.start(), run.end()):
            start = name_start(text, taken, end)
            if start is None or text[start - 1 : start] == "某" or not _is_name(text, start, end, strong):
                continue
            found.append(Found(start, end, "firm-suffix" if strong else "firm-word", 0.95 if strong else 0.85))
            taken = end
    return tuple(found)


def _ends(text: str, left: int, right: int) -> list[tuple[int, bool]]:
    """Where names may end in a run: strong suffixes with what follows them, and weak ones outside their reach."""
    ends: list[tuple[int, bool]] = []
    for match in STRONG.finditer(text, left, right):
        tail = TAIL.match(text, match.end(), right)
        closed = tail is not None and not CUT.search(text, tail.start(), tail.end())
        end = tail.end() if tail is not None and closed else match.end()
        ends.append((branch_end(text, end, right), True))
    for match in _WEAK.finditer(text, left, right):
        end = match.end()
        if (local := branch_end(text, end, right)) > end:
            ends.append((local, False))
            continue
        word = match.group()
        if word not in ("公司", "集团") and _FIRM_NEXT.match(text, end) and not _WEAK_NEXT.match(text, end):
            continue
        branch = _BRANCH_FIRM.match(text, end) if word == "集团" and text[end : end + 1] not in "和与及、同" else None
        if branch is not None and not CUT.search(_masked(text, end, branch.end() - 2)):
            continue
        if _WEAK_NEXT.match(text, match.start()) or any(end <= other and _same_name(text, end, other) for other, _ in ends):
            continue
        if end < right and text[end] in "(（" and not _OWN_NOTE.match(text, end):
            bracket = text.find("）", end, end + 14)
            inner = text[end + 1 : bracket] if bracket > 0 else ""
            if STRONG.search(text, bracket + 1, min(right, bracket + 6)) and not CUT.search(inner):
                continue
        ends.append((end, False))
    return sorted(ends)


def _same_name(text: str, end: int, other: int) -> bool:
    """Whether a weak suffix at ``end`` lies inside the name that ends at ``other``."""
    between = _masked(text, end, other)
    if between[:1] in ("和", "同", "、"):
        return False
    return other == end or (other - end <= 24 and not CUT.search(between) and not _FIRM_INSIDE.search(between))


def _masked(text: str, left: int, right: int) -> str:
    """The text with safe words and brackets blanked, so that a cut is not looked for inside them."""
    part = text[left:right]
    if "）" in part or ")" in part:
        part = _NOTE.sub(_blank, part)
    return SAFE.sub(_blank, part)


def _blank(match: re.Match[str]) -> str:
    return "　" * len(match.group())


def _inside_place(text: str, start: int, at: int) -> bool:
    """Whether the letter at ``at`` belongs to a region's name that begins at ``start`` (无为, 从江), and not to what follows."""
    if at == start and any(is_place(text[at + 1 : at + 1 + size]) for size in (2, 3, 4)):
        return False
    return any(is_place(text[start : start + size]) for size in (2, 3, 4) if start + size > at)


def _goes_on(text: str, start: int, at: int) -> bool:
    """Whether the letter at ``at`` is a firm's second or third after its region (洛阳和睦…, 洛阳翔为…), and no joint.

    One letter alone after a region names nobody that a joint could join; two regions are joined (洛阳和郑州…).
    """
    for letters in (0, 1):
        for size in (4, 3, 2):
            first = at - letters - size
            if (
                first >= start
                and is_place(text[first : first + size])
                and (size == 2 or text[first + size - 1] not in "市县区州")
            ):
                return bool(letters) or (text[at] == "和" and not any(is_place(text[at + 1 : at + 1 + n]) for n in (2, 3, 4)))
    return False


def name_start(text: str, left: int, end: int) -> int | None:
    """Where the name that ends at ``end`` begins, not before ``left``; None where nothing of a name is left."""
    left = max(left, end - _LINE)
    masked = _masked(text, left, end)
    strong = [match.start() for match in STRONG.finditer(masked)]
    suffix = strong[-1] if strong else max((match.start() for match in _WEAK.finditer(masked)), default=len(masked))
    start = 0
    for match in CUT.finditer(masked, 0, suffix):
        start = match.end()
    for match in JOINED.finditer(masked, 0, suffix):
        start = max(start, match.end())
    start = max(start, masked.rfind("（", 0, suffix) + 1, masked.rfind("(", 0, suffix) + 1)
    for match in reversed(list(WEAK_CUT.finditer(masked, start, suffix))):
        if _inside_place(text, left + start, left + match.start()):
            continue
        if match.group() not in _PLAIN_JOINTS and is_place(text[left + start : left + match.start()].lstrip("到在与和为向至")):
            continue
        if match.group() in "和为同如以" and _goes_on(text, left + start, left + match.start()):
            continue
        if match.group() == "和" and match.start() - start == 1 and masked[start] not in "校院系部我":
            continue
        if match.end() < suffix and _names_one(text[left + match.end() : left + suffix], bool(strong), text[left + suffix : end]):
            start = match.end()
            break
        apart = match.group() == "和" and match.start() - start > 2 and match.end() < suffix and not strong
        if apart or match.group() in "到在给":
            return None
    leading = LEADING.match(text[left + start : end])
    if leading is not None and leading.end() >= suffix - start:
        return None
    if leading is not None and not _inside_place(text, left + start, left + start):
        start += leading.end()
    sight = _SIGHT.match(masked, start)
    start = sight.end() if sight is not None else start
    while start < suffix and text[left + start] in "（()）-·+&":
        start += 1
    return left + start if start < len(masked) else None


def _names_one(core: str, strong: bool, word: str) -> bool:
    """Whether the letters between a joint and the word for a firm are a name of their own, and not a sort of firms."""
    bare = REGION_NAME.sub("", core)
    own = OWN_KIND.search(core) is not None and word.startswith(_OWN_WORDS)
    if not strong and (own or (core and not bare and not word.startswith(_PLAIN_WORDS))):
        return True
    return not GENERIC.fullmatch(bare or "大") or (strong and bool(bare) and bool(REGION_NAME.match(core)) and len(core) >= 4)


def _is_name(text: str, start: int, end: int, strong: bool) -> bool:
    """Whether what stands before the suffix names one firm and not a sort of firms."""
    name = text[start:end]
    if not 3 <= len(name) <= _LINE or text[end : end + 1] in ("们", "性", "杯") or _BROKEN.search(name):
        return False
    suffix = STRONG.search(name) if strong else None
    last = list(_WEAK.finditer(name))
    core = name[: suffix.start() if suffix else last[-1].start() if last else len(name)]
    if name.endswith("集团") and GROUP.search(core):
        return False
    if not strong and core.endswith(("和", "与", "及", "或")):
        return False
    core = WEAK_CUT.sub("", core, count=1) if WEAK_CUT.match(core) and not REGION_NAME.match(core) else core
    bare = REGION_NAME.sub("", _BRACKETS.sub("", core), count=2)
    if OWN_KIND.search(core) and last and last[-1].group() in _OWN_WORDS:
        return True
    if not strong and last and last[-1].group() in _FARMS and CROPS.fullmatch(core):
        return False
    if GENERIC.fullmatch(_JOINTS.sub("", bare) or bare):
        return strong and bool(REGION_NAME.match(core)) and len(core) >= 4
    if not bare:
        return bool(core) and not strong and last[-1].group() not in _PLAIN_WORDS
    return len(bare) >= 2 or bool(REGION_NAME.match(core)) or strong
