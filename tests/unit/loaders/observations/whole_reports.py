"""A report of one section, read whole; schools, firms and figures are invented."""

from __future__ import annotations

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand

CITY = "濮阳市中等职业教育质量年度报告（2022）"
SCHOOL = "濮阳市白鹭职业技术学校质量年度报告（2023）"
OWN = "濮阳市白鹭职业技术学校"

Key = tuple[str, str, int]


def read(text: str, title: str = CITY) -> Context:
    return understand(from_text(f"{title}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


def figures(text: str, title: str = CITY) -> dict[Key, float]:
    return {(f.subject[1], f.indicator, f.year): f.value for f in read(text, title).figures}


def refusals(text: str, title: str = CITY) -> set[tuple[str, str]]:
    return {(r.type, r.reason) for r in read(text, title).refusals if r.kind == "observation"}
