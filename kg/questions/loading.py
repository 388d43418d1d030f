"""Reads the questions from their folders and holds each folder to its form."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from kg.errors import GraphError, UnknownNameError
from kg.questions.question import COLUMN_TYPES, PARAMETER_TYPES, Column, Label, Parameter, Question

METHODS = ("paths",)


@cache
def load() -> Mapping[str, Question]:
    """All questions by name, in their order. Raises GraphError where a folder is not as it must be."""
    folders = [f for f in resources.files("ontology").joinpath("questions").iterdir() if f.is_dir() and f.name[0] not in "._"]
    found = [read(folder) for folder in folders]
    return MappingProxyType({q.name: q for q in sorted(found, key=lambda q: (q.order, q.name))})


def get(name: str) -> Question:
    """The question of that name. Raises UnknownNameError with the nearest names."""
    questions = load()
    if name not in questions:
        near = tuple(difflib.get_close_matches(name, questions, n=3, cutoff=0.5))
        hint = f"Did you mean {', '.join(near)}?" if near else f"The questions are: {', '.join(questions)}."
        raise UnknownNameError(f"There is no question named {name!r}.", hint=hint, suggestions=near)
    return questions[name]


def read(folder: Traversable) -> Question:
    """One question from its folder. Raises GraphError naming the folder and what is wrong."""
    try:
        data = tomllib.loads(folder.joinpath("question.toml").read_text(encoding="utf-8"))
        return _question(folder, data)
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise GraphError(f"The question folder {folder.name!r} is not as it must be: {error!r}.") from error


def _question(folder: Traversable, data: Mapping[str, Any]) -> Question:
    if data["name"] != folder.name:
        raise ValueError(f"its name is {data['name']!r}")
    method = data.get("method", "")
    if method and method not in METHODS:
        raise ValueError(f"unknown method {method!r}")
    return Question(
        name=data["name"],
        number=data.get("id"),
        order=data["order"],
        title=_label(data["title"]),
        description=_label(data["description"]),
        parameters=tuple(_parameter(p) for p in data.get("parameters", [])),
        columns=tuple(_column(c) for c in data["columns"]),
        sparql=folder.joinpath("query.rq").read_text(encoding="utf-8"),
        cypher=folder.joinpath("query.cypher").read_text(encoding="utf-8"),
        method=method,
    )


def _label(data: Mapping[str, str]) -> Label:
    return Label(zh=data["zh"], en=data["en"])


def _parameter(data: Mapping[str, Any]) -> Parameter:
    if data["type"] not in PARAMETER_TYPES:
        raise ValueError(f"parameter {data['name']}: unknown type {data['type']!r}")
    if (data["type"] == "entity") != bool(data.get("entities")) or (data["type"] == "choice") != bool(data.get("choices")):
        raise ValueError(f"parameter {data['name']}: entities go with type entity, choices with type choice")
    return Parameter(
        name=data["name"],
        type=data["type"],
        label=_label(data["label"]),
        optional=data.get("optional", True),
        entities=tuple(data.get("entities", ())),
        choices=tuple(data.get("choices", ())),
        default=data.get("default"),
    )


def _column(data: Mapping[str, Any]) -> Column:
    if data["type"] not in COLUMN_TYPES:
        raise ValueError(f"column {data['name']}: unknown type {data['type']!r}")
    return Column(name=data["name"], type=data["type"], label=_label(data["label"]))
