"""The items of a list of programs: where each begins and ends, without the words around it, and whether they are programs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.mentions.enterprise_names import Found
from loaders.mentions.program_shape import (
    ends_no_name,
    is_program,
    is_quoted,
    known_before,
    known_programs,
    known_spans,
    qualifies,
)

_VERBS = (
    "担任|兼任|出任|聘任|提供|布局|留下|进一步|开发(?!与|和|利用|专业|技术|应用)|主打|带动|跻身|吸纳|其(?!他|中)|首席|首期|首批|首届|现开设|开设|开办|现设置|现设|新开设|新开|新增设|新增|新设立|新设|增设|增加|设立|设置|撤销|停招|停办|暂停招收|暂停|恢复|共建|合建|联办|申报|创建|建成|建有|建设|打造|拥有|现有|设有|含有|包含|包括|涉及|涵盖|覆盖|"
    "围绕|依托于|依托|发挥|聚焦|针对|面向|服务|选派|组织|举办|获批|入选|获评|评为|认定为|认定|成为|就读|报读|学习|提升|推进|推动|实施|制定|修订|完善|优化|调整|整合|做强做大|做[强优精实细专特]|建[强优]|"
    "以及|分别是|分别为|其中|例如|譬如|比如|主要有|主要是|主要为|另有|还有|已有|具有|开展|支持|指导|负责|承担|参加|参与|带领|来自|属于|隶属|成立|建立|形成|构建|培育|培养|订单|合作|共同|联合|"
    "招聘|录用|招收|接收|输送|实习|学校的?|学院的?|我校的?|该校的?|本校的?|我院的?|中心的?|职校的?|中专的?|各校的?|全校|全市|全区|全省|系的?|级的?|届的?|年的?|企业|公司|方向|学生|教师|团队|重点|骨干|品牌|优势|特色|示范|传统|"
    "同时|目前|以来|今年|去年|已经|已|将|把|为|对|从|向|在|由|被|按|以|到|使|让|给|于|与|和|及|跟|同|或|是|有|的|了|等|如|含|所|新|则|职业教育|并|且|而|后|前|个|名|人|按照|参照|中高职|中职|高职|出台|提高|加大|开放"
)
_CUT = re.compile(_VERBS)
PIECE = re.compile(r"、[“‘「]?|/[“‘「]?|”(?:[、/][“‘「]?|[“‘「])|’(?:[、/][“‘「]?|[“‘「])|」(?:[、/][“‘「]?|[“‘「])")
_JOINT = re.compile(r"以及|和|及|与")
_NUMBER = re.compile(r"[\d年级\-—~～至届]+")
_NOTE = re.compile(r"[（(][^（()）]{1,24}[)）]$")
_QUOTES = "“‘「”’」"
_SAID = re.compile(r"暂停|恢复|现?开设|现设|现设置|开办|新开设?|新增设?|新设立?|增设|撤销|停招|停办|设有|共建|订单|培养")
_TAIL = re.compile(
    r"(?:维修|维护|管理|检修|检验|检测|运用|应用|营销|服务|加工|制造|施工|工艺|设计|运行|安装|经营|生产|控制|调试|养护|修理|修复|销售|贸易|治疗|保健|礼仪|主持|制作|表演|装潢|修缮|开发|利用|"
    r"营养|健康|治理|保护|监测|分析|鉴定|评估|估价|运营|数字化运营|电商|剪辑|后期|编导|材料|自动化|装配|保养|数码|技术|经纪|理疗|养护|饲料|防治|疾病防治|检疫|贮藏|储运)(?:技术)?(?:应用)?"
)
_WHOLE = re.compile(
    r"(?:(?!以|在|由|为|对|把|将|与|和|的)[\u4e00-\u9fff]){2,8}(?:管理|技术|服务|应用|维修|设计|制造|工艺|运营|营销|加工|表演|护理|商务|教育|烹饪|保育)"
)
"""A name that fills its clause up to 和, whatever the catalogues say (民宿管理和直播电商)."""


def items_of(text: str, left: int, end: int, word: int) -> Iterator[Found]:
    """The items of the list that ends at ``end``; they count if one surely names a program, or a verb or quotes say so."""
    if is_no_list(text, left, end):
        return
    items: list[tuple[int, int]] = []
    right = end
    for mark in reversed(list(PIECE.finditer(text, left, end))):
        start, stop = bare(text, mark.end(), right)
        good = [(at, to) for at, to in split_joined(text, start, stop) if is_program(text[at:to], strict=False)]
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


def is_no_list(text: str, left: int, end: int) -> bool:
    """Whether what ends at ``end`` is so short or ends so that neither it nor a list whose last item it is names programs."""
    if end - left < 2:
        return True
    return text[end - 1] not in _QUOTES + " " and text[end - 2 : end] != "专业" and ends_no_name(text, end)


def _names_branch(note: str) -> bool:
    """Whether a note in brackets names a branch of study, which belongs to the program's name; a mere （方向） does not."""
    return "方向" in note and len(note) > len("（方向）")


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without quotes, a note in brackets that names no branch of study, and the word 专业 at its end."""
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


def split_joined(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """One name, or the two or more that 和, 与 or 及 join: a catalogue name is never taken apart."""
    if text[start:end] in known_programs():
        return [(start, end)]
    for joint in _JOINT.finditer(text, start, max(start, end)):
        left, right = bare(text, start, joint.start()), (joint.end(), end)
        if not (is_program(text[slice(*left)], strict=False) and is_program(text[slice(*right)], strict=False)):
            continue
        known = (text[slice(*left)] in known_programs()) + (text[slice(*right)] in known_programs())
        both = is_program(text[slice(*left)], strict=True) and is_program(text[slice(*right)], strict=True)
        if known == 2 or (joint.group() in ("和", "以及") and (known or both)):
            return [left, *split_joined(text, *right)]
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
    left = last_of("，、（(“‘ 》", text, max(left, end - 40), bracket)
    known = known_before(text, left, end)
    start, verb = _words_before(text, left, end, bracket, known)
    number = _NUMBER.match(text, start, end)
    start = number.end() if number else start
    said = bool(verb) and end - start <= 10 and _SAID.fullmatch(verb) is not None
    spans = [(at, stop) for at, stop in split_joined(text, start, end) if is_program(text[at:stop], strict=not said)]
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


def _joins(text: str, left: int, end: int, match: re.Match[str]) -> bool:
    """Whether 和, 与 or 及 joins two names: a catalogue name, or one that sounds like it, ends right before it."""
    if match.group() not in ("和", "与", "及", "以及"):
        return match.group() == "服务" and text.startswith(("与管理", "与运营", "与营销", "和管理"), match.end())
    if match.group() == "与" and _TAIL.fullmatch(text, match.end(), end):
        return True
    if known_before(text, max(left, match.start() - 18), match.start()) is not None:
        return True
    return match.group() in ("和", "及") and _WHOLE.fullmatch(text, left, match.start()) is not None


def known_items(text: str, start: int, end: int) -> Iterator[Found]:
    """The catalogue's programs of a list at the core of a cluster (以甲、乙为核心)."""
    at = start
    for mark in [*PIECE.finditer(text, start, end), None]:
        stop = end if mark is None else mark.start()
        left, right = bare(text, at, stop)
        if text[left:right] in known_programs():
            yield Found(left, right, "program-core", 0.85)
        at = end if mark is None else mark.end()


def last_of(marks: str, text: str, left: int, end: int) -> int:
    """Where what follows the last of some marks begins; ``left`` where none stands between it and ``end``."""
    for mark in marks:
        at = text.rfind(mark, left, end)
        if at >= 0:
            left = at + 1
    return left
