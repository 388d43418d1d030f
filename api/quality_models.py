"""The shapes of figures on how right the facts are."""

from __future__ import annotations

from pydantic import Field

from api.answer import Answer


class Rates(Answer):
    """How facts fared against an answer key: counts, and what follows from them."""

    right: int
    wrong: int = Field(description="Found, but not in the key.")
    missing: int = Field(description="In the key, but not found.")
    precision: float
    recall: float
    f1: float


class MeasuredReport(Answer):
    """One report of a group."""

    report: str
    against: str = Field(examples=["key", "own reading"])
    kinds: dict[str, Rates]


class Quality(Answer):
    """Figures of a group of reports. ``types``: kind (entity, relation, observation) to type or indicator."""

    reports: list[MeasuredReport]
    kinds: dict[str, Rates]
    types: dict[str, dict[str, Rates]]
