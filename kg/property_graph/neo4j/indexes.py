"""Constraints and indexes, derived from the tables; a server that refuses Neo4j's own gets what it has, or goes without.

Neo4j 5 Cypher manual, "Constraints" and "Indexes"; Memgraph's older syntax (``ON :Label(property)``) is the second try.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.property_graph.neo4j.failures import driver_module, short
from kg.property_graph.neo4j.release_node import LABEL
from kg.property_graph.tables import OBSERVATION, REJECTION, edge_tables, node_tables

if TYPE_CHECKING:
    from neo4j import Session

NAMES = "vetkg_names"
"""The full-text index over names and aliases; Chinese text is cut into pairs of letters (Lucene's ``cjk`` analyzer)."""
_LOOKED_UP = {OBSERVATION: ("indicator", "year"), REJECTION: ("report",)}
"""Properties by which a label's nodes are looked up, besides id and name."""
_AWAIT = "CALL db.awaitIndexes(300)"


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is wished for, in words, and the statements that ask for it, in the order in which they are tried."""

    what: str
    tries: tuple[tuple[str, ...], ...]


def prepare(session: Session) -> list[str]:
    """Make what is missing, and say in plain words what the server refused. Raises StoreError where ids are not unique."""
    refused: dict[str, str] = {}
    _drop_outgrown(session)
    for wish in _wishes():
        reasons = [_refusal(session, statements) for statements in wish.tries]
        if all(reasons):
            refused.setdefault(wish.what, reasons[0])
    _refusal(session, (_AWAIT,))
    return [f"The server refuses {what}, so the graph goes without ({reason})." for what, reason in refused.items()]


def statements() -> list[str]:
    """All that Neo4j itself is asked for, in order."""
    return [wish.tries[0][0] for wish in _wishes()]


def _wishes() -> Iterator[_Wish]:
    for label in (*node_tables(), LABEL):
        neo4j = f"CREATE CONSTRAINT vetkg_{label}_id IF NOT EXISTS FOR (n:`{label}`) REQUIRE n.id IS UNIQUE"
        memgraph = (f"CREATE CONSTRAINT ON (n:{label}) ASSERT n.id IS UNIQUE", f"CREATE INDEX ON :{label}(id)")
        yield _Wish("unique ids of nodes", ((neo4j,), memgraph))
    for type_ in edge_tables():
        yield _Wish(
            "unique claims of relationships",
            ((f"CREATE CONSTRAINT vetkg_{type_}_claim IF NOT EXISTS FOR ()-[r:`{type_}`]-() REQUIRE r.claim IS UNIQUE",),),
        )
    for label in node_tables():
        for column in ("name", *_LOOKED_UP.get(label, ())):
            neo4j = f"CREATE INDEX vetkg_{label}_{column} IF NOT EXISTS FOR (n:`{label}`) ON (n.`{column}`)"
            yield _Wish("indexes of properties", ((neo4j,), (f"CREATE INDEX ON :{label}({column})",)))
    yield _Wish("the full-text index of names", ((_full_text(),),))


def _labels() -> list[str]:
    return sorted(label for label in node_tables() if label not in (OBSERVATION, REJECTION))


def _full_text() -> str:
    pattern = "|".join(f"`{label}`" for label in _labels())
    options = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
    return f"CREATE FULLTEXT INDEX {NAMES} IF NOT EXISTS FOR (n:{pattern}) ON EACH [n.name, n.aliases] {options}"


def _drop_outgrown(session: Session) -> None:
    """The full-text index of a former release that had other labels: it is named, so ``IF NOT EXISTS`` would keep it."""
    try:
        shown = session.run(f"SHOW FULLTEXT INDEXES YIELD name, labelsOrTypes WHERE name = '{NAMES}' RETURN labelsOrTypes")
        if any(sorted(record["labelsOrTypes"]) != _labels() for record in shown):
            session.run(f"DROP INDEX {NAMES} IF EXISTS").consume()
    except driver_module().exceptions.Neo4jError:
        return  # a server without full-text indexes has none to drop


def _refusal(session: Session, statements: tuple[str, ...]) -> str:
    """Why the server refused one of the statements; empty where it ran them all. Each is a transaction of its own."""
    try:
        for statement in statements:
            session.run(statement).consume()
    except driver_module().exceptions.Neo4jError as error:
        if "ConstraintCreationFailed" in str(error.code):
            message = f"The database holds things of another origin that share ids with ours: {short(error.message)}"
            raise StoreError(message, hint="Give vetkg a database of its own, or give those things another label.") from error
        return short(error.message) or str(error.code)
    return ""
