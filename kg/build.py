"""A graph folder from facts: both projections into a fresh folder beside the wanted one, checked, then swapped in at once.

The release that was in the folder, and those that it kept, stay in the new one under ``releases/`` (:mod:`kg.releases.kept`).
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kg import decisions_file, facts_file
from kg.check import check
from kg.errors import GraphError, InputError, StoreError
from kg.exchange import put_in_place
from kg.folder import read_graph
from kg.graph import Graph, build_graph
from kg.model import ReportFacts
from kg.property_graph.embedded import PropertyGraphWriter
from kg.rdf.store import RdfWriter
from kg.releases import (
    DECISIONS,
    FACTS,
    PROPERTY_GRAPH,
    RDF,
    Release,
    is_graph,
    kept,
    read_manifest,
    release_of,
    succession,
    write_manifest,
)
from kg.releases.description import describe
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
    keep: int = kept.KEEP,
    progress: Progress = lambda step: None,  # noqa: ARG005 - the callback's signature
) -> Release:
    """Make the graph of the facts in the folder ``out``, replacing the graph there once the new one is complete and checked.

    The facts in any order give the same release id, facts file and N-Quads. ``date`` is the build's (ISO 8601; by default that
    of the environment's SOURCE_DATE_EPOCH, else now); the content that is there already, made by the same software, stays the
    release it is, with its date. The last ``keep`` former releases stay in the folder.
    Raises InputError (no reports, two of one id, ``out`` is something else than a graph), ConsistencyError, StoreError; the
    graph that was there is then untouched.
    """
    _refuse_other_folders(out)
    reports = list(facts)
    if not reports:
        raise InputError("There are no reports to build a graph from.", hint="Give at least one report.")
    fresh = _fresh_folder(out)
    try:
        release = _write(reports, tuple(decisions), fresh, out, date or _now(), progress)
        progress("check")
        check(fresh).raise_if_wrong()
        progress("swap")
        with kept.one_at_a_time(out.absolute().parent):
            _refuse_other_folders(out)
            _remember(out, fresh)
            kept.carry(out, fresh, keep)
            put_in_place(fresh, out)
    except OSError as error:
        raise StoreError(f"The graph cannot be written to {out} ({error}).", hint="Check room and rights.") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return release


def write_stores(graph: Graph, release: Release, folder: Path, progress: Progress) -> None:
    """Both projections of the graph into ``folder``, and what is known of its release. Raises StoreError."""
    progress("rdf")
    RdfWriter().write(graph, folder / RDF, describe(release))
    progress("property graph")
    PropertyGraphWriter().write(graph, folder / PROPERTY_GRAPH)


def _write(
    reports: list[ReportFacts], decisions: tuple[Decision, ...], folder: Path, out: Path, date: str, progress: Progress
) -> Release:
    progress("facts")
    graph = build_graph(reports, decisions)
    facts_text = facts_file.dumps({one.report.id: one for one in reports}.values())
    decisions_text = decisions_file.dumps(decisions)
    (folder / FACTS).write_text(facts_text, encoding="utf-8", newline="\n")
    (folder / DECISIONS).write_text(decisions_text, encoding="utf-8", newline="\n")
    release = _dated(release_of(graph, facts_text, decisions_text, date), out)
    write_stores(graph, release, folder, progress)
    write_manifest(release, folder)
    return release


def _dated(release: Release, out: Path) -> Release:
    """The release with the former one that it follows; as it was made before, where the folder has it already."""
    try:
        former = read_manifest(out)
    except GraphError:
        return release
    if former.id != release.id:
        return replace(release, former=former.id)
    return former if former.software == release.software else replace(release, former=former.former)


def _remember(out: Path, fresh: Path) -> None:
    """Write down where the ids lead that the graph in ``out`` answers and that in ``fresh`` does not."""
    found: list[succession.Redirect] = []
    with suppress(GraphError):  # none there, or none that can be read
        old = read_manifest(out)
        found = succession.redirects(read_graph(out), read_graph(fresh), old.id, succession.read(out))
    if found:
        (fresh / succession.REDIRECTS).write_text(succession.dumps(found), encoding="utf-8", newline="\n")


def _now() -> str:
    """The time of the build; SOURCE_DATE_EPOCH sets it for builds that shall be the same again (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    at = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return at.isoformat(timespec="seconds")


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
