"""Questions and their answers in the shapes of the REST answers: catalogue entries, rows as objects."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from api.browsing import Browsing
from api.models import ColumnInfo, Label, ParameterInfo, QuestionInfo
from kg.ports import Value
from kg.questions import Answer, Column, Question
from kg.questions import Label as QuestionLabel
from ontology.schema import load

_NAME, _IDS = "_name", "_ids"


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
        columns=columns(question.columns),
        href=f"/questions/{question.name}",
        sparql=question.sparql,
        cypher=question.cypher,
    )


def columns(given: Sequence[Column]) -> list[ColumnInfo]:
    """The columns of an answer's rows: a column of ids and the one of their names are one column of entities."""
    return [ColumnInfo(name=c.name, type=_kind(c, given), label=label(c.label)) for c in _shown(given)]


def rows(browsing: Browsing, answer: Answer) -> list[dict[str, Any]]:
    """Rows by column; an entity is ``{id, name, type}``."""
    shown = _shown(answer.columns)
    kinds = {c.name: _kind(c, answer.columns) for c in shown}
    ids = {c.name: _ids_of(c, answer.columns) for c in shown}
    found = []
    for row in answer.as_table():
        cells: dict[str, Any] = {}
        for column in shown:
            name = column.name
            if kinds[name] == "entity":
                cells[name] = _entity(browsing, row[name], row.get(name + _NAME))
            elif kinds[name] == "entities":
                cells[name] = _entities(browsing, name, row[name], row[ids[name]] if ids[name] else None)
            else:
                cells[name] = row[name]
        found.append(cells)
    return found


def _shown(given: Sequence[Column]) -> list[Column]:
    """The columns without those that only name, or only number, what another column holds."""
    names = {c.name for c in given if c.type == "id"}
    numbering = {_ids_of(c, given) for c in given}
    return [c for c in given if not (c.name.endswith(_NAME) and c.name.removesuffix(_NAME) in names) and c.name not in numbering]


def _kind(column: Column, given: Sequence[Column]) -> str:
    if column.type == "id":
        return "entity"
    if column.type == "texts" and (column.name in _plurals() or _ids_of(column, given)):
        return "entities"
    return column.type


def _ids_of(column: Column, given: Sequence[Column]) -> str:
    """The column with the ids of the entities that this one names: ``school_ids`` for ``schools``; "" where there is none."""
    if column.type != "texts" or column.name.endswith(_IDS):
        return ""
    wanted = {column.name + _IDS, column.name.removesuffix("s") + _IDS, column.name.removesuffix("ies") + "y" + _IDS}
    return next((c.name for c in given if c.name in wanted), "")


@cache
def _plurals() -> dict[str, str]:
    """Columns that are named as the plural of a type (``schools``, ``policies``), and that type."""
    words = {t.slug.split("-")[-1]: t.name for t in load().entity_types.values()}
    return {(word[:-1] + "ies" if word.endswith("y") else word + "s"): name for word, name in words.items()}


def _entity(browsing: Browsing, value: Value, name: Value = None) -> dict[str, Any] | None:
    if value is None:
        return None
    entity = browsing.index.graph.entities.get(str(value))
    if entity is not None:
        return {"id": entity.id, "name": entity.name, "type": entity.type}
    return {"id": str(value), "name": str(name or value), "type": ""}


def _entities(browsing: Browsing, column: str, names: Value, ids: Value) -> list[dict[str, Any]]:
    if isinstance(ids, list):
        found = [cell for id_ in ids if (cell := _entity(browsing, id_))]
        return sorted(found, key=lambda cell: (cell["name"], cell["id"]))
    type_ = _plurals().get(column, "")
    return [_named(browsing, type_, str(name)) for name in names] if isinstance(names, list) else []


def _named(browsing: Browsing, type_: str, name: str) -> dict[str, Any]:
    """An entity known by its name only: its id where one entity of the type alone has the name, else null."""
    same = browsing.index.by_name.get((type_, name), ())
    return {"id": same[0] if len(same) == 1 else None, "name": name, "type": type_}
