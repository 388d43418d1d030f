"""A model's answer read: what it says as values of the right shape, or as something malformed. Nothing is believed here."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from kg.model import EntityRef, Kind

MOST_FACTS = 400
"""Facts of one answer that are looked at; a passage holds far fewer."""
_LONGEST_LABEL = 60
_WRAPPED = re.compile(r"```(?:json)?[ \t]*\n(.*?)\n?```", re.DOTALL)
_THOUGHT = "</think>"


class BrokenAnswerError(Exception):
    """The answer is no JSON object with a list of facts."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a model says.

    ``type`` is the entity's, the relation's or the indicator. ``ends`` are the entity itself; subject and object; or a figure's
    subject, for which ``year``, ``value`` and ``unit`` are set.
    """

    kind: Kind
    type: str
    ends: tuple[EntityRef, ...]
    quote: str
    year: int = 0
    value: float = 0.0
    unit: str = ""
    forms: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What it would have been, as rejections name it."""
        names = " → ".join(end.name for end in self.ends)
        return shortened(f"{names} {self.year} = {self.value:g} {self.unit}".rstrip() if self.kind == "observation" else names)


@dataclass(frozen=True, slots=True)
class Malformed:
    """Something in the list of facts that has not the shape of one."""

    kind: Kind
    label: str


def read(answer: str) -> tuple[list[Said | Malformed], int]:
    """What an answer says, and how much of it lies beyond ``MOST_FACTS``. Raises BrokenAnswerError."""
    try:
        listed = json.loads(_bare(answer), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise BrokenAnswerError from error
    facts = listed.get("facts") if isinstance(listed, dict) else listed
    if not isinstance(facts, list):
        raise BrokenAnswerError
    return [_said(row) for row in facts[:MOST_FACTS]], max(0, len(facts) - MOST_FACTS)


def shortened(text: str) -> str:
    """Text of a model as people may be shown it: one line, printable letters, not long."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text[: 4 * _LONGEST_LABEL])
    plain = " ".join(plain.split())
    return plain if len(plain) <= _LONGEST_LABEL else plain[: _LONGEST_LABEL - 1] + "…"


def _bare(answer: str) -> str:
    """The JSON without what chatty models put around it: a train of thought, a fence."""
    text = answer.rpartition(_THOUGHT)[2].strip()
    fenced = _WRAPPED.search(text)
    return fenced[1] if fenced and not text.startswith(("{", "[")) else text


def _no_number(constant: str) -> float:
    raise ValueError(constant)


def _said(row: Any) -> Said | Malformed:
    kind: Kind = row["kind"] if isinstance(row, dict) and row.get("kind") in ("entity", "relation", "observation") else "entity"
    try:
        return {"entity": _entity, "relation": _relation, "observation": _observation}[row["kind"]](row)
    except (LookupError, TypeError, ValueError, OverflowError, RecursionError):
        return Malformed(kind, _dumped(row))


def _dumped(row: Any) -> str:
    try:
        return shortened(json.dumps(row, ensure_ascii=False))
    except (ValueError, RecursionError):
        return "…"


def _entity(row: Mapping[str, Any]) -> Said:
    end = EntityRef(_text(row["type"]), _name(row["name"]))
    return Said("entity", end.type, (end,), _text(row["quote"]))


def _relation(row: Mapping[str, Any]) -> Said:
    ends = _end(row["subject"]), _end(row["object"])
    forms, programs = _texts(row.get("forms")), _texts(row.get("programs"))
    return Said("relation", _text(row["type"]), ends, _text(row["quote"]), forms=forms, programs=programs)


def _observation(row: Mapping[str, Any]) -> Said:
    year, value = row["year"], row["value"]
    if isinstance(year, bool) or not isinstance(year, int) or isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(row)
    if not math.isfinite(float(value)):
        raise ValueError(value)
    figure = {"year": year, "value": float(value), "unit": _text(row.get("unit", ""))}
    return Said(
        "observation", _text(row["indicator"]), (_end(row["subject"]),), _text(row["quote"]), **cast(dict[str, Any], figure)
    )


def _end(value: Any) -> EntityRef:
    type_, name = value
    return EntityRef(_text(type_), _name(name))


def _name(value: Any) -> str:
    """A name as facts write it: without white space, brackets in full width (guidelines, Lines)."""
    name = "".join(_text(value).split()).replace("(", "（").replace(")", "）")
    return name[1:-1] if name.startswith("《") and name.endswith("》") else name


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(_name(one) for one in value) if isinstance(value, list) else ()
