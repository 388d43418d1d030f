"""Reading from a SPARQL 1.1 server over the SPARQL 1.1 Protocol: the same answers as the embedded store gives."""

from __future__ import annotations

import json
import sys
import urllib.parse
from collections.abc import Iterator, Mapping, Sequence

from kg.errors import QueryError, QueryTimeoutError, StoreError
from kg.ports import Dataset, Limits, Rows, Scalar, Serialized, Value
from kg.rdf import query_text, results
from kg.rdf.remote import failures, mark
from kg.rdf.remote.connection import MEBIBYTE, NOBODY, Answer, Connection, Credentials, Request, checked_address
from kg.rdf.store import rewritten
from kg.rdf.terms import Literal, plain
from kg.sandbox.sparql_check import check_sparql
from ontology.schema import BASE

NTRIPLES = "application/n-triples"
MOST_NAMED = 5_000
"""How many named graphs a query with GRAPH may be given by name, where the server needs them named."""
_RDF = (NTRIPLES, "text/turtle", "application/ld+json", "application/rdf+xml")
_RESULTS = (results.JSON, results.XML, results.CSV, results.TSV)
TURTLE = "text/turtle"
_SAME = {results.JSON: ("application/json",), results.XML: ("application/xml", "text/xml"), NTRIPLES: (TURTLE,)}
"""What a server may answer instead, if it does not write what is wanted most."""
_FORM = "application/x-www-form-urlencoded"
_MOST_IN_ADDRESS = 4_000
_GRAPHS_SECONDS = 120.0
_NO_LIMITS = Limits()
_EVERYTHING = Dataset()


class RemoteSparqlStore:
    """Reads a SPARQL endpoint (kg.ports.SparqlReader)."""

    def __init__(
        self, url: str, credentials: Credentials = NOBODY, *, timeout_parameter: str = "", most_mebibytes: int = 64
    ) -> None:
        """The endpoint for queries at ``url``; nothing is asked of it yet. Raises InputError for an address with a login.

        ``timeout_parameter`` tells the server its time limit, for example ``timeout={seconds}``: a parameter of the request that
        Fuseki, GraphDB and QLever know and that others would refuse.
        """
        self.url = checked_address(url)
        self._connection = Connection(credentials)
        self._timeout_parameter = timeout_parameter
        self._most_bytes = most_mebibytes * MEBIBYTE
        self._held: mark.Held | None = None
        self._by_post = True

    def close(self) -> None:
        """Close the connections."""
        self._connection.close()

    def held(self, seconds: float = 10.0) -> mark.Held:
        """What the dataset says it holds, asked anew. Raises StoreError."""
        try:
            self._held = mark.read(self.rows(mark.SUMMARY, _EVERYTHING, seconds))
        except QueryTimeoutError as error:
            message = f"The SPARQL server at {self.url} does not answer within {seconds:g} seconds."
            raise StoreError(message, hint="See whether it runs and is well.") from error
        except QueryError as error:  # our own query: not its text is at fault
            raise StoreError(f"The SPARQL server at {self.url} does not answer: {error.message}", hint=error.hint) from error
        return self._held

    def held_is(self, held: mark.Held) -> None:
        """Take over what another reader of the same dataset found."""
        self._held = held

    def graphs(self) -> list[str]:
        """The IRIs of the release's named graphs, sorted (kg.ports.GraphSource)."""
        return list(self._graphs(_GRAPHS_SECONDS))

    def dump(self, media_type: str, graph: str = "") -> Iterator[bytes]:
        """A graph in one piece (kg.ports.GraphSource.dump). Raises QueryLimitError where it is larger than an answer may be."""
        pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}"
        yield self.serialize(query, media_type, limits=Limits(_GRAPHS_SECONDS, sys.maxsize)).body

    def select(
        self,
        query: str,
        parameters: Mapping[str, Scalar] | None = None,
        *,
        limits: Limits = _NO_LIMITS,
        dataset: Dataset = _EVERYTHING,
    ) -> Rows:
        """Rows of a SELECT or ASK (kg.ports.SparqlReader.select)."""
        query = query_text.bound(query, parameters or {})
        kind = _checked(query, ("SELECT", "ASK"))
        if kind == "SELECT":
            query = query_text.limited(query, limits.rows + 1)
        columns, rows = self._table(self._ask(query, results.JSON, self._named(query, dataset, limits), limits.seconds))
        return Rows(columns, rows[: limits.rows], truncated=len(rows) > limits.rows)

    def serialize(
        self, query: str, media_type: str, dataset: Dataset = _EVERYTHING, *, limits: Limits = _NO_LIMITS
    ) -> Serialized:
        """The answer in the wanted media type (kg.ports.SparqlReader.serialize)."""
        kind = _checked(query, tuple(query_text.FORMS))
        fitting = _RDF if kind in ("CONSTRUCT", "DESCRIBE") else _RESULTS
        if media_type not in fitting:
            raise QueryError(f"{kind} cannot be answered as {media_type}.", hint=f"Ask for {', '.join(fitting)}.")
        dataset = self._named(query, dataset, limits)
        if fitting is _RDF:
            return self._rdf(self._ask(query, NTRIPLES, dataset, limits.seconds), media_type, limits.rows)
        if kind == "ASK":
            return Serialized(self._ask(query, media_type, dataset, limits.seconds).body, media_type, rows=1)
        body = self._ask(query_text.limited(query, limits.rows + 1), media_type, dataset, limits.seconds).body
        body, rows, truncated = results.within(body, media_type, limits.rows)
        return Serialized(body, media_type, truncated, rows)

    def rows(self, query: str, dataset: Dataset, seconds: float) -> Rows:
        """All rows of a query of ours, of the dataset as the server itself shows it. Raises as :meth:`select`."""
        return Rows(*self._table(self._ask(query, results.JSON, dataset, seconds)))

    def _named(self, query: str, dataset: Dataset, limits: Limits) -> Dataset:
        """The dataset of a request that names none, on a server that keeps the merge in a graph of its own."""
        held = self._held or self.held(limits.seconds)
        if not held.merge or dataset.default or dataset.named:
            return dataset
        found = query_text.tokens(query)
        words = {token.text for token in found if token.kind == "word"}
        if "FROM" in words:  # said again with the request, because some of these servers do not look into the query for it
            return Dataset(*(query_text.from_clauses(found) or ()))
        return Dataset((held.merge,), self._graphs(limits.seconds) if "GRAPH" in words else ())

    def _graphs(self, seconds: float) -> tuple[str, ...]:
        listing = f"SELECT ?g {{ GRAPH <{mark.MARK}> {{ <{mark.MARK}> <{mark.GRAPH}> ?g }} }} ORDER BY ?g LIMIT {MOST_NAMED + 1}"
        rows = self._table(self._ask(listing, results.JSON, _EVERYTHING, seconds))[1]
        if len(rows) > MOST_NAMED:
            message = f"This server needs the graphs that GRAPH reads named one by one, and there are more than {MOST_NAMED:,}."
            raise QueryError(message, hint="Name those you mean: FROM NAMED <…>.")
        return tuple(str(row[0]) for row in rows)

    def _ask(self, query: str, media_type: str, dataset: Dataset, seconds: float) -> Answer:
        """A query by POST with URL-encoded parameters (SPARQL 1.1 Protocol, 2.1.2), by GET where a server wants that (2.1.1)."""
        # SPARQL 1.1 Query, 4.1.1.1: relative IRIs resolve against the service's own base; ours is that of the embedded store.
        given = [("query", f"BASE <{BASE}id/> {query}")]
        given += [("default-graph-uri", iri) for iri in dataset.default] + [("named-graph-uri", iri) for iri in dataset.named]
        if self._timeout_parameter:
            name, _, value = self._timeout_parameter.partition("=")
            given.append((name, value.replace("{seconds}", str(max(1, round(seconds))))))
        fitting = (media_type, *_SAME.get(media_type, ()))
        accepted = ", ".join([media_type, *(f"{other};q=0.5" for other in fitting[1:])])
        try:
            answer = self._send(urllib.parse.urlencode(given), accepted, seconds)
        except TimeoutError as error:
            message = f"The query did not finish within {seconds:g} seconds."
            raise QueryTimeoutError(message, hint="Ask for less, or bind more.") from error
        if answer.status != 200:
            raise failures.of_query(answer, self.url)
        if answer.media_type not in fitting:
            raise failures.no_sparql(answer, self.url)
        return answer

    def _send(self, form: str, accepted: str, seconds: float) -> Answer:
        if self._by_post:
            headers = {"Content-Type": _FORM, "Accept": accepted}
            answer = self._connection.send(Request("POST", self.url, form.encode(), headers, seconds, self._most_bytes))
            if answer.status not in (405, 501) or len(form) > _MOST_IN_ADDRESS:
                return answer
        address = f"{self.url}{'&' if '?' in self.url else '?'}{form}"
        answer = self._connection.send(Request("GET", address, b"", {"Accept": accepted}, seconds, self._most_bytes))
        self._by_post = self._by_post and answer.status != 200
        return answer

    def _table(self, found: Answer) -> tuple[tuple[str, ...], list[tuple[Value, ...]]]:
        """Columns and rows of SPARQL 1.1 Query Results JSON."""
        try:
            answer = json.loads(found.body)
            if "boolean" in answer:
                return ("boolean",), [(bool(answer["boolean"]),)]
            columns = tuple(answer["head"]["vars"])
            return columns, [tuple(_plain(row.get(c)) for c in columns) for row in answer["results"]["bindings"]]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise failures.no_sparql(Answer(200, "JSON that is no SPARQL result", b""), self.url) from error

    def _rdf(self, found: Answer, media_type: str, rows: int) -> Serialized:
        """The graph's first ``rows`` triples, each once."""
        try:
            body = found.body if found.media_type == NTRIPLES else rewritten(found.body, found.media_type, NTRIPLES)
            lines = list(dict.fromkeys(line for line in body.split(b"\n") if line.strip() and not line.startswith(b"#")))
            kept = rewritten(b"\n".join(lines[:rows]), NTRIPLES, media_type)
        except (SyntaxError, ValueError) as error:
            raise failures.no_sparql(Answer(200, f"broken {found.media_type}", b""), self.url) from error
        return Serialized(kept, media_type, len(lines) > rows, min(len(lines), rows))


def _checked(query: str, forms: Sequence[str]) -> str:
    """The query's form, if it is one of these and stays on the server."""
    kind = check_sparql(query)
    if kind not in forms:
        raise QueryError(f"A {kind} query has no rows.", hint=f"Ask with {' or '.join(forms)}.")
    return kind


def _plain(term: Mapping[str, str] | None) -> Scalar:
    """A term of SPARQL 1.1 Query Results JSON as a value."""
    if term is None:
        return None
    if term["type"] == "bnode":
        return f"_:{term['value']}"
    if term["type"] == "uri":
        return term["value"]
    found = Literal(term["value"], term["datatype"]) if "datatype" in term else Literal(term["value"])
    return plain(found)
