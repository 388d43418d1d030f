"""Whose figure it is: the report's region or school, a case's hero, or the school or region that the sentence tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.candidates import Mention
from loaders.context import Context
from loaders.observations.returns import returns
from loaders.observations.wider import is_province, province_around
from loaders.reading import Segment

Subject = tuple[str, str]

_WHOLE = re.compile(r"(?:全|我|本|该|各)(?P<level>[省市县区州盟旗])(?!级|直|属|域内企业)")
_SCHOOL = re.compile(r"(?:我|本|该|全)(?:校|院|中心)|(?<![各等所个级业术中职民公办家])学校(?!数)")
_LEVELS = {"省": "省市区", "市": "市", "县": "县市旗区", "区": "区", "州": "州", "盟": "盟", "旗": "旗"}
_TOPIC_FRONT = re.compile(r"(?:^|[,，。;；:：、!！（(“\"】)）\d年月]|其中|如|由|以|例如|目前|今年|是|年度)\s*$")
_FIGURE_NEXT = re.compile(
    r"(?:[（(][^（）()]{0,16}[)）])?的?(?:全日制)?(?:在校|在籍|毕业生|就业率|升学率|招生|专任教师|教职|生均|双师|学生)[^,，。;；]{0,12}\d"
)
"""Words of a figure right behind a school's name: it is that school's, whatever stands before the name."""
_BESIDE = ("、", "和", "与", "及", "比", "较", "到", "向", "对", "于")
_LIST_BEHIND = re.compile(r"^(?:[（(][^（）()]{0,30}[)）])?(?:等|、|和|及|与|以及)")
_FRONT = 8
"""A school that stands within so many letters of a paragraph's beginning opens it."""
_PUT_IN = re.compile(r"[,，。；;）)]")
_CLAUSE = re.compile(r"[，,；;]")
"""Several named in passing (甲校由乙校和丙校合并而成，…) are not what the next clause tells of, where one opened the sentence."""
_WITHIN = re.compile(r"(?:参加|位居|位列|名列|居|列|获|高于|低于|超过|占|纳入|入选|面向|高出|领跑|领先)(?:了)?$")
"""What a whole region follows that is no one's to tell of here: the school took part in 全市统考."""
_SHORT_NAME = re.compile(
    r"(?:^|[，。；：、（]|其中)(?P<name>(?![全各我本该两三四五六七八九十中普高省市县区公民其与和及由])[\u4e00-\u9fff]{2,5}?(?:职专|职高|职校|职中|技校|卫校|综高))(?![生教招毕]?[与和、])"
)
_SHORT_ENDINGS = ("职专", "职高", "职校", "职中", "技校", "卫校", "综高")
_STOP = re.compile(r"[。；;]")
_ABOVE = 12
_OF_ALL = re.compile(r"全[省市县区州盟旗]|我[省市县区州]|[各全](?:中|职|校|县|学校|市|地)|中等职业|中职")
_OWN_GROUND = re.compile(r"^(?:[省市县区])?(?:本地|当地|本土|籍|户籍|生源|境内|(?<=[省市县区])内)")
_SUM = re.compile(
    r"(?:全[省市县区州盟旗]|本[省市县区])(?:合计|总计|小计|平均|均值|总体|中职)?|合计|总计|全校|学校|小计|均值|总体|全部|中职(?:学校)?"
)
_ASIDE = re.compile(r"[（(].*?[)）]|\s")
_ALL_SCHOOLS = re.compile(r"(?:各)?(?:中等职业|中职)(?:学校|教育)")
_SHORT_SCHOOL = re.compile(r"[\u4e00-\u9fff]{1,6}?(?<!学)校(?![企园内外均本])")
_OF_SCHOOLS = re.compile(r"(?:全[市县区])?(?:公办|各)?(?:中职|中等职业)?(?:学校|教育)?(?:学生|毕业生)?")
_ACTOR = re.compile(r"^(?:[^,，。;；]{0,6}(?:牵头|举办|承办|发布|印发|批准|出台|转发))")


class Topic(NamedTuple):
    """From ``start`` of a segment's clean text on the talk is of ``subject`` (None: of several, or of none that is known).

    ``until`` ends a topic that is only put in (其中甲校在校生300人，).
    """

    start: int
    subject: Subject | None
    until: int | None = None


class Subjects:
    """The subjects of one report's figures."""

    def __init__(self, context: Context) -> None:
        self._context = context
        identity = context.identity
        if identity.level == "school" and identity.school:
            self.own: Subject | None = ("School", context.names.resolve("School", identity.school))
        elif identity.region:
            self.own = ("Region", context.names.resolve("Region", identity.region))
        else:
            self.own = None
        self._topics: dict[int, list[Topic]] = {}
        self._default: tuple[int, Subject | None] = (-1, None)

    def default(self, segment: Segment) -> Subject | None:
        """Whose figures a segment tells where it names nobody: its case's hero, else the report's own subject.

        A paragraph of a region's report that goes on after one that a school opened, and says nothing of the whole region,
        is as likely to tell of that school: then it is nobody's.
        """
        if segment.index != self._default[0]:
            if segment.case is None:
                found = None if self._goes_on(segment) else self.own
            else:
                found = self._context.hero_of(segment.case) or self.own
            self._default = segment.index, found
        return self._default[1]

    def of_table(self, cell: Segment, caption: str) -> Subject | None:
        """Whose figures a table's cell tells where its headings name nobody: of the region that the caption names as a whole."""
        if self.own is not None and self.own[0] == "Region" and (_WHOLE.search(caption) or caption.find(self.own[1]) >= 0):
            return self.own
        return self.default(cell)

    def _goes_on(self, segment: Segment) -> bool:
        if segment.kind != "prose" or self.own is None or self.own[0] != "Region" or _OF_ALL.search(segment.text):
            return False
        if any(self._context.names.resolve("Region", m.name) == self.own[1] for m in self._context.of("Region", segment.index)):
            return False
        for index in range(segment.index - 1, max(-1, segment.index - _ABOVE), -1):
            above = self._context.segment(index)
            if above.section != segment.section or above.kind != "prose" or above.case is not None:
                return False
            if any(m.span.start == 0 for m in self._context.of("School", index)):
                return True
            if _OF_ALL.search(above.text):
                return False
        return False

    def of(self, segment: Segment, anchor: int, position: int) -> Subject | None:
        """Whose figure is said at clean ``position`` by words from ``anchor`` on; None where it is nobody's or several's."""
        subject = self.default(segment)
        start, _ = self._context.sentence_bounds(segment.index, position)
        opened: Topic | None = None
        for topic in self._segment_topics(segment):
            if topic.until is not None and position >= topic.until:
                continue
            if topic.start == start and topic.subject is not None:
                opened = topic
            if topic.subject is None and opened is not None and _CLAUSE.search(segment.text, topic.start, anchor):
                continue
            if start <= topic.start <= anchor or (topic.start < start and self._lasts(segment, topic)):
                subject = topic.subject
        return subject

    def _lasts(self, segment: Segment, topic: Topic) -> bool:
        """Whether a topic outlasts its sentence: a whole or a school that opens a sentence, a region that opens a paragraph."""
        opening, _ = self._context.sentence_bounds(segment.index, topic.start)
        lead = segment.text[opening : topic.start]
        if topic.subject is None or len(lead) > 12 or "如" in lead:
            return False
        of_school = self.own is not None and self.own[0] == "School"
        return topic.subject == self.own or topic.subject[0] == "School" or (opening == 0 and not of_school)

    def next_named(self, segment: Segment, start: int, words: str) -> Subject | None:
        """The school or region that folded ``words``, at clean ``start``, name and nothing else."""
        for kind in ("School", "Region"):
            for mention in self._context.of(kind, segment.index):
                rest = words[mention.span.end - mention.span.start :]
                if mention.span.start == start and _OF_SCHOOLS.fullmatch(rest):
                    of_region = kind == "Region" and self.own is not None and self.own[0] == "School"
                    return None if of_region else (kind, self._context.names.resolve(kind, mention.name))
        whole = _WHOLE.fullmatch(words)
        return self._whole(segment, whole["level"], start) if whole else None

    def named(self, text: str) -> Subject | None:
        """The school or region that a table's row or column heading is, if it is one: by its registered names."""
        names = self._context.names
        bare = _ASIDE.sub("", text)
        for kind in ("School", "Region"):
            if names.knows(kind, bare):
                return kind, names.resolve(kind, bare)
        return self.own if _WHOLE.fullmatch(bare) or _SUM.fullmatch(bare) else None

    def _segment_topics(self, segment: Segment) -> list[Topic]:
        """The changes of subject in a segment, in order."""
        if segment.index not in self._topics:
            topics = [topic for mention in self._mentions(segment) if (topic := self._of_mention(segment, mention))]
            for match in _WHOLE.finditer(segment.text):
                if _WITHIN.search(segment.text, max(0, match.start() - 4), match.start()):
                    continue
                closed = _bracket_end(segment.text, match.start(), match.end())
                whole = self._whole(segment, match["level"], match.start(), told=match.group().startswith("全"))
                topics.append(Topic(match.start(), whole, closed))
            topics.extend(self._unknown_schools(segment))
            of_a_school = segment.case is not None or any(
                m.span.start < _FRONT for m in self._context.of("School", segment.index)
            )
            places = returns(segment.text, of_a_school=of_a_school)
            topics.extend(Topic(place, self.default(segment)) for place in places)
            school = self._school(segment)
            for match in _SCHOOL.finditer(segment.text):
                if match.group() != "学校" or _TOPIC_FRONT.search(segment.text[max(0, match.start() - 3) : match.start()]):
                    local = self._local_school(topics, match.start())
                    known = school or local
                    if match.group().startswith("该"):
                        known = local or school or self._school_before(segment, match.start()) or self._school_above(segment)
                    alone = known is None and match.group() == "学校" and segment.case is None
                    if not alone or self._tells_of_schools(segment):
                        topics.append(Topic(match.start(), known))
            self._topics[segment.index] = sorted(topics, key=lambda topic: topic.start)
        return self._topics[segment.index]

    def _mentions(self, segment: Segment) -> list[Mention]:
        """The schools named in a segment, and the regions that are not part of another name."""
        schools = self._context.of("School", segment.index)
        names = [m.span for m in self._context.mentions.get(segment.index, ()) if m.type != "Region"]
        regions = [
            m
            for m in self._context.of("Region", segment.index)
            if not any(span.start <= m.span.start and m.span.end <= span.end for span in names)
        ]
        return sorted(schools + regions, key=lambda m: (m.span.start, -m.span.end))

    def _unknown_schools(self, segment: Segment) -> Iterator[Topic]:
        """Short names of schools that no rule knows (柳河职专生均占地…): what follows them is nobody's, up to the next stop."""
        if not any(ending in segment.text for ending in _SHORT_ENDINGS):
            return
        spans = [m.span for m in self._context.of("School", segment.index)]
        for match in _SHORT_NAME.finditer(segment.text):
            if not any(span.start < match.end() and match.start("name") < span.end for span in spans):
                stop = _STOP.search(segment.text, match.end())
                closed = _bracket_end(segment.text, match.start("name"), match.end())
                yield Topic(match.start("name"), None, closed or (stop.start() if stop else len(segment.text)))

    def _of_mention(self, segment: Segment, mention: Mention) -> Topic | None:
        text, names = segment.text, self._context.names
        front, behind = text[max(0, mention.span.start - 4) : mention.span.start], text[mention.span.end : mention.span.end + 34]
        told = mention.type == "School" and _FIGURE_NEXT.match(behind) and not front.endswith(_BESIDE)
        if not (told or _TOPIC_FRONT.search(front)) or text.rfind("《", 0, mention.span.start) > text.rfind(
            "》", 0, mention.span.start
        ):
            return None
        closed = _bracket_end(text, mention.span.start, mention.span.end)
        if mention.type == "School" and self._all_of_own(mention.name):
            return Topic(mention.span.start, self.own, closed)
        if mention.type == "School":
            if _LIST_BEHIND.match(behind) or front.endswith("、"):
                return Topic(mention.span.start, None, closed)
            put_in = "其中" in front and self._context.sentence_bounds(segment.index, mention.span.start)[0] < text.rfind(
                "其中", 0, mention.span.start
            )
            stop = _PUT_IN.search(text, mention.span.end) if put_in else None
            until = (stop.start() if stop else len(text)) if put_in else closed
            return Topic(mention.span.start, ("School", names.resolve("School", mention.name)), until)
        name = names.resolve("Region", mention.name)
        own_school = self.own is not None and self.own[0] == "School"
        if _LIST_BEHIND.match(behind) or front.endswith("、"):
            of_others = self.own is not None and name != self.own[1] and not own_school
            return Topic(mention.span.start, None, closed) if of_others else None
        if _ACTOR.match(behind) or _OWN_GROUND.match(behind) or (own_school and _SHORT_SCHOOL.match(behind)):
            return None
        return Topic(mention.span.start, ("Region", name), closed)

    def _all_of_own(self, name: str) -> bool:
        """Whether what looks like a school's name means all schools of the report's region (某县中等职业学校)."""
        kind = name.removeprefix(self.own[1]) if self.own and self.own[0] == "Region" else name
        return kind != name and _ALL_SCHOOLS.fullmatch(kind) is not None

    def _school(self, segment: Segment) -> Subject | None:
        """The school that 学校 and 该校 mean: the hero's, the report's own, else none."""
        hero = self.default(segment)
        return hero if hero and hero[0] == "School" else None

    def _school_before(self, segment: Segment, position: int) -> Subject | None:
        """The school named last before a position, for 该校 where none is what a sentence tells of."""
        named = [m for m in self._context.of("School", segment.index) if m.span.end <= position]
        return ("School", self._context.names.resolve("School", named[-1].name)) if named else None

    def _tells_of_schools(self, segment: Segment) -> bool:
        """Whether a paragraph or one above it names a school, so that 学校 may be that one and not all there are."""
        return bool(self._context.of("School", segment.index)) or self._school_above(segment) is not None

    def _school_above(self, segment: Segment) -> Subject | None:
        """The school that opened one of the paragraphs above, for 该校 where the paragraph itself names none."""
        for index in range(segment.index - 1, max(-1, segment.index - _ABOVE), -1):
            schools = self._context.of("School", index)
            if schools and segment.case is not None and self._context.segment(index).case == segment.case:
                return "School", self._context.names.resolve("School", schools[-1].name)
            for mention in schools:
                case = self._context.case_of(index)
                if mention.span.start == 0 or (case is not None and case.first == index):
                    return "School", self._context.names.resolve("School", mention.name)
        return None

    @staticmethod
    def _local_school(topics: list[Topic], position: int) -> Subject | None:
        schools = [t.subject for t in topics if t.start < position and t.subject and t.subject[0] == "School"]
        return schools[-1] if schools else None

    def _whole(self, segment: Segment, level: str, position: int, *, told: bool = True) -> Subject | None:
        """The region that 全市, 全区 or 我省 means: the hero's or the report's own, or the last one named of that level."""
        suffixes = _LEVELS[level]
        named = [
            m for m in self._context.of("Region", segment.index) if m.span.end <= position and m.name.endswith(tuple(suffixes))
        ]
        if level == "省" and self.own is not None and self.own[0] == "Region" and not is_province(self._context, self.own[1]):
            around = province_around(self._context)
            return ("Region", around) if around else None
        hero = self._context.hero_of(segment.case) if segment.case is not None else None
        for candidate in (hero, self.own):
            if candidate and candidate[0] == "Region" and candidate[1].endswith(tuple(suffixes)):
                return candidate
        if named:
            return "Region", self._context.names.resolve("Region", named[-1].name)
        seat = self._context.identity.region or ""
        known = told and seat.endswith(tuple(suffixes)) and self._context.names.knows("Region", seat)
        return ("Region", self._context.names.resolve("Region", seat)) if known else None


def _bracket_end(text: str, start: int, end: int) -> int | None:
    """Where the bracket closes that a name stands in, which ends what is said of it; None where it stands in none."""
    if text.rfind("（", 0, start) <= text.rfind("）", 0, start):
        return None
    closed = text.find("）", end)
    return closed if closed >= 0 else None
