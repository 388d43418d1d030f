"""Corrections files: one JSON object a line, in a settled order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from kg import facts_file
from kg.corrections.model import Correction, FactKey
from kg.errors import InputError
from kg.model import AttributeValue, Evidence

ACTIONS = ("remove", "mend", "accept", "add")
"""The actions in the order in which they are applied and written."""


def dumps(corrections: Iterable[Correction]) -> str:
    """The corrections as text: by report, action and key; the same corrections give the same bytes."""
    ordered = sorted(corrections, key=lambda c: (c.report, ACTIONS.index(c.action), c.key))
    return "".join(json.dumps(_row(c), ensure_ascii=False) + "\n" for c in ordered)


def loads(text: str) -> list[Correction]:
    """The corrections in a file's text. Raises InputError that names the line."""
    found = []
    for number, raw in enumerate(text.split("\n"), start=1):
        if not raw.strip():
            continue
        try:
            found.append(_correction(json.loads(raw)))
        except (KeyError, TypeError, ValueError, IndexError) as error:
            message = f"Line {number} of the corrections cannot be read ({type(error).__name__}: {error})."
            raise InputError(message, hint="Each line is an object with report, action, key and reason.") from error
    return found


def _row(correction: Correction) -> dict[str, Any]:
    row: dict[str, Any] = {"report": correction.report, "action": correction.action, "reason": correction.reason}
    row["key"] = [correction.key.kind, correction.key.type, *correction.key.names]
    if correction.fact is not None:
        row["fact"] = facts_file.line_of(correction.report, correction.fact)
    if correction.changes:
        row["changes"] = {name: _plain(value) for name, value in sorted(correction.changes.items())}
    if correction.evidence:
        row["places"] = [[p.start, p.end, p.surface, p.section, p.page] for p in correction.evidence]
    return row


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return {k: _plain(v) for k, v in sorted(value.items())} if hasattr(value, "items") else value


def _correction(row: dict[str, Any]) -> Correction:
    if row["action"] not in ACTIONS:
        raise ValueError(f"unknown action {row['action']!r}")
    kind, type_, *names = row["key"]
    return Correction(
        report=row["report"],
        action=row["action"],
        key=FactKey(kind, type_, tuple(names)),
        reason=row["reason"],
        fact=facts_file.fact_of(row["fact"]) if "fact" in row else None,
        changes={name: _frozen(value) for name, value in row.get("changes", {}).items()},
        evidence=tuple(Evidence(row["report"], *place) for place in row.get("places", ())),
    )


def _frozen(value: Any) -> AttributeValue | dict[str, AttributeValue]:
    if isinstance(value, list):
        return tuple(value)
    return {k: _frozen(v) for k, v in value.items()} if isinstance(value, dict) else value  # type: ignore[misc]
