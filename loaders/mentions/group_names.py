"""The names of education groups in a run of text: 职教集团, 联盟, 产教联合体, 共同体."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.mentions.name_start import NearPlaces, Place, inside, name_start
from loaders.words import Triggered

_HEAD = Triggered(
    r"(?:职业教育|职教|专业|产教融合|产教|校企合作?|校企|教育)?(?:集团|联盟|联合体|共同体|协作体|协作会)(?!化|办学|公司|有限|旗下|党委|内|股份|总部|的企业|合作学校|学校|建设项目|项目|试点|立项|建设单位|类|培育|名单|办公室)",
    "集团",
    "联盟",
    "联合体",
    "共同体",
    "协作体",
    "协作会",
)
_VOCATIONAL = re.compile(
    r"职业|职教|专业|产教|校企|技能|高职|中职|技工|院校|学校|人才|培训|中高职|教育|[一二三四五六七八九十两]校联|校联盟|校际|教学|育人|学徒"
)
_COMPANY_GROUP = re.compile(r"(?<!职业)(?<!成人)教育集团\Z")
_FIGURATIVE = re.compile(
    r"命运|利益|责任|生命|民族共同体|社区教育|发展共同体|人类|价值共同体|学习共同体|情感|文化共同体|育人共同体|村校|经济共同体|战略联盟\Z|示范|骨干|优秀|建设项目"
)
_GENERIC = re.compile(
    r"职业教育|职教|职业院校|职业学校|职业|教育|专业群|专业|集团|联盟|联合体|共同体|协作体|协作会|产教融合|产教|融合|校企|合作|示范性?|骨干|市域|行业|区域|国家级|省级|市级|自治区级|自治区|实体化|实体|"
    r"建设|发展|创新|办学|培育|新型|第一批|首批|一批|相关|有关|本|该|各|多个|省|市|县|区|州|型|性|级|现代|校际|政校行企|政行企校|政校企|跨区域|跨|大型|特色|优质|高水平|双师|教学|育人|共创|共建|共同|共|组建|成立|创建|搭建|打造|等|新备案|备案|已有|全"
)
_COUNTED = re.compile(r"\A(?:[（(][^（）()]{0,6}[)）])?(?:已达|共有|共计|共|达到|达|有|增至|总数)?\d+\s*(?:个|家)")
_BAD_START = re.compile(
    r"[一二三四五六七八九十两几多各余百0-9]+[个家]|各|全[市省区县]|我|本|该|某|其|这|一批|多个|国家级|省级|市级|示范性?|首批"
)
_LAST_VERB = re.compile(
    r".*(?:调入|调任|加入|参加|参与|入选|进入|成为|推进|推动|依托|通过|借助|发挥|利用|举办|召开|缔结|结成|组成|筹建|加盟|牵头|发起|主持|担任|当选|构建|组建|打造|创建|建立|建成|支持|共建(?!共享)|暨)了?"
)
_OPEN_BRACKET = re.compile(r"[（(][^（）()]{1,8}[)）]\Z")
_MARKS = re.compile(r"[，。；、]")
_TRAINING = re.compile(r"职业|职教|.专业")
_TRAINING_GROUP = re.compile(r"职业|职教|产教|校企|专业|校联|校际")
_QUOTES = {"”": "“", "》": "《", "』": "『", "」": "「"}
_OTHER_NAME = re.compile(r"学校|学院|大学|中心|公司|集团|局|委|协会|厅|牵头|单位")
_LEVEL = re.compile(r"自治区|[省市县区州]")
_INTRODUCED = re.compile(r"专业(?:引入|引进|依托|联合|携手|对接|牵手|与|和)|(?:引入|引进)[\u4e00-\u9fff]{2,8}集团\Z")
_IN_TITLE = re.compile(
    r"[^《》。；，]{0,16}?(?:办法|章程|规定|方案|细则|制度|协议书?|意见|条例|通知|规则|批复|决定|请示|公告|函)(?:[（(][^（）()]{0,8}[)）])?》"
)
"""A group that is only named in a document's title is no mention of its own."""
_ZONE = ("经开区", "经济")
"""Words whose first letter is no 经 of 经过."""
_LONGEST = 34
_REACH = 60


class GroupForm(NamedTuple):
    """A group's surface form: its place, the name as written (brackets full-width), the bare level it begins with, if any."""

    start: int
    end: int
    name: str
    level: str = ""


def may_name_group(text: str) -> bool:
    """Whether a text has a word that a group's name ends in."""
    return ("团" in text or "盟" in text or "体" in text or "协作会" in text) and _HEAD.may_match(text)


def group_forms(text: str, places: Sequence[Place]) -> list[GroupForm]:
    """The named groups of a text, in order, not overlapping."""
    found: list[GroupForm] = []
    for form in _candidates(text, places):
        if not found or form.start >= found[-1].end:
            found.append(form)
    return found


def _candidates(text: str, places: Sequence[Place]) -> Iterator[GroupForm]:
    near = NearPlaces(places, _REACH)
    for head in _HEAD.finditer(text):
        around = near.around(head.start(), head.end())
        if _COUNTED.match(text[head.end() : head.end() + 20]):
            continue
        if "》" in text and _IN_TITLE.match(text, head.end()):
            continue
        form = _quoted(text, head.end())
        if form is not None and form.name.startswith("关于"):
            form = None
        form = form or _running(text, head, around)
        if form is not None and is_named_group(form.name, form.level, _begins_with_place(form, around)):
            yield form


def _begins_with_place(form: GroupForm, places: Sequence[Place]) -> bool:
    return any(place.start == form.start for place in places)


def _quoted(text: str, end: int) -> GroupForm | None:
    """A name in quotation marks or 《》 that ends with the head."""
    opening = _QUOTES.get(text[end : end + 1])
    if opening is None:
        return None
    start = text.rfind(opening, max(0, end - _LONGEST), end) + 1
    if start <= 0 or _MARKS.search(text, start, end):
        return None
    return GroupForm(start, end, _full_width(text[start:end]))


def _running(text: str, head: re.Match[str], places: Sequence[Place]) -> GroupForm | None:
    start = name_start(text, head.start(), places)
    if start is None:
        start_index, anchored = head.start(), False
    else:
        start_index, anchored = start.at, start.anchored
    if not anchored and start_index > 1 and text[start_index - 1] in "与和及":
        before = name_start(text, start_index - 1, places)
        if before is not None and before.anchored and not _OTHER_NAME.search(text, before.at, start_index):
            start_index, anchored = before.at, True
    if (bracket := _OPEN_BRACKET.search(text, max(0, start_index - 10), start_index)) is not None:
        outer = next((place for place in places if place.end == bracket.start()), None)
        if outer is not None:
            start_index = outer.start
    if text[start_index - 1 : start_index] in tuple("—-－") and text[max(0, start_index - 4) : start_index].startswith("中国"):
        start_index -= 3 if text[start_index - 3 : start_index - 1] == "中国" else 4
    if text.startswith(_ZONE, start_index - 1):
        named = name_start(text, start_index - 1, places)
        start_index, anchored = (start_index - 1, False) if named is None else (named.at, named.anchored)
    start_index = _wider(text, start_index)
    if not anchored and (verb := _LAST_VERB.match(text, start_index, head.start())) is not None:
        start_index = verb.end()
    both = text.rfind("暨", start_index, head.start())
    start_index = both + 1 if both >= 0 else start_index
    if head.end() - start_index > _LONGEST:
        return None
    name = text[start_index : head.end()]
    level = "" if anchored else _level(name)
    return GroupForm(start_index, head.end(), _full_width(name), level)


def _wider(text: str, start: int) -> int:
    """Where a name begins that a word in quotation marks opens (“青禾”思政教育联盟), or 大 before its region (大洛阳…)."""
    if text[start - 1 : start] in ("”", "’"):
        opened = text.rfind("“" if text[start - 1] == "”" else "‘", max(0, start - 12), start)
        if opened >= 0 and _MARKS.search(text, opened, start) is None:
            return opened
    if text[start - 1 : start] in ("大", "泛") and text[start - 2 : start - 1] not in ("最", "较", "很", "重", "扩", "广"):
        return start - 1
    return start


def _level(name: str) -> str:
    match = _LEVEL.match(name)
    return match.group() if match is not None and name[match.end() : match.end() + 1] not in ("级", "域", "直", "属") else ""


def _full_width(name: str) -> str:
    return name.replace("(", "（").replace(")", "）")


def is_named_group(name: str, level: str, placed: bool) -> bool:
    """Whether a form is one group's name and not a class of groups or a figure of speech."""
    if _FIGURATIVE.search(name) or not _VOCATIONAL.search(name) or _BAD_START.match(name) or "各" in name:
        return False
    if _INTRODUCED.search(name):
        return False
    if name.endswith("集团") and (_COMPANY_GROUP.search(name) or not _TRAINING.search(name)):
        return False
    own = _GENERIC.sub("", name)
    if placed or level:
        return _TRAINING_GROUP.search(name) is not None and (len(own) >= 1 or level != "省")
    return len(own) >= 2


def group_normal_form(chain: Sequence[Place], rest: str) -> tuple[str, str]:
    """The most specific region's code and the rest written out: equal for two writings of one name."""
    code = ""
    for place in chain:
        code = place.code if not code or inside(place.code, code) else code
    return code, rest.replace("职教", "职业教育").replace("产教融合", "产教")
