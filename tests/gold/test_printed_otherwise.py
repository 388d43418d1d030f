"""The same report printed otherwise says the same: other marks around the numbers of its cases, other renderings of its tables."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from kg.model import ReportFacts
from loaders import documents, pipeline

FOLDER = Path(__file__).with_name("invented")
REPORTS = ("city_a", "city_c", "school_d")
HAN = "零一二三四五六七八九十"
LABELS: tuple[Callable[[int, str], str], ...] = (
    lambda number, title: f"案例{number}：{title}",
    lambda number, title: f"【典型案例{number}】{title}",
    lambda number, title: f"【案例3-{number} {title}】",
    lambda number, title: f"〖案例{number}〗{title}",
    lambda number, title: f"案例{HAN[number]}　{title}",
    lambda number, title: f"案例（{HAN[number]}）{title}",
    lambda number, title: f"典型案例之{HAN[number]}\n{title}",
    lambda number, title: f"典型案例{number}｜{title}",
    lambda number, title: f"案例{number}-{title}",
    lambda number, title: f"★案例{number}：{title}",
    lambda number, title: f"◆ 案例{HAN[number]} {title}",
    lambda number, title: f"案例{chr(0x245F + number)}：{title}",
    lambda number, title: f"案例No.{number}：{title}",
    lambda number, title: f"{number}.案例：{title}",
    lambda number, title: f"**案例{number}：{title}**",
)
Rows = list[list[str]]


def as_tabs(rows: Rows) -> list[str]:
    return ["\t".join(row) for row in rows]


def as_pipes(rows: Rows) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in rows]


def as_markdown(rows: Rows) -> list[str]:
    return [*as_pipes(rows[:1]), "|" + "---|" * len(rows[0]), *as_pipes(rows[1:])]


def as_box(rows: Rows) -> list[str]:
    rule = "+" + "+".join("-" * 12 for _ in rows[0]) + "+"
    return [rule, *(line for row in rows for line in ("|" + "|".join(f" {cell} " for cell in row) + "|", rule))]


def as_word_dump(rows: Rows) -> list[str]:
    """Each cell on a line of its own behind a tab, an empty line after each row."""
    return [line for row in rows for line in (*("\t" + cell for cell in row), "")]


RENDERINGS = (as_tabs, as_pipes, as_markdown, as_box, as_word_dump)


@cache
def text_of(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def facts_of(text: str) -> ReportFacts:
    return pipeline.extract(documents.from_text(text, "report.txt", "0" * 64))


@cache
def plain(name: str) -> ReportFacts:
    return facts_of(text_of(name))


def titles_of(name: str) -> list[str]:
    rows = [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [row["name"] for row in rows if row["kind"] == "entity" and row["type"] == "CaseStudy"]


def labelled(name: str) -> dict[int, str]:
    """The lines that are a case's label and title, by their number in the text."""
    lines, titles = text_of(name).split("\n"), titles_of(name)
    return {
        at: title for at, line in enumerate(lines) for title in titles if re.fullmatch(rf".*案例.*{re.escape(title)}.?", line)
    }


def said(facts: ReportFacts) -> set[tuple[object, ...]]:
    entities = {("entity", e.type, e.name) for e in facts.entities}
    relations = {("relation", r.type, *r.subject, *r.object) for r in facts.relations}
    return entities | relations | {("figure", *o.subject, o.indicator, o.year, o.value) for o in facts.observations}


@pytest.mark.parametrize("label", LABELS, ids=[label(1, "甲").replace("\n", "⏎") for label in LABELS])
@pytest.mark.parametrize("name", REPORTS)
def test_cases_are_known_whatever_stands_around_their_numbers(name: str, label: Callable[[int, str], str]) -> None:
    cases = labelled(name)
    assert len(cases) >= 2, "a report to try labels on has cases told by labels"
    lines = text_of(name).split("\n")
    for number, (at, title) in enumerate(cases.items(), 1):
        lines[at] = label(number, title)
    found = facts_of("\n".join(lines))
    assert {e.name for e in found.entities if e.type == "CaseStudy"} == {
        e.name for e in plain(name).entities if e.type == "CaseStudy"
    }
    assert {r for r in said(found) if r[1] in ("about", "involves")} == {
        r for r in said(plain(name)) if r[1] in ("about", "involves")
    }


def tables(lines: list[str]) -> list[tuple[int, int, Rows]]:
    """The tables set with tabs whose rows are equally wide: first line, line after the last, cells."""
    found, at = [], 0
    while at < len(lines):
        end = at
        while end < len(lines) and "\t" in lines[end]:
            end += 1
        rows = [line.split("\t") for line in lines[at:end]]
        if len(rows) >= 3 and len({len(row) for row in rows}) == 1 and all(cell.strip() for row in rows for cell in row):
            found.append((at, end, rows))
        at = max(end, at + 1)
    return found


@pytest.mark.parametrize("rendering", RENDERINGS, ids=lambda rendering: rendering.__name__)
@pytest.mark.parametrize(
    "name", [name for name in sorted(p.stem for p in FOLDER.glob("*.txt")) if tables(text_of(name).split("\n"))]
)
def test_tables_say_the_same_however_they_are_drawn(name: str, rendering: Callable[[Rows], list[str]]) -> None:
    lines = text_of(name).split("\n")
    for first, end, rows in reversed(tables(lines)):
        lines[first:end] = rendering(rows)
    assert said(facts_of("\n".join(lines))) == said(plain(name))
