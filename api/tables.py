"""Questions and their answers in the shapes of the REST answers: catalogue entries, rows as objects, CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from fastapi import Response

from api.browsing import Browsing
from api.models import ColumnInfo, Label, ParameterInfo, QuestionInfo
from kg.ports import Value
from kg.questions import Answer, Column, Question
from kg.questions import Label as QuestionLabel

_NAME = "_name"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def label(text: QuestionLabel) -> Label:
    """A label of a question's file."""
    return Label(zh=text.zh, en=text.en)


def question_info(question: Question) -> QuestionInfo:
    """A question as the catalogue shows it."""
    return QuestionInfo(
        name=question.name,
        number=question.number,
        title=label(question.title),
        description=label(question.description),
        parameters=[
            ParameterInfo(
                name=p.name,
                type=p.type,
                label=label(p.label),
                optional=p.optional,
                entities=list(p.entities),
                choices=list(p.choices),
                default=p.default,
            )
            for p in question.parameters
        ],
        columns=[_info(c) for c in shown(question.columns)],
        href=f"/questions/{question.name}",
        sparql=question.sparql,
        cypher=question.cypher,
    )


def shown(columns: tuple[Column, ...]) -> list[Column]:
    """The columns without those that only name another column's ids."""
    ids = {c.name for c in columns if c.type == "id"}
    return [c for c in columns if not (c.name.endswith(_NAME) and c.name.removesuffix(_NAME) in ids)]


def column_info(answer: Answer) -> list[ColumnInfo]:
    """The columns of an answer's rows."""
    return [_info(c) for c in shown(answer.columns)]


def rows(browsing: Browsing, answer: Answer) -> list[dict[str, Any]]:
    """Rows by column; an id becomes ``{id, name, type}``."""
    columns = shown(answer.columns)
    return [{c.name: _cell(browsing, c, row) for c in columns} for row in answer.as_table()]


def as_csv(question: Question, answer: Answer, headers: Mapping[str, str]) -> Response:
    """The answer as CSV (RFC 4180, UTF-8 with header), lists joined with "; ", ids beside their names.

    A text that a spreadsheet would take for a formula is led by an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([c.name for c in answer.columns])
    writer.writerows([[_text(value) for value in row] for row in answer.rows])
    kept = {k: v for k, v in headers.items() if k.lower() == "link"}
    kept["Content-Disposition"] = f'inline; filename="{question.name}.csv"'
    return Response(out.getvalue().encode("utf-8"), media_type="text/csv; charset=utf-8; header=present", headers=kept)


def _info(column: Column) -> ColumnInfo:
    return ColumnInfo(name=column.name, type=column.type, label=label(column.label))


def _cell(browsing: Browsing, column: Column, row: Mapping[str, Value]) -> Any:
    value = row[column.name]
    if column.type != "id" or value is None:
        return value
    id_ = str(value)
    entity = browsing.index.graph.entities.get(id_)
    if entity is not None:
        return {"id": id_, "name": entity.name, "type": entity.type}
    return {"id": id_, "name": row.get(column.name + _NAME) or id_, "type": ""}


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_text(v) for v in value)
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text
