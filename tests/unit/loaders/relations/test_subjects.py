"""Whom a place in a paragraph speaks of, and what finding that out costs. All schools and firms are invented."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand
from loaders.relations import subjects

CITY = "濮阳市中等职业教育质量年度报告（2022）"
HOST, GUEST = "濮阳市白鹭职业技术学校", "濮阳市青禾职业学校"


def read(text: str) -> Context:
    return understand(from_text(f"{CITY}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


def spoken_of(text: str, place: str) -> tuple[str, ...]:
    """The schools that the first paragraph with a word speaks of there."""
    context = read(text)
    segment = next(one for one in context.segments() if place in one.text)
    return subjects.subject_at(context, segment.index, segment.text.index(place)).schools


def test_a_school_in_brackets_is_spoken_of_until_they_close() -> None:
    text = f"{HOST}开展培训（{GUEST}派出教师十人），完成任务。"
    assert spoken_of(text, "派出") == (GUEST,)
    assert spoken_of(text, "完成") == (HOST,)


def test_the_changes_of_a_paragraph_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"{HOST}与濮阳市云峰{mark}达机械有限公司签订协议。" for mark in "甲乙丙丁戊己庚辛")
    looked: list[str] = []
    find = subjects._school_runs

    def counted(text: str, *rest: object) -> object:
        looked.append(text)
        return find(text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(subjects, "_school_runs", counted)
    context = read(text)
    assert len([one for one in context.relations if one.type == "partnersWith"]) == 8
    assert looked.count(text) == 1


def test_what_is_known_of_a_paragraph_is_forgotten_when_a_mention_comes() -> None:
    context = read(f"{HOST}与濮阳市云峰机械有限公司签订协议。")
    answers: list[int] = []

    def asked(_: Context, segment: int) -> int:
        answers.append(segment)
        return segment

    assert [context.once(asked, 1), context.once(asked, 1)] == [1, 1]
    assert answers == [1]
    context.add(())
    assert context.once(asked, 1) == 1
    assert answers == [1, 1]
    for segment in range(500):
        context.once(asked, segment)
    assert len(context._told) <= 128
