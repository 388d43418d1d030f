"""How deeply a query's brackets nest: both engines' parsers take exponential time, or the stack, on deep ones."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import QueryError

DEEPEST = 64


def refuse_deep(marks: Iterable[str]) -> None:
    """Raises QueryError where brackets nest more than :data:`DEEPEST` deep."""
    depth = 0
    for mark in marks:
        depth = max(0, depth + (mark in "([{") - (mark in ")]}"))
        if depth > DEEPEST:
            raise QueryError(f"The query nests brackets more than {DEEPEST} deep.", hint="Write it flatter.")
