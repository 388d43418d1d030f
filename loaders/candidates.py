"""What the rules hand on: mentions of entities, and candidate facts over them, before resolution and validation.

A report has thousands of them: named tuples are made in a third of the time that frozen objects take.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.model import Attributes

_NOTHING: Attributes = {}
"""What is said of a candidate beyond its name or ends, where nothing is; read by all, written by none."""


class Span(NamedTuple):
    """A stretch of one segment's clean text, half open."""

    segment: int
    start: int
    end: int


class Mention(NamedTuple):
    """A surface form in a place, taken to name an entity of ``type``.

    ``surface`` is the clean text of the span; ``name`` the canonical name once it is resolved (the surface until then).
    ``rule`` names the rule that found it, for the calibration of ``confidence`` and for a reader who asks why.
    """

    type: str
    name: str
    surface: str
    span: Span
    rule: str
    attrs: Attributes = _NOTHING
    confidence: float = 0.9


class RelationCandidate(NamedTuple):
    """A relation read from the text: the ends by type and resolved name, and the span that says so."""

    type: str
    subject: tuple[str, str]
    object: tuple[str, str]
    span: Span
    surface: str
    rule: str
    attrs: Attributes = _NOTHING
    confidence: float = 0.9


class FigureCandidate(NamedTuple):
    """A figure read from the text or a table: what it is a figure of, for whom, for which year, in the plain unit."""

    subject: tuple[str, str]
    indicator: str
    year: int
    value: float
    unit: str
    span: Span
    surface: str
    rule: str
    confidence: float = 0.9


class Refusal(NamedTuple):
    """A candidate that a rule saw and did not take, with the reason."""

    kind: str
    type: str
    label: str
    reason: str
    span: Span
