"""A question as data: what a folder of ``ontology/questions`` holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ParameterType = Literal["entity", "text", "integer", "form", "indicator", "choice", "fact"]
ColumnType = Literal["id", "text", "integer", "number", "texts", "integers", "facts", "place"]
Language = Literal["sparql", "cypher"]
PARAMETER_TYPES: tuple[ParameterType, ...] = ("entity", "text", "integer", "form", "indicator", "choice", "fact")
COLUMN_TYPES: tuple[ColumnType, ...] = ("id", "text", "integer", "number", "texts", "integers", "facts", "place")


@dataclass(frozen=True, slots=True)
class Label:
    """A text for people, in Chinese and English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question may be asked with.

    ``entities`` are the entity types that an ``entity`` parameter takes (as an id, a name or an alias), ``choices`` the
    words that a ``choice`` takes. An optional parameter that is absent asks for ``default``, or for all.
    """

    name: str
    type: ParameterType
    label: Label
    optional: bool
    entities: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    default: str | int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer.

    ``id`` holds an entity's id (its name stands in the column ``<name>_name``), ``texts``, ``integers`` and ``facts`` hold
    sorted lists without repetitions, ``place`` is a place of a report (see :class:`kg.questions.answer.Place`).
    """

    name: str
    type: ColumnType
    label: Label


@dataclass(frozen=True, slots=True)
class Question:
    """A competency question in both query languages.

    With a ``method`` the query gives what the answer is computed from (``paths``: the edges; see :mod:`kg.questions.paths`).

    ``number`` is its number among the competency questions, ``order`` its place in lists.
    """

    name: str
    number: int | None
    order: int
    title: Label
    description: Label
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    sparql: str
    cypher: str
    method: str = ""

    def text(self, language: Language) -> str:
        """The query in that language."""
        return self.sparql if language == "sparql" else self.cypher
