"""Where a fact is said: report, section, page and range, and the sentence itself where the report's text is at hand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UnknownNameError
from kg.graph import Claim, Graph
from kg.model import Evidence, Report
from ontology.schema import IDS

LONGEST_QUOTE = 300
_ENDS = "。！？；\n"
_SPACE = re.compile(r"\s+")

ReadText = Callable[[Path], str]
"""Reads a report's file to the normalised text that positions count in (loaders.documents). May raise VetkgError or OSError."""


@dataclass(frozen=True, slots=True)
class Said:
    """One place of a claim. ``quote`` is the sentence around it; None where the report's text is not at hand."""

    claim: Claim
    report: Report
    place: Evidence
    quote: str | None


class Texts:
    """The reports' texts in a folder, each found by the SHA-256 of its file's bytes and read when first asked for."""

    def __init__(self, folder: Path, read: ReadText) -> None:
        """Texts of the files in ``folder`` and below. Raises OSError where it cannot be listed."""
        self._read = read
        self._paths = {_fingerprint(path): path for path in sorted(folder.rglob("*")) if path.is_file()}
        self._texts: dict[str, str] = {}

    def has(self, report: Report) -> bool:
        """Whether the report's file is there, unchanged."""
        return report.sha256 in self._paths

    def of(self, report: Report) -> str | None:
        """The report's normalised text; None where its file is not there, or is not read as it was."""
        if report.sha256 not in self._texts and self.has(report):
            self._texts[report.sha256] = self._read(self._paths[report.sha256])
        text = self._texts.get(report.sha256)
        return text if text is not None and len(text) == report.characters else None

    def quote(self, report: Report, place: Evidence) -> str | None:
        """The sentence around a place of the report."""
        text = self.of(report)
        return None if text is None else sentence(text, place.start, place.end)


def sentence(text: str, start: int, end: int) -> str:
    """The sentence or line that holds ``text[start:end]``, white space folded, shortened around the place where it is long."""
    first = max(text.rfind(mark, 0, start) for mark in _ENDS) + 1
    ends = [place for place in (text.find(mark, max(start, end - 1)) for mark in _ENDS) if place >= 0]
    last = max(min(ends, default=len(text) - 1) + 1, end)
    spare = max(0, LONGEST_QUOTE - (end - start)) // 2
    cut_first, cut_last = max(first, start - spare), min(last, end + spare)
    quote = _SPACE.sub(" ", text[cut_first:cut_last]).strip()
    return f"{'…' if cut_first > first else ''}{quote}{'…' if cut_last < last else ''}"


def places(graph: Graph, id_: str, texts: Texts | None = None) -> list[Said]:
    """Every place where a claim (``claim-…``), a fact (``fact-…``) or an entity's mention is said, report by report.

    Raises UnknownNameError where the graph has no such id.
    """
    wanted = id_.strip().removeprefix(IDS)
    claims = _claims(graph.claims, wanted)
    if not claims:
        raise UnknownNameError(f"The graph has no fact or claim {wanted[:100]!r}.", hint="Take an id from an answer's row.")
    return [
        Said(claim, graph.reports[claim.report], place, texts.quote(graph.reports[claim.report], place) if texts else None)
        for claim in sorted(claims, key=lambda c: (c.report, c.id))
        for place in claim.places
    ]


def _claims(claims: Mapping[str, Claim], wanted: str) -> list[Claim]:
    if wanted in claims:
        return [claims[wanted]]
    return [c for c in claims.values() if c.fact == wanted or (c.kind == "mention" and c.subject == wanted)]


def _fingerprint(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
