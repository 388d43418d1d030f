"""A graph folder from facts: both projections into a fresh folder beside the wanted one, checked, then swapped in at once."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from kg import decisions_file, facts_file
from kg.check import check
from kg.errors import InputError, StoreError
from kg.exchange import put_in_place
from kg.graph import build_graph
from kg.model import ReportFacts
from kg.property_graph.embedded import PropertyGraphWriter
from kg.rdf.store import RdfWriter
from kg.releases import DECISIONS, FACTS, PROPERTY_GRAPH, RDF, Release, is_graph, release_of, write_manifest
from kg.resolve import Decision

STEPS = ("facts", "rdf", "property graph", "check", "swap")
Progress = Callable[[str], None]
"""Told each of :data:`STEPS` as it begins."""


def build(
    facts: Iterable[ReportFacts],
    out: Path,
    *,
    decisions: Iterable[Decision] = (),
    date: str = "",
    progress: Progress = lambda step: None,  # noqa: ARG005 - the callback's signature
) -> Release:
    """Make the graph of the facts in the folder ``out``, replacing the graph there once the new one is complete and checked.

    The facts in any order give the same release id, facts file and N-Quads. ``date`` is the build's (ISO 8601; now by default).
    Raises InputError (no reports, two of one id, ``out`` is something else than a graph), ConsistencyError, StoreError; the
    graph that was there is then untouched.
    """
    _refuse_other_folders(out)
    reports = list(facts)
    if not reports:
        raise InputError("There are no reports to build a graph from.", hint="Give at least one report.")
    fresh = _fresh_folder(out)
    try:
        release = _write(reports, tuple(decisions), fresh, date or datetime.now(UTC).isoformat(timespec="seconds"), progress)
        progress("check")
        check(fresh).raise_if_wrong()
        progress("swap")
        _refuse_other_folders(out)
        put_in_place(fresh, out)
    except OSError as error:
        raise StoreError(f"The graph cannot be written to {out} ({error}).", hint="Check room and rights.") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return release


def _write(reports: list[ReportFacts], decisions: tuple[Decision, ...], folder: Path, date: str, progress: Progress) -> Release:
    progress("facts")
    graph = build_graph(reports, decisions)
    facts_text = facts_file.dumps({one.report.id: one for one in reports}.values())
    decisions_text = decisions_file.dumps(decisions)
    (folder / FACTS).write_text(facts_text, encoding="utf-8", newline="\n")
    (folder / DECISIONS).write_text(decisions_text, encoding="utf-8", newline="\n")
    progress("rdf")
    RdfWriter().write(graph, folder / RDF)
    progress("property graph")
    PropertyGraphWriter().write(graph, folder / PROPERTY_GRAPH)
    release = release_of(graph, facts_text, decisions_text, date)
    write_manifest(release, folder)
    return release


def _refuse_other_folders(out: Path) -> None:
    """A build replaces only graphs, so that a mistyped path costs nobody a folder."""
    if out.exists() and not is_graph(out) and (not out.is_dir() or any(out.iterdir())):
        raise InputError(f"{out} exists and is no graph.", hint="Give a new folder, or one that `vetkg build` made.")


def _fresh_folder(out: Path) -> Path:
    """A new folder beside ``out``, so that the swap stays on one file system."""
    try:
        out.absolute().parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}.building-", dir=out.absolute().parent))
        fresh.chmod(0o755)
    except OSError as error:
        raise StoreError(f"No folder can be made beside {out} ({error}).", hint="Check the path and your rights.") from error
    return fresh
