"""Where a paragraph's talk returns from a school to whomever the paragraph is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NEXT_POINT = re.compile(r"[。；;][一二三四五六七八九十]是")
_SOME_SCHOOLS = re.compile(r"(?:^|[。；])(?P<count>\d+所(?:中职|中等职业|职业)?(?:学校|院校)的\d+个专业)")
"""So many schools' programs are told of all, whomever the sentence before told of."""
_LEAVERS = re.compile(
    r"(?:^|[。；])(?P<leavers>20[0-4]\d届(?:全[省市县区州]|中职)?(?:直接就业|就业|应届)?(?:的)?(?:毕业生|学生))"
)
"""The leavers of a year that open a sentence are all there are, unless a school opens the paragraph."""


def returns(text: str, *, of_a_school: bool) -> Iterator[int]:
    """The places of a segment's clean text from which on it tells of its own subject; ``of_a_school``: a school opens it."""
    for match in _NEXT_POINT.finditer(text):
        yield match.end()
    if "个专业" in text:
        for match in _SOME_SCHOOLS.finditer(text):
            yield match.start("count")
    if "届" in text and not of_a_school:
        for match in _LEAVERS.finditer(text):
            yield match.start("leavers")
