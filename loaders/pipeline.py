"""The order of the steps from a report to its facts, and nothing else.

``python -m loaders.pipeline REPORT`` prints a report's facts.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from kg.model import ReportFacts
from loaders import documents, structure
from loaders.context import Context
from loaders.documents.document import Document
from loaders.facts import assemble
from loaders.identity import identify

MENTIONS: tuple[str, ...] = (
    "loaders.mentions.cases",
    "loaders.mentions.regions",
    "loaders.mentions.schools",
    "loaders.mentions.groups",
    "loaders.mentions.policies",
    "loaders.mentions.honours",
    "loaders.mentions.enterprises",
    "loaders.mentions.clusters",
    "loaders.mentions.programs",
    "loaders.mentions.industries",
)
"""Modules with ``find(context) -> Iterable[Mention]``, in order: a later one may look at what an earlier one found."""

RELATIONS: tuple[str, ...] = (
    "loaders.relations.located_in",
    "loaders.relations.leads",
    "loaders.relations.member_of",
    "loaders.relations.cooperates_with",
    "loaders.relations.awarded",
    "loaders.relations.part_of",
    "loaders.relations.cites",
    "loaders.relations.about",
    "loaders.relations.partners_with",
    "loaders.relations.offers",
    "loaders.relations.has_cluster",
    "loaders.relations.core_program",
    "loaders.relations.serves_industry",
    "loaders.relations.involves",
)
"""Modules with ``find(context) -> Iterable[RelationCandidate]``, in order."""

FIGURES: tuple[str, ...] = ("loaders.observations",)
"""Modules with ``find(context) -> Iterable[FigureCandidate]``."""


def extract(source: str | Path | Document, *, limit_bytes: int = documents.DEFAULT_LIMIT_BYTES) -> ReportFacts:
    """The facts that a report states: a file's path, or a document that is read already.

    ``limit_bytes`` is the largest file that is read. The same report gives the same facts in the same order. Raises DocumentError
    for a file that is no readable report.
    """
    return assemble(understand(source, limit_bytes=limit_bytes))


def understand(source: str | Path | Document, *, limit_bytes: int = documents.DEFAULT_LIMIT_BYTES) -> Context:
    """All that the rules found in a report, before it becomes facts: mentions, candidates, refusals."""
    document = source if isinstance(source, Document) else documents.read(source, limit_bytes=limit_bytes)
    reading = structure.read(document)
    context = Context(reading, identify(reading))
    for module in MENTIONS:
        context.add(_find(module, context))
    context.settle_names()
    for module in RELATIONS:
        context.relations.extend(_find(module, context))
    for module in FIGURES:
        context.figures.extend(_find(module, context))
    return context


def _find(module: str, context: Context) -> list[Any]:
    return list(_finder(module)(context))


@cache
def _finder(module: str) -> Callable[[Context], Iterable[Any]]:
    finder: Callable[[Context], Iterable[Any]] = import_module(module).find
    return finder


def main() -> None:
    """Print the facts of the reports that the command line names."""
    from kg.facts_file import GUIDELINE_KINDS, dumps

    sys.stdout.write(dumps([extract(path) for path in sys.argv[1:]], GUIDELINE_KINDS))


if __name__ == "__main__":
    main()
