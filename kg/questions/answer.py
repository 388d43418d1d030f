"""An answer as a table, and how a store's cells become its cells: the same in whichever language the question was asked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.ports import Rows, Value
from kg.questions.question import Column, Label, Question

_SEPARATOR = "\n"
_PLACE = (
    Column("start", "integer", Label("起", "start")),
    Column("end", "integer", Label("止", "end")),
    Column("page", "integer", Label("页", "page")),
    Column("section", "text", Label("章节", "section")),
    Column("surface", "text", Label("原文形式", "surface form")),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of a question's answer.

    ``truncated`` says that further rows follow; ``total`` is the number of all rows where this page shows it (it is the
    last one), else None. ``parameters`` are the parameters as resolved: ids for names. ``facts`` in a row are fact ids.
    """

    question: str
    columns: tuple[Column, ...]
    rows: list[tuple[Value, ...]]
    truncated: bool
    total: int | None
    offset: int = 0
    parameters: Mapping[str, Value] = field(default_factory=dict)

    def as_table(self) -> list[dict[str, Value]]:
        """The rows as one mapping a row, column name to value."""
        names = [c.name for c in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]


def columns(question: Question) -> tuple[Column, ...]:
    """The columns of the question's answers: a ``place`` is told as start, end, page, section and surface."""
    return tuple(part for column in question.columns for part in (_PLACE if column.type == "place" else (column,)))


def page(question: Question, found: Rows, limit: int, offset: int, parameters: Mapping[str, Value]) -> Answer:
    """The answer from a store's rows, of which one more than ``limit`` was asked for."""
    where = {name: i for i, name in enumerate(found.columns)}
    rows = [tuple(_cells(question.columns, where, row)) for row in found.rows[:limit]]
    truncated = len(found.rows) > limit or found.truncated
    seen = bool(rows) or offset == 0
    total = offset + len(rows) if seen and not truncated else None
    return Answer(question.name, columns(question), rows, truncated, total, offset, parameters)


def _cells(wanted: Iterable[Column], where: Mapping[str, int], row: tuple[Value, ...]) -> Iterable[Value]:
    for column in wanted:
        value = row[where[column.name]]
        if column.type == "place":
            yield from _place(str(value))
        else:
            yield _cell(column, value)


def _cell(column: Column, value: Value) -> Value:
    if column.type in ("texts", "integers", "facts"):
        return _list(column, value)
    if value is None or value == "":
        return None
    if column.type == "integer":
        return int(value)  # type: ignore[arg-type]
    if column.type == "number":
        return float(value)  # type: ignore[arg-type]
    return str(value)


def _list(column: Column, value: Value) -> list[Value]:
    """A sorted list without repetitions. Cypher gives a list (of lists), SPARQL its members joined by line breaks."""
    members = {text for text in _members(value) if text}
    if column.type == "integers":
        return list[Value](sorted(int(text) for text in members))
    return list[Value](sorted(members))


def _members(value: Value) -> Iterable[str]:
    if value is None:
        return
    if isinstance(value, list):
        for part in value:
            yield from _members(part)
    else:
        yield from str(value).split(_SEPARATOR)


def _place(text: str) -> tuple[Value, ...]:
    """A place as the property graph holds it (docs/graph.md): a JSON object."""
    place = json.loads(text, strict=False)
    return tuple(place[column.name] for column in _PLACE)
