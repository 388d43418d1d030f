"""Answer keys and facts files as rows: JSON objects, one a line, in the shape of the annotation guidelines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from kg.errors import InputError
from kg.evaluation.result import KINDS

Row = Mapping[str, Any]
_HINT = "The annotation guidelines say how each kind of line is written."
_NEEDED = {
    "entity": ("type", "name"),
    "relation": ("type", "subject", "object"),
    "observation": ("subject", "indicator", "year", "value"),
}


def read_found(text: str) -> list[Row]:
    """The facts in a file's text; lines of other kinds (report, rejection, merge) are passed over. Raises InputError."""
    rows: list[Row] = []
    for number, raw in enumerate(text.split("\n"), start=1):
        if not raw.strip():
            continue
        try:
            row = json.loads(raw)
            if row["kind"] in KINDS:
                rows.append(_sound(row))
        except (KeyError, TypeError, ValueError) as error:
            message = f"Line {number} of the facts cannot be read ({type(error).__name__}: {error})."
            raise InputError(message, hint=_HINT) from error
    return rows


def read_key(text: str) -> list[Row]:
    """The rows of an answer key, every end of a relation and subject of a figure among its entities. Raises InputError."""
    rows = read_found(text)
    known = {(row["type"], row["name"]) for row in rows if row["kind"] == "entity"}
    for row in rows:
        for type_, name in ends((row,)):
            if (type_, name) not in known:
                message = f"The key names {type_} “{name}” in a {row['kind']} but has no entity line for it."
                raise InputError(message, hint="Add the line, or write the name as it is there.")
    if not known:
        raise InputError("The key holds no entity.", hint=_HINT)
    return rows


def ends(rows: Iterable[Row]) -> Iterable[tuple[str, str]]:
    """The (type, name) pairs that relations and figures name."""
    for row in rows:
        for side in ("subject", "object"):
            if side in row:
                yield row[side][0], row[side][1]


def _sound(row: dict[str, Any]) -> dict[str, Any]:
    for name in _NEEDED[row["kind"]]:
        row[name]
    for side in ("subject", "object"):
        if side in row:
            type_, name = row[side]
            row[side] = (str(type_), str(name))
    if row["kind"] == "observation":
        float(row["value"])
    return row
