"""The figures that a report's sentences state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.candidates import FigureCandidate, Refusal, Span
from loaders.context import Context
from loaders.observations import years
from loaders.observations.binding import read_sentence
from loaders.observations.figure import Figure
from loaders.observations.folding import fold
from loaders.observations.lexicon import Indicator, Lexicon
from loaders.observations.quantities import MEASURES
from loaders.observations.repeats import told_of
from loaders.observations.subjects import Subject, Subjects
from loaders.observations.wider import is_wider
from loaders.reading import Segment

_SENTENCE = re.compile(r"[^。！？!?；;\n]{1,1500}")
_NUMBERS = re.compile(r"[\d一二两三四五六七八九十百千万](?:(?<=\d)|\s*[所家个大兆])|百分之")
"""A sentence without a number, in digits or spelt, states no figure and no year."""
_TELLING = re.compile(
    r"[\d二两三四五六七八九十百千万](?:(?<=\d)(?![\d年月日号届级+]|[-—–~～至]20\d\d年)|\s*一?\s*[所家个大兆]|分之)"
)
"""A number that is neither a date nor the like (2021级, 1+X): without one a sentence states no figure."""
_NUMBERING = re.compile(r"\s*[（(]?(?:案例)?\d{1,2}(?:[.-]\d{1,2}){0,3}[.、)）]?(?=[\u4e00-\u9fff](?<!" + MEASURES + r"))")
"""The running number that a paragraph opens with (3.2.1, 1., （案例3-1）), where no unit follows it."""
_OUTLOOK = re.compile(
    r"改进|展望|设想|下一步|今后|未来|发展规划|对策|应对|^.{0,6}(?:工作)?(?:计划|打算|目标|思路|安排)$|20\d\d年(?:工作)?(?:计划|重点|目标|打算|安排|任务)"
)
_YEAR_ALONE = re.compile(r"[（(【]?(?P<year>20[0-4]\d)年(?:度|底|末)?[)）】]?[:：]?")
_YEAR_LONGEST = 9
_ONE_FIGURE = re.compile(r"[^。；;！？:：\d]{2,24}[:：]?\s*\d[\d.,]*[^。；;！？:：\d]{0,12}[；;。]?")
_APPENDED = re.compile(
    r"[（(【]?附(?:件|表|录|图)?\s*[\d一二三四五六]{0,2}[)）】]?\s*[：:]|[（(【]?附[件表录]\s*[\d一二三四五六]{1,2}(?!年)"
)
_APPENDIX_BEGINS = frozenset("附（(【")
_PROBLEMS = re.compile(r"问题|挑战|不足|困难")
_TELLS_PROBLEMS = re.compile(
    r"(?:[（(]?[\d.一二三四五六七八九十]{1,5}[)）、.]?\s*)?(?:存在|主要|面临)(?:的)?(?:主要|突出)?(?:问题|困难|不足|挑战)"
)
"""A paragraph of a chapter on problems and plans that opens with the problems: what it states is so today."""
_MOST = re.compile(r"最[高低多少大小好][,，(]")
_OF_SOME = re.compile(r"(?<!\d)(?<!全[省市县区州校])\d+所[^,，。;\d]{0,14}$")
_AT_LEAST = re.compile(r"(?:(?:及|或)?以上)?的(?:学校|院校|有|为|达)*\d+所")
_CARRY = 1
_OPENING = 12
"""How far from a sentence's beginning a year may stand that it opens with."""
_OWN_DISTRICT = re.compile(r"[本全]区|区[内外]")
"""Without it the ground of those who work in the city (在市内就业) is a district's own."""
_HIGHER = re.compile(r"高等职业(?:教育)?|高职")
_GROUND = re.compile(r"本(?P<own>[省市县区州])|(?P<level>[省市县区州])(?:域|范围|区域)?[内外](?:就业|$)")
_DEPARTMENT = re.compile(
    r"(?:^|[,，])(?P<name>(?!目前|现|我|本|该|全|截|到|两|各|技师|高职|高等|以|与|和|由|在|为|对|其)[\u4e00-\u9fff]{2,12}学院)"
    r"(?:目前|现有|现|已|共)*(?:开设|设有|设置|拥有|建有|有)"
)
_WHOLE_AGAIN = re.compile(r"学校|[我全本]校|全院")
_FEW = 3
"""So many programs told of another's school, each by its name, are those that the talk is of, hardly all that it has."""
_SURFACE_LIMIT = 10
_OF_REGIONS = frozenset({"中等职业学校数", "公办中等职业学校数", "民办中等职业学校数", "证书试点学校数"})
_SEMICOLONS = ("；", ";")
_CELL_LEAST = 8
"""A table cell of so many letters can be a sentence with its own figure (在校生数：4001人)."""


@dataclass
class Clock:
    """The year that a segment's sentences describe, carried from one to the next."""

    default: int
    carried: int | None = None
    passed: list[str] = field(default_factory=list)

    def hear(self, figure: Figure) -> int:
        """The year of a figure: its sentence's, else the one carried over, else the report's."""
        for text in self.passed:
            self._move(text)
        self.passed.clear()
        here = self.carried if self.carried is not None else self.default
        return figure.year if figure.year is not None else here - figure.back

    def move(self, text: str) -> None:
        """Take note of a sentence that may open with a year, which is read only if a figure follows."""
        if "20" in text[: _OPENING + 2]:
            self.passed.append(text)

    def _move(self, text: str) -> None:
        """Carry on the year that a sentence opens with, but none far from the report's."""
        mentions = [one for one in years.topic_years(text) if one.start <= _OPENING]
        if mentions:
            self.carried = mentions[-1].year if abs(mentions[-1].year - self.default) <= _CARRY else None


@dataclass
class HeadingYear:
    """The year that stands alone in a line above lines of one figure each (2016年 / 招生数：1098人 / …)."""

    year: int | None = None

    def hear(self, segment: Segment) -> int | None:
        """Read on by a segment; gives the year that its figures are of, None where no such line holds."""
        text = segment.text.strip()
        alone = _YEAR_ALONE.fullmatch(text) if len(text) <= _YEAR_LONGEST else None
        if alone:
            self.year = int(alone["year"])
        elif self.year is not None and not (segment.kind in ("item", "prose") and _ONE_FIGURE.fullmatch(text)):
            self.year = None
        return None if alone else self.year


@dataclass
class Outlook:
    """Whether a chapter on plans is being read; what is appended at its end (附：主要指标) is none of it."""

    section: tuple[str, ...] = ()
    planned: bool = False
    known: dict[str, bool] = field(default_factory=dict)
    """Which headings seen so far are of plans: sections share those above them."""

    def hear(self, segment: Segment) -> bool:
        """Read on by a segment of another section or, in a chapter on plans, by any; gives whether it tells of plans."""
        if segment.section is not self.section:
            self.section = segment.section
            for heading in segment.section:
                if heading not in self.known:
                    self.known[heading] = _OUTLOOK.search(heading) is not None
            self.planned = any(map(self.known.__getitem__, segment.section))
        elif self.planned and segment.text[:1] in _APPENDIX_BEGINS and _APPENDED.match(segment.text):
            self.planned = False
        return self.planned


def read_prose(
    context: Context, lexicon: Lexicon, subjects: Subjects, calendar: years.Calendar
) -> Iterator[FigureCandidate | Refusal]:
    """The figures of all paragraphs and list items; a figure that is not taken comes as a refusal."""
    heading_year, outlook = HeadingYear(), Outlook()
    higher = _HIGHER.search(context.identity.title) is not None
    for segment in context.segments():
        said = heading_year.hear(segment) if heading_year.year is not None or "20" in segment.text else None
        if outlook.planned or segment.section is not outlook.section:
            outlook.hear(segment)
        if segment.kind not in ("prose", "item", "heading") and not (segment.kind == "cell" and len(segment.text) >= _CELL_LEAST):
            continue
        if not _tells(segment.text):
            continue
        if outlook.planned and segment.kind != "cell" and not _TELLS_PROBLEMS.match(segment.text):
            continue
        clock, carried = Clock(calendar.year, said), None
        told: list[Indicator] = []
        for match in _SENTENCE.finditer(segment.text):
            stated = match.group()
            if not _NUMBERS.search(stated):
                carried = None
                continue
            plain = calendar.plain(stated)
            if not _TELLING.search(stated):
                told, carried = [], None
                if "20" in stated:
                    clock.move(fold(plain).text)
                continue
            folded = fold(_HIGHER.sub(_blank, plain) if higher and "高" in plain else plain)
            figures = read_sentence(folded.text, lexicon, carried, told)
            told = [one.indicator for one in figures if not (one.refusal or one.back or one.named)]
            carried = told_of(figures) if segment.text[match.end() : match.end() + 1] in _SEMICOLONS else None
            for figure in figures:
                long = figure.end - figure.start > _SURFACE_LIMIT and figure.number_end
                start, end = folded.span(figure.start, figure.number_end if long else figure.end)
                anchor = folded.places[figure.anchor]
                yield _candidate(segment, figure, match.start(), (anchor, start, end), clock.hear(figure), subjects, folded.text)
            clock.move(folded.text)


def _tells(text: str) -> bool:
    """Whether a text has a number that can be a figure."""
    numbering = _NUMBERING.match(text)
    return _TELLING.search(text, numbering.end() if numbering else 0) is not None


def _blank(match: re.Match[str]) -> str:
    """A report on higher vocational education means its own schools by 高职院校: the word sets them apart from nothing."""
    return "□" * len(match.group())


def _candidate(
    segment: Segment, figure: Figure, offset: int, places: tuple[int, int, int], year: int, subjects: Subjects, text: str
) -> FigureCandidate | Refusal:
    anchor, start, end = places[0] + offset, places[1] + offset, places[2] + offset
    span = Span(segment.index, start, end)
    subject, reason = None, figure.refusal
    if not reason:
        opening = max(text.rfind(",", 0, figure.anchor), text.rfind("，", 0, figure.anchor)) + 1
        reason = "wider-region" if is_wider(text[opening : figure.start]) else ""
    if not reason:
        named = figure.named
        subject = subjects.next_named(segment, anchor, text[slice(*named)]) if named else subjects.of(segment, anchor, start)
        reason = _refusal(figure, subject, subjects.own, text)
    if reason or subject is None:
        label = f"{figure.indicator.name} {year} = {figure.value:g}"
        return Refusal("observation", figure.indicator.name, label, reason, span)
    confidence = figure.confidence - (0.2 if any(map(_PROBLEMS.search, segment.section)) else 0.0)
    rule, surface = f"prose-{figure.rule}", segment.text[start:end]
    unit = figure.indicator.unit
    return FigureCandidate(subject, figure.indicator.name, year, figure.value, unit, span, surface, rule, round(confidence, 2))


def _refusal(figure: Figure, subject: Subject | None, own: Subject | None, text: str) -> str:
    """Why a figure is not taken, given whose it is, or nothing."""
    if subject is None:
        return "no-subject"
    if subject[0] == "School" and figure.indicator.name in _OF_REGIONS:
        return "not-of-a-school"
    return "part" if _is_part(figure, subject, own, text) else ""


def _is_of_department(text: str, position: int, school: str) -> bool:
    """Whether the clause before a position tells of one of a school's own colleges (汽车学院目前开设…等5个专业)."""
    for match in _DEPARTMENT.finditer(text, 0, position):
        name = match["name"]
        of_another = name not in school and name.removesuffix("学院") not in school
        if of_another and not _WHOLE_AGAIN.search(text, match.end(), position):
            return True
    return False


def _is_part(figure: Figure, subject: Subject, own: Subject | None, text: str) -> bool:
    """Whether a figure is of a part, given whose it is: work in the province told of a city, two programs told of a school."""
    if figure.indicator.name in ("本地就业人数", "异地就业人数"):
        ground = _GROUND.search(text, figure.anchor, figure.start)
        level = (ground["own"] or ground["level"]) if ground else ""
        if level == "市" and subject[1].endswith("区") and not _OWN_DISTRICT.search(text):
            return subject[1].endswith("自治区")
        return bool(level) and (level in "省区" if subject[0] == "School" else not subject[1].endswith(level))
    if _MOST.search(text, figure.anchor, figure.start) and figure.rule == "label":
        opening = max(text.rfind(",", 0, figure.anchor), text.rfind("，", 0, figure.anchor)) + 1
        of_a_school = subject[0] == "School" and opening < figure.anchor and "专业" not in text[opening : figure.anchor]
        unnamed = subject == own or (figure.indicator.unit == "%" and not of_a_school)
        return unnamed and not figure.indicator.name.endswith("教学满意度")
    if figure.indicator.name.endswith("带宽") and (_OF_SOME.search(text, 0, figure.anchor) or _AT_LEAST.match(text, figure.end)):
        return True
    if figure.rule in ("count", "label") and subject[0] == "School" and _is_of_department(text, figure.anchor, subject[1]):
        return True
    few = figure.rule == "count" and figure.value <= _FEW and figure.indicator.name in ("专业数", "新增专业数")
    return few and subject[0] == "School" and subject != own
