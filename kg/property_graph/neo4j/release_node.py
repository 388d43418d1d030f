"""The node that says which release a database holds, and how far its loading has come.

``(:Release {id, type, name, aliases, date, ontology, reports, entities, claims, state, layout})``; while it is loaded, ``state``
is ``loading`` and ``load``, ``part``, ``after``, ``rows``, ``total`` say by whom and how far. A batch and
the progress it makes are one transaction, so what the node says is what is there. ``layout`` lists the properties that
the release uses, so that the next one can remove what it no longer has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from kg.errors import StoreError
from kg.ports import Value
from kg.property_graph.neo4j.connection import one
from kg.property_graph.tables import edge_tables, node_tables

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

LABEL = "Release"
COMPLETE, LOADING = "complete", "loading"
_OVERTAKEN = "Another load has begun in this database: this one has stopped."
_OURS = f"MATCH (n:`{LABEL}`) WHERE n.type = '{LABEL}'"


class Released(Protocol):
    """What is written down of a release: kg.releases.Release, as far as a database needs it."""

    @property
    def id(self) -> str:
        """What its content decides."""

    @property
    def date(self) -> str:
        """When it was built (ISO 8601)."""

    @property
    def ontology(self) -> str:
        """The ontology's version."""

    @property
    def counts(self) -> Mapping[str, int]:
        """Numbers for people; of these ``reports``, ``entities`` and ``claims`` are written."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a database says of itself. ``part`` and ``after`` are the last rows written, ``rows`` of ``total`` the progress."""

    id: str
    date: str
    ontology: str
    complete: bool
    part: str = ""
    after: str = ""
    rows: int = 0
    total: int = 0
    layout: tuple[str, ...] = ()


def held(session: Session) -> Held | None:
    """The release that the database holds or is being loaded with."""
    return session.execute_read(_held)


def _held(transaction: ManagedTransaction) -> Held | None:
    record = one(transaction, f"{_OURS} RETURN properties(n) AS held")
    if record is None:
        return None
    row: dict[str, Any] = record["held"]
    return Held(
        id=str(row.get("id", "")),
        date=str(row.get("date", "")),
        ontology=str(row.get("ontology", "")),
        complete=row.get("state") == COMPLETE,
        part=str(row.get("part", "")),
        after=str(row.get("after", "")),
        rows=int(row.get("rows", 0)),
        total=int(row.get("total", 0)),
        layout=tuple(row.get("layout", ())),
    )


def layout() -> list[str]:
    """Every label and relationship type that we write, with its properties: ``School: id type name …``."""
    tables = {name: table.columns for name, table in node_tables().items()}
    tables |= {name: table.columns for name, table in edge_tables().items()}
    return sorted(f"{name}: {' '.join(columns)}" for name, columns in tables.items())


def release_properties(release: Released) -> dict[str, Value]:
    """What the node says of the release itself."""
    counts = {key: release.counts[key] for key in ("reports", "entities", "claims") if key in release.counts}
    row: dict[str, Value] = {"id": release.id, "type": LABEL, "name": release.id, "aliases": [], "date": release.date}
    return {**row, "ontology": release.ontology, "layout": list(layout()), **counts}


def begin(session: Session, release: Released, load: str, total: int) -> Held:
    """Say that this load has begun, and give what the database said before; another load there stops at its next batch.

    A release that is half loaded keeps its progress, and one that is complete stays so while it is written again. Until the
    end, ``layout`` also lists what a former release used.
    """
    row = {**release_properties(release), "load": load, "total": total}

    def begun(transaction: ManagedTransaction) -> Held:
        before = _held(transaction) or Held(release.id, "", "", complete=False)
        goes_on = before.id == release.id and not before.complete
        progress = {} if goes_on and before.part else {"part": "", "after": "", "rows": 0}
        row["state"] = COMPLETE if before.complete and before.id == release.id else LOADING
        used = {"layout": sorted({*before.layout, *layout()})}
        transaction.run(f"{_OURS} AND n.id <> $id DETACH DELETE n", id=release.id).consume()
        merge = f"MERGE (n:`{LABEL}` {{id: $id}}) SET n += $row"
        transaction.run(merge, id=release.id, row={**row, **used, **progress}).consume()
        return replace(before, part="", after="", rows=0) if progress else before

    return session.execute_write(begun)


def advance(transaction: ManagedTransaction, load: str, part: str, after: str, rows: int) -> None:
    """Say how far this load has come. Raises StoreError where another load has begun since."""
    statement = f"{_OURS} AND n.load = $load SET n.part = $part, n.after = $after, n.rows = n.rows + $rows RETURN n.id"
    if one(transaction, statement, {"load": load, "part": part, "after": after, "rows": rows}) is None:
        raise StoreError(_OVERTAKEN, hint="Let the other one finish.")


def start_over(session: Session, load: str) -> None:
    """Forget the progress, so that the next load begins at the first row."""
    _change(session, load, "SET n.part = '', n.after = '', n.rows = 0")


def finish(session: Session, load: str) -> None:
    """Say that the release is complete."""
    gone = ", ".join(f"n.{name}" for name in ("load", "part", "after", "rows", "total"))
    _change(session, load, f"SET n.state = '{COMPLETE}', n.layout = $layout REMOVE {gone}")


def _change(session: Session, load: str, change: str) -> None:
    def changed(transaction: ManagedTransaction) -> None:
        parameters = {"load": load, "layout": layout()}
        if one(transaction, f"{_OURS} AND n.load = $load {change} RETURN n.id", parameters) is None:
            raise StoreError(_OVERTAKEN, hint="Let the other one finish.")

    session.execute_write(changed)
