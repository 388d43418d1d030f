"""The server's settings: units in their names, from arguments, then the environment (``VETKG_<NAME>``), then the defaults here.

docs/settings.md lists them; a test holds it to this module.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from kg.errors import InputError

PREFIX = "VETKG_"
# Told at the start, because no waiting mends a wrong address, as it does a server that is away.
_ADDRESSES = {
    "rdf": (re.compile(r"https?://[^/]", re.IGNORECASE), "Write a SPARQL endpoint's address: http://host:3030/ds/sparql."),
    "cypher": (re.compile(r"(bolt|neo4j)(\+s|\+ssc)?://[^/]"), "Write a Bolt server's address: bolt://host:7687."),
}


def _about(text: str, least: float | None = None) -> dict[str, Any]:
    return {"about": text, "least": least}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the server is told from outside. Every field is a setting; its metadata holds what it is for."""

    graph: Path | None = field(default=None, metadata=_about("Folder of the graph to serve; without it the graph of the seeds."))
    reports: Path | None = field(
        default=None, metadata=_about("Folder with the reports' files, so that answers can quote the sentences.")
    )
    host: str = field(default="127.0.0.1", metadata=_about("Address to listen on; 0.0.0.0 for every network."))
    port: int = field(default=8000, metadata=_about("Port to listen on; 0 for a free one.", 0))
    cors_origins: tuple[str, ...] = field(
        default=("*",),
        metadata=_about("Web origins that may call the API from a browser, comma-separated; * for all, empty for none."),
    )
    query_seconds: float = field(
        default=10.0, metadata=_about("Wall time of one SPARQL or Cypher query; at the end it is stopped.", 0.05)
    )
    query_rows: int = field(
        default=10_000, metadata=_about("Rows of one answer; further rows are cut, and the answer says so.", 1)
    )
    query_characters: int = field(default=100_000, metadata=_about("Length of the text of one query.", 100))
    answer_mebibytes: int = field(default=64, metadata=_about("Size of one answer.", 1))
    memory_mebibytes: int = field(
        default=1024, metadata=_about("Memory that one query worker may take on top of what the opened store takes.", 64)
    )
    workers: int = field(default=2, metadata=_about("Processes that answer SPARQL queries at once, and as many for Cypher.", 1))
    former_releases: int = field(
        default=2, metadata=_about("Former releases open at once for ?release=ID, each with a worker for each engine.", 1)
    )
    waiting: int = field(
        default=16, metadata=_about("Queries that may wait for a worker; further ones are told to come back.", 0)
    )
    federation: tuple[str, ...] = field(
        default=(),
        metadata=_about("SPARQL endpoints that a query's SERVICE may name, comma-separated IRIs; empty for none."),
    )
    rdf: str = field(
        default="", metadata=_about("Address of a SPARQL endpoint that answers SPARQL instead of the embedded store.")
    )
    cypher: str = field(
        default="",
        metadata=_about("Address of a Bolt server (bolt://, neo4j://) that answers Cypher instead of the embedded store."),
    )
    sparql_user: str = field(default="", metadata=_about("User at the SPARQL endpoint."))
    sparql_password: str = field(default="", repr=False, metadata=_about("Password at the SPARQL endpoint."))
    sparql_token: str = field(default="", repr=False, metadata=_about("Bearer token at the SPARQL endpoint, instead of a user."))
    rdf_timeout_parameter: str = field(
        default="",
        metadata=_about("How the SPARQL endpoint is told the time limit, such as timeout={seconds}; not at all if empty."),
    )
    neo4j_user: str = field(default="neo4j", metadata=_about("User at the Bolt server; one who may only read is enough."))
    neo4j_password: str = field(default="", repr=False, metadata=_about("Password at the Bolt server."))
    neo4j_database: str = field(default="", metadata=_about("Database of the Bolt server; the user's own if empty."))

    def __post_init__(self) -> None:
        """Raises InputError for a number below the least that makes sense, and for an address that no server could have."""
        for item in fields(self):
            least, value = item.metadata["least"], getattr(self, item.name)
            if least is not None and not value >= least:
                raise InputError(
                    f"{item.name} is {value}, but must be at least {least:g}.", hint=f"See {PREFIX}{item.name.upper()}."
                )
        for name, (begin, hint) in _ADDRESSES.items():
            address = getattr(self, name)
            if address and not begin.match(address):
                raise InputError(f"{name} is {address!r}, which is no such address.", hint=hint)

    @classmethod
    def read(cls, environment: Mapping[str, str] | None = None, **arguments: Any) -> Settings:
        """Settings from ``arguments`` (those not None), else from the environment, else the defaults. Raises InputError."""
        given = {name: value for name, value in arguments.items() if value is not None}
        unknown = sorted(given.keys() - {item.name for item in fields(cls)})
        if unknown:
            raise InputError(f"There is no setting {', '.join(unknown)}.", hint="See docs/settings.md.")
        source = os.environ if environment is None else environment
        for item in fields(cls):
            text = source.get(PREFIX + item.name.upper())
            if item.name not in given and text is not None:
                given[item.name] = _parsed(item.name, str(item.type), text.strip())
        return cls(**given)


_PARSERS: dict[str, Callable[[str], Any]] = {
    "Path | None": lambda text: Path(text).expanduser() if text else None,
    "str": str,
    "int": int,
    "float": float,
    "tuple[str, ...]": lambda text: tuple(part.strip() for part in text.split(",") if part.strip()),
}


def _parsed(name: str, kind: str, text: str) -> Any:
    try:
        return _PARSERS[kind](text)
    except ValueError as error:
        raise InputError(f"{PREFIX}{name.upper()} is {text!r}, which is no {kind}.", hint="See docs/settings.md.") from error
