"""The names of schools in a run of text: where each begins and ends, and what is no school's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from loaders.mentions.name_start import NearPlaces, Place, Start, inside, name_start
from loaders.mentions.school_classes import ONE_SCHOOL, is_class, is_hospital, is_listed_as_class, is_role, is_title, says_deed
from loaders.mentions.school_words import school_words, university_pattern

_LEVEL_PREFIX = re.compile(r"(?:自治[区县州]|[省市县区州])(?=[\u4e00-\u9fff]{2})")
_TITLE_MARKS = re.compile(r"《[^《》]{1,80}》")
_ORDINAL_LIST = re.compile(r"(第[一二三四五六七八九十]+)((?:[、和及与]第[一二三四五六七八九十]+)+)(?=[\u4e00-\u9fff]{2,14})")
_ORDINAL = re.compile(r"第[一二三四五六七八九十]+")
_INDEPENDENT = re.compile(
    r"(?:城市|科技|科学技术|文理|理工|应用技术|信息工程|商|现代|(?![和与及同在到赴为对由等]|继续|教育|教师|师范|国际|管理|经济|经管|外语|外国|体育|音乐|美术|艺术|设计|软件|机械|电气|电子|电信|自动|化工|化学|物理|数学"
    r"|材料|旅游|传媒|新闻|护理|药学|医学|中医|农学|法学|文学|生物|生命|环境|资源|土木|建筑|交通|汽车|航空|海洋|水利|食品|纺织|服装|林学|园艺|动物|植物|政法|公共|会计|金融|工商|商务|财经|历史|哲学|人文|心理|马克|计算|网络|"
    r"信息|人工|大数|测绘|地理|能源|冶金|矿业|铁道|船舶|舞蹈|戏剧|影视|学前|研究|二级|下属|所属|各|多个|职业|技术|专业|高职|成人|开放|网络)[\u4e00-\u9fff]{2})学院"
)
_BRANCH_COLLEGE = re.compile(r"[\u4e00-\u9fff]{0,6}?学院")
_UNNAMED_START = re.compile(
    r"(?:全[市省县区国]|各|所有|部分|多(?![伦彩])|几|两|这|那|该|本(?!草)|我|其|某|贵[校院]|同(?=[类等级市省县区校一批年行层时名])|每)"
)
_SHORT_HEAD_IN_WORD = re.compile(
    r"(?:职专|中专|职高|职中|高专|电大|师专|财校)[业任职科门长题项利属家用考级水质]|(?:中专|职高|职中)等级|中专[业任]|职高[职]"
)
_NOT_LEVEL = re.compile(r"[省市县区州](?:级|区|直|属|内|域|外|现代|场|政|民|委|里|域|情|教|长|局|财)")
_VOCATIONAL = re.compile(r"职|中专|中等|技工|技师|技校|卫|师范|幼师|高级中学|高中|[一二三四五六七八九]中|电大|特教|特殊教育|农")
"""Without one of these after it, a bare county's name far from the report's region is another word (动力, 西华)."""
_OWN_CAMPUS = re.compile(r"(?:[的之]?(?:新|老|旧|主|原|总|分|[东西南北中]|[一二三四])?校区)")
"""A school's own grounds, which are no school beside it."""
_SHORT_KINDS = frozenset({"幼师", "职教", "卫校", "技校", "师专"})
_FURTHER_KIND = re.compile(
    r"[\u4e00-\u9fff]{0,3}(?:艺术|保育|护理|卫生|职业|高级|技术|教育|旅游)[\u4e00-\u9fff]{0,4}?(?:学校|学院)"
)
"""What goes on after a short kind within one name (甲幼师艺术学校)."""
_PART = re.compile(r"中专部|中职部|职教部")
_ATTACHED = re.compile(r"附属[\u4e00-\u9fff]{0,8}?(?:学校|学院|中学|小学|中专|技校)")
_COUNTED_SCHOOLS = re.compile(
    r"(?:共|现|已|总|合计|共计|目前)*有?(?:\d+|[一二两三四五六七八九十]+)(?:余)?所|数量?(?=[\d为是由从共]|达|减|增)|总数|布局|在校生?总|(?:全部|均|都|普遍|平均|整体|总体)(?!衡)"
)
"""After a class of schools: their number, or words that speak of all of them."""
_YEARLY_COUNT = re.compile(r"(?:20\d\d年|当年|本年度?|全年)?(?:毕业|招生|在校|在籍)(?:学?生)?(?:人?数)?(?:[达为共约]|达到)?\d")
"""After 某市中等职业学校: figures of all of them."""
_NUMBER_OF = re.compile(r"(?:共|现|已|总|合计|共计|目前)*有?\d+(?:余)?所")
_COLLEGES = frozenset({"大学", "学院"})
"""How well-known universities' names end, and what an independent college's name stands after."""
_WORD_LETTERS = frozenset("业任职科门长题项利属家用考级水质等")
_LINKS = frozenset("、和及与")
_MORE_LETTERS = frozenset("校院部附")
"""Without one of these close after its first head a name does not go on, unless with another head or a place."""
_COUNT_LETTERS = frozenset("共现已总合目有")
_LEVEL_LETTERS = frozenset("省市县区州自")
_MAX_LENGTH = 26
_REACH = 48


class SchoolForm(NamedTuple):
    """A school's surface form in a text.

    ``name`` is the form in full where the text shares letters among names (第一、第二…学校), else the surface itself.
    ``place``: the region it begins with; ``level``: 市, 县, … where it begins with the bare level of a region of the report;
    ``foreign``: begins with a country; ``anchored``: begins with any of these, or is a well-known university.
    ``certain``: false for a form that is a school's only if it turns out to be short for one, or stands where schools are listed.
    """

    start: int
    end: int
    name: str
    anchored: bool
    place: Place | None = None
    level: str = ""
    foreign: bool = False
    rest: str = ""
    certain: bool = True


def school_forms(text: str, places: Sequence[Place]) -> list[SchoolForm]:
    """The forms in order. Names inside 《》 are parts of titles and are left out."""
    return forms_in(text, lambda _: places)


def forms_in(text: str, find_places: Callable[[str], Sequence[Place]]) -> list[SchoolForm]:
    """The forms in order; regions are looked for only in a text that has a school's head word."""
    head = school_words().head
    match = head.search(text)
    if match is None:
        return []
    near: NearPlaces | None = None
    titles: Sequence[tuple[int, int]] = ()
    found: list[SchoolForm] = []
    taken = floor = 0
    while match is not None:
        start, index = match.span()
        if text.startswith("中职学校", start - 2) and is_class(text, start, index):
            match = head.search(text, index)
            continue
        if near is None:
            near = NearPlaces(find_places(text), _REACH)
            titles = [title.span() for title in _TITLE_MARKS.finditer(text)] if "《" in text else ()
        around = near.around(start, index)
        end = _right_end(text, index, around)
        form = _form(text, start, index, end, around, floor)
        if form is not None:
            index = max(index, end)
            if form.start >= taken and not any(left <= form.start < right for left, right in titles):
                found.append(form)
                taken = form.end
                floor = taken if any(place.start == taken for place in around) else floor
        match = head.search(text, index)
    return _with_shared_ordinals(text, found) if found and "第" in text else found


def _right_end(text: str, end: int, places: Sequence[Place]) -> int:
    """The end of the name after its first head: further heads and tails that belong to it."""
    ahead = text[end : end + 12]
    if not "\u4e00" <= ahead[:1] <= "\u9fff":
        return end
    if ahead[0] in school_words().head_letters or not _MORE_LETTERS.isdisjoint(ahead):
        return _further_end(text, end, places)
    for place in places:
        if place.start == end:
            return _further_end(text, end, places)
    return end


def _further_end(text: str, end: int, places: Sequence[Place]) -> int:
    """The end of the name where letters stand after its first head with which it may go on."""
    words = school_words()
    ahead = text[end : end + 12]
    if "部" in ahead[:3] and ((part := _PART.match(text, end)) or (part := _PART.match(text, end - 2))):
        return part.end()
    while (more := words.head.match(text, end)) is not None and not more.group().startswith(("大学", "学院")):
        end = more.end()
        ahead = text[end : end + 12]
    if ahead.startswith("附属") and (attached := _ATTACHED.match(text, end)) is not None:
        return attached.end()
    branch = next((place for place in places if place.start == end), None) if places else None
    if branch is not None and text[branch.end - 1 : branch.end] in "省市县区":
        return end
    kind = text[end - 2 : end]
    if kind in _SHORT_KINDS and (further := _FURTHER_KIND.match(text, end)) is not None:
        return end if words.stop.search(further.group()) else further.end()
    if branch is None and not ("校" in ahead or "院" in ahead or "部" in ahead):
        return end
    if (tail := words.tail.match(text, end)) is not None:
        if _OWN_CAMPUS.fullmatch(tail.group()):
            return end
        between = tail.group()
        if not words.stop.search(between) and not words.head.search(between[:-2]) and not says_deed(between):
            return tail.end()
    return _inner_college(text, end, branch) if kind in _COLLEGES else end


def _inner_college(text: str, end: int, branch: Place | None) -> int:
    """The end of the name of a university's college in another place, or of an independent one that bears its name."""
    if branch is not None and text[end - 2 : end] == "大学" and (college := _BRANCH_COLLEGE.match(text, branch.end)) is not None:
        return college.end()
    independent = _INDEPENDENT.match(text, end)
    return independent.end() if independent is not None else end


def _form(text: str, head: int, head_end: int, end: int, places: Sequence[Place], floor: int) -> SchoolForm | None:
    """The name that ends at ``end``, its head at ``head``; None where it is none. ``floor``: the end of the name before."""
    after = text[end : end + 1]
    words = school_words()
    other = after in words.not_before_letters and words.not_before.match(text, end) is not None
    if other and not text.startswith(("组成", "组建", "组织", "生源"), end):
        return None
    if after in _WORD_LETTERS and _SHORT_HEAD_IN_WORD.match(text, end - 2):
        return None
    if text.startswith("集中学", end - 3) or (text[end - 2 : end] in _COLLEGES and is_hospital(text, end)):
        return None
    if text[end - 2 : end] in _COLLEGES or text[head_end - 2 : head_end] in _COLLEGES:
        for known in university_pattern().finditer(text, max(0, end - 20), end):
            placed = any(place.end == known.start() for place in places)
            if known.end() in (head_end, end) and not placed:
                name = text[known.start() : end]
                return SchoolForm(known.start(), end, name, True, rest=name)
    start = name_start(text, head, places, floor, head_end)
    if start is None or end - start.at > _MAX_LENGTH:
        return None
    return _anchored(text, start, end, places) if start.anchored else _unanchored(text, start.at, end)


def _rest_after_places(text: str, start: int, end: int, places: Sequence[Place]) -> tuple[str, Place | None]:
    """What stands after the regions at the head of a name, and the last of these regions."""
    last: Place | None = None
    for place in places:
        if place.start < start:
            continue
        if place.start > start or place.end >= end:
            break
        if last is not None and (place.code == last.code or not inside(place.code, last.code)):
            break
        start, last = place.end, place
    return text[start:end], last


def _anchored(text: str, start: Start, end: int, places: Sequence[Place]) -> SchoolForm | None:
    words = school_words()
    name = text[start.at : end]
    if start.country:
        return SchoolForm(start.at, end, name, True, foreign=True, rest=name) if _is_foreign_school(name) else None
    rest, last = _rest_after_places(text, start.at, end, places)
    if last is None:
        return None
    written_full = text[last.start : last.end] == last.name
    if rest in ("大学", "学院") and not written_full:
        return SchoolForm(start.at, end, name, True, place=start.place, rest=rest)
    county = not last.code.endswith("00")
    if county and not written_full and not last.sure and last.start == start.at and not _VOCATIONAL.search(rest):
        return _unanchored(text, start.at, end) if rest in ("中学", "小学") else None
    one = rest in words.class_rests and rest not in words.always_class_rests
    if rest == "中等职业学校" and _YEARLY_COUNT.match(text, end):
        return None
    after = text[end : end + 1]
    counted = (after in _COUNT_LETTERS or after.isdigit()) and _NUMBER_OF.match(text, end) is not None
    if counted and not words.generic.sub("", words.head.sub("", rest)):
        return None
    if (one and county and _is_class_here(text, start.at, end, places)) or is_title(text, start.at, rest):
        return None
    if not is_named(rest, "县" if county else last.name[-1:]) and not (one and ONE_SCHOOL.match(text, end)):
        short = rest in words.always_class_rests and len(rest) == 2 and rest[-1] != "学" and (county or not written_full)
        return SchoolForm(start.at, end, name, True, start.place, rest=rest, certain=False) if short else None
    first = start.at if start.wide < 0 else start.wide
    return SchoolForm(first, end, name, True, place=start.place, rest=rest, certain=len(rest) > 3 or not rest.endswith("校"))


def _is_class_here(text: str, start: int, end: int, places: Sequence[Place]) -> bool:
    """Whether 某县中等职业学校 means all of a county's schools here: they are counted, or the county ends a list of regions."""
    if _COUNTED_SCHOOLS.match(text, end) or is_listed_as_class(text, end):
        return True
    return text[start - 1 : start] in _LINKS and any(place.end == start - 1 for place in places)


def _is_foreign_school(name: str) -> bool:
    return name.endswith(("大学", "学院", "学校", "分校", "中学")) and not school_words().marker.search(name) and len(name) > 5


def is_named(rest: str, level: str) -> bool:
    """Whether what follows a region is the name of one school and not of a class of schools.

    ``level`` is the region's last letter: after a county 职业中学 may be its one school, after a province it is a class.
    """
    words = school_words()
    if rest in words.always_class_rests or (level in ("省", "区", "市", "州") and rest in words.class_rests):
        return False
    return _UNNAMED_START.match(rest) is None and words.marker.search(rest) is None


def _unanchored(text: str, start: int, end: int) -> SchoolForm | None:
    """A name without a region: the report's own level (市…学校), or a name with letters of its own."""
    name = text[start:end]
    level = _LEVEL_PREFIX.match(text, start, end) if name[0] in _LEVEL_LETTERS else None
    if level is not None:
        rest = text[level.end() : end]
        if _NOT_LEVEL.match(text, level.end() - 1) or not is_named(rest, level.group()[-1:]) or is_title(text, start, rest):
            return None
        return SchoolForm(start, end, name, True, level=level.group(), rest=rest, certain=len(rest) > 3)
    if len(name) > 14 or _UNNAMED_START.match(name) or school_words().marker.search(name) or is_role(name):
        return None
    return SchoolForm(start, end, name, False, rest=name, certain=False)


def _with_shared_ordinals(text: str, found: Sequence[SchoolForm]) -> list[SchoolForm]:
    """甲市第一、第二中等专业学校 as two names: each ordinal takes the region before the list and the kind after it."""
    forms = list(found)
    for match in _ORDINAL_LIST.finditer(text):
        last = next((form for form in forms if form.start < match.end() <= form.end and form.end > match.end()), None)
        if last is None:
            continue
        kind = text[match.end() : last.end]
        first = name_start_of_list(text, match.start())
        prefix = text[first : match.start()]
        forms.remove(last)
        for position, ordinal in enumerate(_ORDINAL.finditer(text, match.start(), match.end())):
            start = first if position == 0 else ordinal.start()
            end = last.end if ordinal.end() == match.end() else ordinal.end()
            rest = ordinal.group() + kind
            forms.append(SchoolForm(start, end, prefix + rest, True, rest=rest))
    return sorted(forms, key=lambda form: form.start)


def name_start_of_list(text: str, right: int) -> int:
    """Where the letters before an ordinal list begin (they are the region's)."""
    left = right
    while left > 0 and "\u4e00" <= text[left - 1] <= "\u9fff" and right - left < 12:
        left -= 1
    return left
