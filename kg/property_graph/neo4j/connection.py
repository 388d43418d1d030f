"""A connection to a Bolt server that is there, lets us in, has the database and is new enough."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import InputError, StoreError
from kg.ports import Value
from kg.property_graph.neo4j.failures import driver_module, while_connecting

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Record, Session

OLDEST = (5, 0)
"""The oldest Neo4j whose Cypher our statements are written in (constraints by FOR … REQUIRE, ``elementId``)."""
CONNECT_SECONDS = 10.0
"""How long a server may take to open a connection and greet us."""
RETRY_SECONDS = 30.0
"""How long a transaction is tried again while the server says that it may succeed."""
_BOLT = re.compile(r"(bolt|neo4j)(\+s|\+ssc)?://[^/]")
_NEO4J = re.compile(r"Neo4j/(\d+)\.(\d+)")


@dataclass(frozen=True)
class Connection:
    """A driver with its address and database; ``agent`` is what the server calls itself (``Neo4j/5.26.0``).

    An empty ``database`` is the user's home database.
    """

    driver: Driver
    uri: str
    database: str
    agent: str

    @property
    def is_neo4j(self) -> bool:
        """Whether it is Neo4j itself, with its own DDL and procedures; Memgraph calls itself compatible with it."""
        return bool(_NEO4J.match(self.agent)) and "compatible" not in self.agent

    def session(self, *, reading: bool = False) -> Session:
        """A session with the database."""
        return self.driver.session(database=self.database or None, default_access_mode="READ" if reading else "WRITE")

    def close(self) -> None:
        """Close all connections to the server."""
        self.driver.close()


def connect(uri: str, user: str = "neo4j", password: str = "", database: str = "") -> Connection:
    """Connect and look who answers, within bounded time.

    Raises InputError for what is no Bolt address; StoreError where the driver is missing, nobody answers, the user is refused,
    the database does not exist or the server is older than :data:`OLDEST`.
    """
    module = driver_module()
    logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what it would print goes into our messages
    if not _BOLT.match(uri):
        hint = "Write bolt://host:7687, or neo4j:// for a cluster; +s for TLS, +ssc for TLS with a certificate of your own."
        raise InputError(f"{uri!r} is no address of a Bolt server.", hint=hint)
    with while_connecting(uri, user, database):
        driver = module.GraphDatabase.driver(
            uri,
            auth=(user, password) if password else None,
            connection_timeout=CONNECT_SECONDS,
            connection_acquisition_timeout=2 * CONNECT_SECONDS,
            max_transaction_retry_time=RETRY_SECONDS,
            telemetry_disabled=True,
            notifications_min_severity="OFF",
        )
        try:
            agent = str(driver.get_server_info().agent)
            _refuse_old(agent, uri)
            with driver.session(database=database or None) as session:
                session.run("RETURN 1").consume()
        except BaseException:
            driver.close()
            raise
    return Connection(driver, uri, database, agent)


def one(transaction: Session | ManagedTransaction, statement: str, parameters: Mapping[str, Any] | None = None) -> Record | None:
    """The first row that a statement of ours gives, if any."""
    for record in transaction.run(statement, dict(parameters or {})):
        return record
    return None


def write(session: Session, statement: str, rows: Sequence[Value] = ()) -> None:
    """One statement in a transaction of its own, tried again while the server says that it may succeed."""
    session.execute_write(lambda transaction: transaction.run(statement, rows=list(rows)).consume())


def _refuse_old(agent: str, uri: str) -> None:
    found = _NEO4J.match(agent)
    if found and (int(found[1]), int(found[2])) < OLDEST:
        hint = f"Use Neo4j {OLDEST[0]} or later."
        raise StoreError(f"The server at {uri} is {agent}, which is too old.", hint=hint)
