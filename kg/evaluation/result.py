"""What an evaluation gives: counts by kind and type, the mistakes with their causes, and a verdict on every fact found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kg.model import Kind

Cause = Literal["missing", "wrong", "twice", "wrong value"]
CAUSES: tuple[Cause, ...] = ("missing", "wrong", "twice", "wrong value")
KINDS: tuple[Kind, ...] = ("entity", "relation", "observation")
Verdict = bool | None
"""Right, wrong, or neither (an optional line, a fact said before, a type that the guidelines do not name)."""


@dataclass(frozen=True, slots=True)
class Score:
    """Facts found and right, found and wrong, and asked for but missing."""

    right: int = 0
    wrong: int = 0
    missing: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.wrong + other.wrong, self.missing + other.missing)

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right; 1 where nothing was found and nothing asked for."""
        found = self.right + self.wrong
        return self.right / found if found else float(not self.missing)

    @property
    def recall(self) -> float:
        """Of what was asked for, the share that was found."""
        asked = self.right + self.missing
        return self.right / asked if asked else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One error. ``type`` is the entity type, relation or indicator; ``note`` the key's name or value where it has another."""

    cause: Cause
    kind: Kind
    type: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One comparison. ``verdicts`` go with the found rows in their order; ``scores`` are by kind and type (or indicator)."""

    scores: Mapping[tuple[Kind, str], Score]
    mistakes: tuple[Mistake, ...]
    verdicts: tuple[Verdict, ...] = ()

    def of_kind(self, kind: Kind) -> Score:
        """All types of a kind together."""
        return sum((score for (of, _), score in self.scores.items() if of == kind), Score())

    def types(self, kind: Kind) -> dict[str, Score]:
        """The scores of a kind by type, by name."""
        return {type_: score for (of, type_), score in sorted(self.scores.items()) if of == kind}

    def causes(self) -> dict[str, int]:
        """How many mistakes have each cause."""
        counts = Counter(mistake.cause for mistake in self.mistakes)
        return {cause: counts[cause] for cause in CAUSES}


def together(evaluations: Iterable[Evaluation]) -> Evaluation:
    """Several reports' evaluations as one: counts added, not averaged, so that a long report weighs more."""
    scores: dict[tuple[Kind, str], Score] = {}
    mistakes: list[Mistake] = []
    verdicts: list[Verdict] = []
    for one in evaluations:
        for key, score in one.scores.items():
            scores[key] = scores.get(key, Score()) + score
        mistakes += one.mistakes
        verdicts += one.verdicts
    return Evaluation(dict(sorted(scores.items())), tuple(mistakes), tuple(verdicts))


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """The scores as plain values: kind to ``all`` and each type, each with its counts and its rates to four places."""
    return {
        kind: {"all": _row(evaluation.of_kind(kind)), **{t: _row(s) for t, s in evaluation.types(kind).items()}} for kind in KINDS
    }


def _row(score: Score) -> dict[str, float]:
    return {
        "right": score.right,
        "wrong": score.wrong,
        "missing": score.missing,
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
    }
