"""Kinds of school that are part of one school's name (甲乙技工学校, 丙县职业高中) and tell nothing of another kind."""

from __future__ import annotations

import re

_IN_NAME = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<![全我本各有和及与含类办等的是为在到所个属立直级批家])(?<!其中|全[省市县区州]|我[省市县区州]|本[省市县区]|高级|高等|普通)"
    r"(?:高级|高等)?(?:技工学校|技师学院|技工院校|技校)|职业高级?中学?"
)


def masked(text: str) -> str:
    """``text`` with the kinds in schools' own names blanked, letter for letter."""
    if "技" not in text and "职业高" not in text:
        return text
    return _IN_NAME.sub(lambda match: "□" * len(match.group()), text)
