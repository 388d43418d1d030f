"""Honours told by a report's layout: a line that names one above the schools that hold it, or a school's own list of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.context import Context
from loaders.mentions.award import Award, award_span
from loaders.mentions.honour_names import ends_as_honour, is_honour, tidy
from loaders.reading import Segment

_NUMBER = re.compile(
    r"\A(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.．、]?[、.．]?|[①-⑳●◆■·•]|附[录件表]\d*[：:]?)?(?:20\d\d年(?:\d{1,2}月)?[：:，]?)?"
)
_COUNT = re.compile(r"[（(]?(?:共)?\d+[所个家][)）]?[：:]?\Z")
_LEVEL = re.compile(r"[“]?(?:全国|国家|中国|教育部|省|自治区|市级|[\u4e00-\u9fff]{2,8}?(?:省|市|自治区))")
_BETWEEN = re.compile(r"[\s、，；,;。.\d（）()和与及等所]*")
_MARKS = re.compile(r"[，。；：]")
_OWN_LIST = re.compile(r"荣誉|称号|殊荣|表彰|获奖|奖项")
_YEAR = re.compile(r"(20[0-4]\d)年")
_LONGEST_LINE = 60
_COVER = 8
"""How many lines a cover has at most."""


def honour_lines(context: Context) -> Iterator[Award]:
    """The awards that lines of their own tell, in reading order."""
    segments = context.reading.segments
    for segment in segments:
        if len(segment.text) > _LONGEST_LINE or segment.kind in ("cell", "contents", "caption", "chart"):
            continue
        if segment.kind == "furniture" and segment.index >= _COVER:
            continue
        name = _named(segment.text)
        if not name or context.of("School", segment.index):
            continue
        schools = _below(context, segment, segments) or _own(context, segment)
        if schools:
            span = award_span(segment.index, segment.text, 0, len(segment.text), name)
            year = _YEAR.search(segment.text)
            yield Award(span, name, schools, "honour-list", int(year.group(1)) if year is not None else None)


def _named(text: str) -> str:
    """The honour that is all that a line says, without number and count; an empty string where it says anything else."""
    if text[-1:] not in "：:）)个家所" and not ends_as_honour(text):
        return ""
    number = _NUMBER.match(text)
    words = _COUNT.sub("", text[number.end() if number is not None else 0 :]).rstrip("：:")
    if _MARKS.search(words):
        return ""
    name = tidy(words)
    return name if _LEVEL.match(name) and is_honour(name, said=False) else ""


def _below(context: Context, line: Segment, segments: Sequence[Segment]) -> tuple[str, ...]:
    """The schools that the lines below name, as long as they say nothing else."""
    found: dict[str, None] = {}
    for segment in segments[line.index + 1 :]:
        schools = context.of("School", segment.index)
        if segment.kind not in ("prose", "item") or not schools:
            break
        at = 0
        for school in schools:
            if _BETWEEN.fullmatch(segment.text, at, school.span.start) is None:
                return tuple(found)
            at = school.span.end
        if _BETWEEN.fullmatch(segment.text, at) is None:
            break
        found.update(dict.fromkeys(school.name for school in schools))
    return tuple(found)


def _own(context: Context, segment: Segment) -> tuple[str, ...]:
    """The report's own school, where the line stands on its cover or in its list of honours."""
    if context.identity.school is None or segment.case is not None:
        return ()
    told = (segment.index < _COVER and not segment.section) or any(_OWN_LIST.search(heading) for heading in segment.section[-1:])
    return (context.names.resolve("School", context.identity.school),) if told else ()
