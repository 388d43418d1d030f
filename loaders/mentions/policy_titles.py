"""Which titles in 《》 are laws, plans, notices and other documents of government, and which are books, courses or works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"[《〈》〉]")
_BRACKET = re.compile(r"（[^（）]*）$")
_DOCUMENT = re.compile(
    r"(?:法(?<=[^方办做疗手税]法)|法典|条例|规定|办法|细则|规则|规划|规划纲要|计划|方案|意见|通知|通报|决定|决议|纲要|纲领|大纲|章程|措施|规范|准则|守则|指南|指引|公告|通告|"
    r"命令|批复|请示|函|要点|目录|清单|规程|制度|公约|预案|协定|倡议书?|宣言|蓝图|行动|工程|实施|建议|若干政策|政策|机制|职责|考核体系|认定名单|名单)$"
)
_STANDARD = re.compile(
    r"(?:设置|建设|办学|办学条件|评价|评估|经费|拨款|收费|资助|补助|奖补|配置|准入|管理|认定|示范|星级|达标|配备|装备|编制)[\u4e00-\u9fff]{0,4}标准$"
)
_DATED = re.compile(r"(?:现代化|制造|规划|战略|纲要|愿景)(?:19|20)\d{2}$")
_HEAD = re.compile(r"^(?:中共中央|国务院|[\u4e00-\u9fff]{2,16}(?:关于|印发|转发)|关于)")
_NO_DOCUMENT = re.compile(
    r"(?:年度报告|质量报告|年报|调研报告|研究报告|白皮书|蓝皮书|日报|晚报|早报|周刊|学报|杂志|简报|新闻|教程|教材|读本|手册|丛书|概论|基础|"
    r"职业生涯(?:规划|设计)|生涯规划|职业规划|原理|技术|实务|的研究|研究与实践|探索|案例集?|指导书|练习册|写法)$"
)
_TEACHING = re.compile(r"(?:教学|课程|专业)标准$|人才培养方案$|(?<!公共基础)课程方案$|教学计划$|教学大纲$|培养计划$|实训方案$")
_WORK_AFTER = re.compile(
    r"^(?:[、》《]|等)*?\d*+(?:门|本|部|首|套|期|个)?(?:在线|精品|网络|校本|国际化|地方|\d)*(?:课程|教材|一书|节目|歌曲|课题|论文|作品|校本|读物|影片|纪录片|动画|漫画|剧目|舞蹈|"
    r"专著|微课|演出|系列|获得?[一二三特]等奖|荣获|比赛|一课|栏目|专栏|视频|培训班?|讲座)"
)
_WORK_BEFORE = re.compile(
    r"(?:教材|课程|歌曲|课题|论文|作品|著作|讲座|专著|动画片|影片|节目|期刊|报纸|电影|校本|读本|舞蹈|主题曲|杂志|书目|书籍|剧本|标准)[：:“（]?$"
)
_DRAFT_BEFORE = re.compile(r"(?:拟定|拟订|起草|拟出台|拟制定|草拟|酝酿|建议出台|征求)[^。；]{0,12}$")
_DRAFT_AFTER = re.compile(r"^[（(]?(?:草案|征求意见稿|讨论稿|送审稿|初稿)")
_DRAFT_NAME = re.compile(r"(?:草案|征求意见稿|编制稿|讨论稿|送审稿|建议)）?$")
_VERBS = re.compile(
    r"(?:印发|出台|下发|贯彻|落实|根据|按照|依据|依照|遵照|颁布|发布|制定|制订|执行|学习|对照|实施|转发|修订|依托|围绕|遵循|推进|下达|通过|文件)(?:了|的|实施|落实|国家|执行|《[^》]*》[和、及与以]*)*[^。；，]{0,14}$"
)
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}?[〔\[（【［]\s*\d{4}\s*[〕\]）】］]\s*第?\s*\d{1,5}\s*号")
_NUMBER_AFTER = re.compile(rf"^[（(【〔\[]?\s*(?:文号[:：]?)?(?P<number>{_NUMBER.pattern})\s*[）)】〕\]]?")
_NUMBER_BEFORE = re.compile(rf"(?P<number>{_NUMBER.pattern})(?:文件|文)?[，、：]?$|[（](?P<inner>{_NUMBER.pattern})[）]$")


@dataclass(frozen=True, slots=True)
class Title:
    """A title in 《》: the stretch inside the marks, and the nesting depth (0 for the outermost)."""

    start: int
    end: int
    depth: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a title is a document, how sure, whether it is a draft, its number; ``reason`` says why it is none."""

    is_policy: bool
    reason: str = ""
    number: str = ""
    draft: bool = False
    confidence: float = 0.95


def titles(text: str) -> Iterator[Title]:
    """All titles in 《》 with the ones inside them, outer before inner; a mark without its partner is passed over."""
    opened: list[int] = []
    found: list[Title] = []
    for mark in _MARK.finditer(text) if "》" in text or "〉" in text else ():
        at = mark.start()
        if mark.group() in "《〈":
            opened.append(at)
        elif opened:
            start = opened.pop()
            if 2 <= at - start - 1 <= 150:
                found.append(Title(start + 1, at, len(opened)))
    outer_end = -1
    for title in sorted(found, key=lambda t: (t.start, -t.end)):
        depth = 1 if title.start < outer_end else 0
        outer_end = max(outer_end, title.end)
        yield Title(title.start, title.end, depth)


def number_at(text: str, start: int, end: int) -> str:
    """The document number beside the title ``text[start:end]``, in whatever brackets it is printed, or an empty string."""
    behind, lead = text[end + 1 : end + 40], text[max(0, start - 31) : start - 1]
    after = _NUMBER_AFTER.match(behind) if "号" in behind else None
    if after:
        return after["number"].replace(" ", "")
    before = _NUMBER_BEFORE.search(lead) if "号" in lead else None
    if before:
        return re.sub(r"^(?:根据|按照|依据|落实|贯彻|执行|印发|转发|下发|的|和|及)+", "", before["number"] or before["inner"])
    return ""


def judge(text: str, title: Title) -> Verdict:
    """Whether a title names a document, by its own last word, its number and the words around it."""
    name = text[title.start : title.end]
    before, after = text[max(0, title.start - 40) : title.start - 1], text[title.end + 1 : title.end + 30]
    bare = name
    while bare.endswith("）") and (shorter := _BRACKET.sub("", bare)) != bare:
        bare = shorter
    bare = bare.rstrip("”’")
    number = number_at(text, title.start, title.end)
    if number:
        return Verdict(True, number=number, draft=_is_draft(before, name, after), confidence=0.99)
    if _NO_DOCUMENT.search(bare):
        return Verdict(False, "not-a-document")
    if _TEACHING.search(bare):
        return Verdict(False, "teaching-standard")
    named = bool(_DOCUMENT.search(bare) or _STANDARD.search(bare) or _DATED.search(bare))
    headed = bool(_HEAD.match(name)) and len(name) >= 10
    if (_WORK_AFTER.match(after) or _WORK_BEFORE.search(before)) and not headed:
        return Verdict(False, "work")
    if named and len(bare) >= (3 if bare.endswith(("法", "法典")) else 4):
        draft = _is_draft(before, name, after)
        return Verdict(True, draft=draft, confidence=0.85 if draft else 0.95)
    if headed:
        return Verdict(True, draft=_is_draft(before, name, after), confidence=0.8)
    return Verdict(False, "no-document-word")


def _is_draft(before: str, name: str, after: str) -> bool:
    """Whether a document is only planned or put forward: by its name or the words around it."""
    return bool(_DRAFT_BEFORE.search(before) or _DRAFT_AFTER.match(after) or _DRAFT_NAME.search(name))
