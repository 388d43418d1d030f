"""The figures that ship with a release: how the extractor fared on reports with keys when this release was made."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from kg.evaluation.result import KINDS, Evaluation, Score, together
from kg.model import Kind

GROUPS = ("unseen", "seen", "seeds")
"""The extractor on reports that its rules were not written from, on those that they were, and the seeds after correction."""
_COUNTS = re.compile(r"\[\s+(\d+),\s+(\d+),\s+(\d+)\s+\]")


@dataclass(frozen=True, slots=True)
class Measured:
    """One report: its name, what its facts were held against (``key``, ``own reading``), and the scores by kind."""

    report: str
    against: str
    scores: Mapping[Kind, Score]


@dataclass(frozen=True, slots=True)
class Group:
    """Reports measured alike, and the scores of all of them together by kind and type."""

    name: str
    reports: tuple[Measured, ...]
    types: Mapping[Kind, Mapping[str, Score]]

    def of_kind(self, kind: Kind) -> Score:
        """All types of a kind together."""
        return sum(self.types[kind].values(), Score())


def group(name: str, evaluations: Iterable[tuple[str, str, Evaluation]]) -> Group:
    """A group from each report's name, what it was held against, and its evaluation."""
    rows = list(evaluations)
    reports = tuple(Measured(report, against, {k: one.of_kind(k) for k in KINDS}) for report, against, one in rows)
    total = together(one for _, _, one in rows)
    return Group(name, reports, {kind: total.types(kind) for kind in KINDS})


def dumps(groups: Iterable[Group]) -> str:
    """The figures as a file: counts only (right, wrong, missing), no date, so that equal figures are equal bytes."""
    body = {one.name: {"reports": [_report(row) for row in one.reports], "types": _counts(one)} for one in groups}
    return _COUNTS.sub(r"[\1, \2, \3]", json.dumps(body, ensure_ascii=False, indent=1)) + "\n"


def loads(text: str) -> dict[str, Group]:
    """The figures in a file's text, by the group's name."""
    return {name: _group(name, row) for name, row in json.loads(text).items()}


@cache
def shipped() -> Mapping[str, Group]:
    """The figures of this release, by the group's name; nothing where the installation has none."""
    file = resources.files("seeds").joinpath("scores.json")
    return loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _report(row: Measured) -> dict[str, Any]:
    return {"report": row.report, "against": row.against, **{kind: _list(row.scores[kind]) for kind in KINDS}}


def _counts(one: Group) -> dict[str, dict[str, list[int]]]:
    return {kind: {name: _list(score) for name, score in one.types[kind].items()} for kind in KINDS}


def _list(score: Score) -> list[int]:
    return [score.right, score.wrong, score.missing]


def _group(name: str, row: Mapping[str, Any]) -> Group:
    reports = tuple(
        Measured(one["report"], one["against"], {kind: Score(*one[kind]) for kind in KINDS}) for one in row["reports"]
    )
    return Group(name, reports, {kind: {t: Score(*c) for t, c in row["types"][kind].items()} for kind in KINDS})
