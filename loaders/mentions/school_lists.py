"""Whether a name without a region stands in a list of schools."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from loaders.mentions.school_names import SchoolForm
from loaders.reading import Segment
from loaders.resolution.school_register import PlacedForm

_LIST_MARK = "、"
_LIST_OPENING = re.compile(r"(?:学校|院校|职校|中专|\d所)[^，。；]{0,4}?(?:有|分别是|分别为|为|是|包括|：|（)\Z")
_LIST_END = re.compile(r"等(?:\d+|[一二三四五六七八九十两]+)所(?:初中|高中|中学|小学|学校|中小学|职业学校|中职学校|院校)")


def is_listed(text: str, form: SchoolForm, forms: Sequence[SchoolForm]) -> bool:
    """Whether a form stands beside a school in a list, or in a list that is said to be of schools (学校有…)."""
    start = form.start
    for other in reversed([f for f in forms if f.end < form.start]):
        if text[other.end : start] == _LIST_MARK:
            start = other.start
    if _LIST_OPENING.search(text[max(0, start - 12) : start]):
        return True
    end = form.end
    for other in [f for f in forms if f.start > form.start]:
        if text[end : other.start] == _LIST_MARK:
            end = other.end
    if (end > form.end or start < form.start) and _LIST_END.match(text, end):
        return True
    for other in forms:
        if other.anchored and other.certain:
            between = text[other.end : form.start] if other.end <= form.start else text[form.end : other.start]
            if between == _LIST_MARK:
                return True
    return False


def lists_of(segments: Sequence[Segment], forms: Mapping[int, Sequence[PlacedForm]]) -> Iterator[list[str]]:
    """The names of each list: joined by 、 in a sentence, or each the whole of a line."""
    lines: list[str] = []
    last = -2
    for segment in segments:
        here = [placed.form for placed in forms[segment.index]]
        whole = len(here) == 1 and segment.kind == "item" and here[0].end - here[0].start == len(segment.text)
        if lines and not (whole and segment.index == last + 1):
            yield lines
            lines = []
        if whole:
            lines.append(here[0].name)
            last = segment.index
        run = here[:1]
        for form in here[1:]:
            if segment.text[run[-1].end : form.start] != _LIST_MARK:
                if len(run) > 1:
                    yield [one.name for one in run]
                run = []
            run.append(form)
        if len(run) > 1:
            yield [one.name for one in run]
    if lines:
        yield lines
