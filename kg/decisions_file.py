"""Decisions on names as a file: one JSON object a line, ``{"action": "same", "type": "School", "names": ["…", "…"]}``."""

from __future__ import annotations

import json
from collections.abc import Iterable

from kg.errors import InputError
from kg.resolve import Decision
from ontology.schema import load


def dumps(decisions: Iterable[Decision]) -> str:
    """The file's text, sorted; the same decisions give the same bytes."""
    rows = {json.dumps(_row(decision), ensure_ascii=False) + "\n" for decision in decisions}
    return "".join(sorted(rows))


def loads(text: str) -> tuple[Decision, ...]:
    """The decisions in a file's text. Raises InputError that names the line that cannot be read."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                found.append(_decision(json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                example = '{"action": "same", "type": "School", "names": ["A", "B"]}'
                raise InputError(
                    f"Line {number} of the decisions is none ({error}).", hint=f"Write it like {example}."
                ) from error
    return tuple(found)


def _row(decision: Decision) -> dict[str, object]:
    row: dict[str, object] = {"action": decision.action, "type": decision.type, "names": list(decision.names)}
    return row | ({"report": decision.report} if decision.report else {})


def _decision(row: dict[str, object]) -> Decision:
    action, type_, names, report = str(row["action"]), str(row["type"]), row["names"], str(row.get("report", ""))
    if action not in ("same", "apart") or not isinstance(names, list) or type_ not in load().entity_types:
        raise ValueError("action is same or apart, type an entity type, names a list")
    if len(names) < (1 if action == "apart" and report else 2):
        raise ValueError("two names are needed, or one name and a report")
    return Decision("same" if action == "same" else "apart", type_, tuple(str(name) for name in names), report)
