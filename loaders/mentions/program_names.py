"""Names of programs (专业) in a clean text: in lists, before the word 专业, in quotes, and catalogue names beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.mentions.catalogue_names import catalogue_names
from loaders.mentions.enterprise_names import Found
from loaders.mentions.program_shape import (
    LETTERS,
    ends_no_name,
    is_program,
    is_quoted,
    known_before,
    known_programs,
    known_spans,
    qualifies,
)
from loaders.words import Stretch

__all__ = ["is_program", "names_before", "program_names"]

COUNT = r"(?:(?:[0-9]{1,3}|[一二三四五六七八九十两多几数]{1,3})(?:余|多)?[个门大]?|一批|一系列|若干个?|系列)"
_WORD = re.compile(
    r"专业(?<!中等专业)(?!群|部(?!分)|系|学校|学院|合作组织|研究课题|大类|化|性|类|合作社|委员|指导委|学位|技术职务|技术资格|术语|集群|机构|公司|集团|联盟|建设指导委)"
)
_MODIFIER = (
    r"(?:重点|骨干|核心|特色|品牌|优势|优质|示范|主干|主体|相关|热门|紧缺|急需|新兴|传统|涉农|涉海|订单|精品|省级|国家级|市级|区级|自治区级?|现代|先进|高水平|一流|对口|主要|招生|制造|服务|农业|工业|"
    r"升学|在招|在办|技能扶贫|技能|扶贫|面向|合作|试点|双高|王牌|老牌|名优|常设|学制|新|的|类|等|各|专业群|理工|民族|文化|艺术|五年制|三年制|中高职|贯通|高职|中职|大专|中专|学历|全日制)+"
)
_PLAIN = (
    r"(?:重点|骨干|核心|特色|品牌|优势|优质|示范|主干|主体|相关|热门|紧缺|新兴|传统|涉农|精品|省级|国家级|市级|自治区级?|高水平|一流|王牌|双高|"
    r"的|新|老|各)+"
)
_BEFORE_WORD = re.compile(rf"等\s?(?:{COUNT})?(?:{_MODIFIER})?$|(?:{COUNT})(?:{_MODIFIER})?$|{_PLAIN}$")
_MODIFIER_ENDS = frozenset(
    "0123456789一二三四五六七八九十两多几数余个门大批列干等点心色牌势质范体关门缺需兴统农海单品级区代进平流口要生造务业学招办能贫向作点高老优设制新的类各群工族化术通职专历"
)
"""The last letters of such words."""
_VERBS = (
    "担任|开发(?!与|和|利用|专业|技术|应用)|主打|带动|跻身|吸纳|其(?!他|中)|首席|首期|首批|首届|现开设|开设|开办|现设置|现设|新开设|新开|新增设|新增|新设立|新设|增设|增加|设立|设置|撤销|停招|停办|暂停招收|暂停|恢复|共建|合建|联办|申报|创建|建成|建有|建设|打造|拥有|现有|设有|含有|包含|包括|涉及|涵盖|覆盖|"
    "围绕|依托于|依托|发挥|聚焦|针对|面向|服务|选派|组织|举办|获批|入选|获评|评为|认定为|认定|成为|就读|报读|学习|提升|推进|推动|实施|制定|修订|完善|优化|调整|整合|做强做大|做强|做优|"
    "以及|分别是|分别为|其中|例如|譬如|比如|主要有|主要是|主要为|另有|还有|已有|具有|开展|支持|指导|负责|承担|参加|参与|带领|来自|属于|隶属|成立|建立|形成|构建|培育|培养|订单|合作|共同|联合|"
    "招聘|录用|招收|接收|输送|实习|学校的?|学院的?|我校的?|该校的?|本校的?|我院的?|中心的?|职校的?|中专的?|各校的?|全校|全市|全区|全省|系的?|级的?|届的?|年的?|企业|公司|方向|学生|教师|团队|重点|骨干|品牌|优势|特色|示范|传统|"
    "同时|目前|以来|今年|去年|已经|已|将|把|为|对|从|向|在|由|被|按|以|到|使|让|给|于|与|和|及|跟|同|或|是|有|的|了|等|如|含|所|新|则|职业教育|并|且|而|后|前|个|名|人|按照|参照|中高职|中职|高职|出台|提高|加大|开放"
)
_CUT = re.compile(_VERBS)
_PREDICATE = re.compile(
    r"(?:等(?:\d+个)?)?(?:均|都|先后|分别|先后被|被|获)?(?:[\u4e00-\u9fff]{0,8}(?:评|认定|确定|立项|列|遴选)为|为|是|入选|成为|获批|获评)"
    r"(?:[\u4e00-\u9fff]{2,6})?(?:省|市|国家|区|县|校)(?:级)?(?:[\u4e00-\u9fff]{2,8})?\Z|(?:等(?:\d+个)?)?(?:仍|也|依然|一直|均|都)*(?:是|为)[\u4e00-\u9fff]{2,20}(?:[（(][^（）()]{2,24}[)）])?的"
    r"(?:传统|优势|特色|重点|骨干|品牌|王牌|老牌|主干|核心|示范)*\Z|(?:为|作为)(?:群内)?(?:核心|龙头|主干|引领|牵头|骨干|主体)\Z"
)
"""甲、乙为省级骨干(专业): what is said of the programs before it."""
_SAID_WORDS = ("为", "是", "入选", "获批", "获评")
_SAID_ENDS = frozenset("的统势色点干牌心范头领体")
_LEVELS = frozenset("省市家区县校")
"""Every such saying has one of the words, and ends in one of these letters or has the name of a level near its end."""
_BREAKS = "。；！？：《》【】"
_PIECE = re.compile(r"、[“‘「]?|/[“‘「]?|”(?:[、/][“‘「]?|[“‘「])|’(?:[、/][“‘「]?|[“‘「])|」(?:[、/][“‘「]?|[“‘「])")
_JOINT = re.compile(r"以及|和|及|与")
_NUMBER = re.compile(r"[\d年级\-—~～至届]+")
_NOTE = re.compile(r"[（(][^（()）]{1,24}[)）]$")
_QUOTES = "“‘「”’」"


def program_names(text: str, long_names: list[Stretch] | None = None) -> list[Found]:
    """The programs that a text names, in order, none twice; ``long_names``: where the catalogues' stand, if known."""
    found: dict[tuple[int, int], Found] = {}
    for word in _WORD.finditer(text) if "专业" in text else ():
        for one in names_before(text, word.start()):
            found.setdefault((one.start, one.end), one)
        opened = _OPENED.match(text, word.end())
        if opened is not None and not _BRANCH.match(text, word.end()):
            for one in _after(text, opened.end()):
                found.setdefault((one.start, one.end), one)
    named = list(catalogue_names(text, long_names)) if long_names != [] else []
    covered = {at for start, end in found for at in range(start, end)} if named else set()
    for one in named:
        in_note = text.startswith(("方向）", "方向)"), one.end)
        if one.start not in covered and one.end - 1 not in covered and not in_note:
            found[one.start, one.end] = one
    return _outermost(sorted(found.values(), key=lambda one: (one.start, -one.end))) if found else []


def _outermost(found: list[Found]) -> list[Found]:
    """Without names that lie inside another; ``found`` in the order of starts, the longest first."""
    kept: list[Found] = []
    for one in found:
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept


def names_before(text: str, word: int) -> Iterator[Found]:
    """The program, or the list of them, that ends before the word 专业."""
    ends = word > 0 and (text[word - 1] in _MODIFIER_ENDS or text[word - 1].isspace())
    left = max(0, word - 160)
    if not ends and _is_no_list(text, left, word) and not _may_be_said(text, left, word):
        return
    left = _last_of(_BREAKS, text, left, word)
    if left == word or text[word - 1] == "类":
        return
    said = _PREDICATE.search(text, left, word) if _may_be_said(text, left, word) else None
    if said is not None and not text[: said.start()].endswith("专业"):
        yield from (one for one in _list(text, left, said.start(), word) if text[one.start : one.end] in known_programs())
        return
    counted = _BEFORE_WORD.search(text, max(left, word - 24), word) if ends else None
    if counted is not None and counted.group() and counted.start() > left and not _whole(text, left, word):
        yield from _list(text, left, counted.start(), word)
    else:
        yield from _list(text, left, word, word)


def _whole(text: str, left: int, word: int) -> bool:
    """Whether a catalogue name ends right before 专业, so that its last letters are no modifier."""
    return known_before(text, max(left, word - 18), word) is not None


def _last_of(marks: str, text: str, left: int, end: int) -> int:
    """Where what follows the last of some marks begins; ``left`` where none stands between it and ``end``."""
    for mark in marks:
        at = text.rfind(mark, left, end)
        if at >= 0:
            left = at + 1
    return left


def _may_be_said(text: str, left: int, word: int) -> bool:
    """Whether what stands right before 专业 may be said of the programs before it: its last letters and its verb allow it."""
    if text[word - 1] not in _SAID_ENDS and _LEVELS.isdisjoint(text[max(left, word - 11) : word]):
        return False
    for verb in _SAID_WORDS:  # noqa: SIM110 - a generator costs more than the search
        if text.find(verb, left, word) >= 0:
            return True
    return False


def _list(text: str, left: int, end: int, word: int) -> Iterator[Found]:
    """The items of the list that ends at ``end``; they count if one surely names a program, or a verb or quotes say so."""
    if _is_no_list(text, left, end):
        return
    items: list[tuple[int, int]] = []
    right = end
    for mark in reversed(list(_PIECE.finditer(text, left, end))):
        start, stop = _bare(text, mark.end(), right)
        good = [(at, to) for at, to in _split(text, start, stop) if is_program(text[at:to], strict=False)]
        if not good:
            left = mark.end()
            break
        items.extend(good)
        right = mark.start()
    first, said = _first(text, left, right)
    items.extend(first)
    strict = [is_program(text[start:stop], strict=True) for start, stop in items]
    sure = True in strict
    for (start, stop), own in zip(items, strict, strict=True):
        quoted = text[start - 1 : start] in ("“", "‘") and text[stop : stop + 1] in ("”", "’")
        if (sure and len(items) > 1) or said or quoted or own:
            yield Found(start, stop, "program-list" if len(items) > 1 or end != word else "program-word", 0.9 if sure else 0.75)


def _is_no_list(text: str, left: int, end: int) -> bool:
    """Whether what ends at ``end`` is so short or ends so that neither it nor a list whose last item it is names programs."""
    if end - left < 2:
        return True
    return text[end - 1] not in _QUOTES + " " and text[end - 2 : end] != "专业" and ends_no_name(text, end)


def _names_branch(note: str) -> bool:
    """Whether a note in brackets names a branch of study, which belongs to the program's name; a mere （方向） does not."""
    return "方向" in note and len(note) > len("（方向）")


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _QUOTES + " ":
        start += 1
    while end > start and text[end - 1] in _QUOTES + " ":
        end -= 1
    note = _NOTE.search(text, start, end) if text[end - 1 : end] in ")）" else None
    if note is not None and note.start() - start >= 2 and not _names_branch(note.group()):
        end = note.start()
    if text[end - 2 : end] == "专业" and end - start > 3:
        end -= 2
    return start, end


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """One name, or the two or more that 和, 与 or 及 join: a catalogue name is never taken apart."""
    if text[start:end] in known_programs():
        return [(start, end)]
    for joint in _JOINT.finditer(text, start, max(start, end)):
        left, right = _bare(text, start, joint.start()), (joint.end(), end)
        if not (is_program(text[slice(*left)], strict=False) and is_program(text[slice(*right)], strict=False)):
            continue
        known = (text[slice(*left)] in known_programs()) + (text[slice(*right)] in known_programs())
        both = is_program(text[slice(*left)], strict=True) and is_program(text[slice(*right)], strict=True)
        if known == 2 or (joint.group() in ("和", "以及") and (known or both)):
            return [left, *_split(text, *right)]
    return [(start, end)]


def _first(text: str, left: int, end: int) -> tuple[list[tuple[int, int]], bool]:
    """The name that ends at ``end`` and those 和 joins to it, without the words before; and whether a verb stands there."""
    if text[end - 1 : end] in ("”", "’"):
        opened = max(text.rfind("“", left, end), text.rfind("‘", left, end))
        return ([(opened + 1, end - 1)] if opened >= 0 and is_quoted(text[opened + 1 : end - 1]) else []), False
    if text[end - 2 : end] == "专业":
        end -= 2
    if end - left < 2 or ends_no_name(text, end):
        return [], False
    bracket = text.rfind("（", left, end) if text[end - 1 : end] == "）" else end
    left = _last_of("，、（(“‘ 》", text, max(left, end - 40), bracket)
    known = known_before(text, left, end)
    start, verb = _words_before(text, left, end, bracket, known)
    number = _NUMBER.match(text, start, end)
    start = number.end() if number else start
    said = bool(verb) and end - start <= 10 and _SAID.fullmatch(verb) is not None
    spans = [(at, stop) for at, stop in _split(text, start, end) if is_program(text[at:stop], strict=not said)]
    if spans and (known is None or known in (span[0] for span in spans) or qualifies(text[start:known])):
        return spans, said
    return ([(known, end)] if known is not None else []), False


def _words_before(text: str, left: int, end: int, bracket: int, known: int | None) -> tuple[int, str]:
    """Where the last verb or joint ends that stands before the name at ``end`` and in no known name, and which it is."""
    words: list[re.Match[str]] = []
    last = end - 2 if known is None else min(known, end - 2)
    for match in _CUT.finditer(text, left, bracket) if known != left else ():
        if match.end() > last:
            break
        words.append(match)
    whole = known_spans(text, left, end) if words else []
    for match in reversed(words):
        for at, stop in whole:
            if at <= match.start() and match.end() <= stop:
                break
        else:
            if not _joins(text, left, end, match):
                return match.end(), match.group()
    return left, ""


_SAID = re.compile(r"暂停|恢复|现?开设|现设|现设置|开办|新开设?|新增设?|新设立?|增设|撤销|停招|停办|设有|共建|订单|培养")


_TAIL = re.compile(
    r"(?:维修|维护|管理|检修|检验|检测|运用|应用|营销|服务|加工|制造|施工|工艺|设计|运行|安装|经营|生产|控制|调试|养护|修理|修复|销售|贸易|治疗|保健|礼仪|主持|制作|表演|装潢|修缮|开发|利用|"
    r"营养|健康|治理|保护|监测|分析|鉴定|评估|估价|运营|数字化运营|电商|剪辑|后期|编导|材料|自动化|装配|保养|数码|技术|经纪|理疗|养护|饲料|防治|疾病防治|检疫|贮藏|储运)(?:技术)?(?:应用)?"
)


def _joins(text: str, left: int, end: int, match: re.Match[str]) -> bool:
    """Whether 和, 与 or 及 joins two names: a catalogue name, or one that sounds like it, ends right before it."""
    if match.group() not in ("和", "与", "及", "以及"):
        return match.group() == "服务" and text.startswith(("与管理", "与运营", "与营销", "和管理"), match.end())
    if match.group() == "与" and _TAIL.fullmatch(text, match.end(), end):
        return True
    return known_before(text, max(left, match.start() - 18), match.start()) is not None


_OPENED = re.compile(
    rf"(?:名称)?(?:主要)?(?:有|为|包括|涵盖|分别是|分别为|包含|如下)?(?:[（(]|：|:|有|为|包括|分别是|分别为|包含)(?=[“‘]?{LETTERS})"
)
_LIST_END = re.compile(rf"(?:等)?(?:{COUNT})(?:{_MODIFIER})?专业|等")
_BRANCH = re.compile(rf"[（(](?:原)?(?P<name>{LETTERS}{{2,12}}方向)[)）]")


def _after(text: str, at: int) -> Iterator[Found]:
    """The list that the word 专业 opens at a place: 专业有甲、乙, 以下专业：甲、乙, 专业（甲、乙）."""
    end = min((found for found in (text.find(mark, at) for mark in "。；）)！？，：") if found >= 0), default=len(text))
    tail = _LIST_END.search(text, at, end)
    end = tail.start() if tail else end
    items: list[tuple[int, int]] = []
    for mark in _PIECE.finditer(text, at, end):
        items.extend(_split(text, *_bare(text, at, mark.start())))
        at = mark.end()
    items.extend(_split(text, *_bare(text, at, end)))
    good = [item for item in items if is_program(text[slice(*item)], strict=False)]
    if len(items) < 2 or len(good) * 3 < len(items) * 2 or not any(is_program(text[slice(*item)], strict=True) for item in good):
        good = [item for item in good if text[slice(*item)] in known_programs()]
    for start, stop in good:
        yield Found(start, stop, "program-list", 0.9)
