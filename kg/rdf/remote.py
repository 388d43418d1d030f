"""Any SPARQL 1.1 server (Fuseki, GraphDB, QLever, Oxigraph's own, …), over the SPARQL 1.1 Protocol.

Give vetkg a dataset of its own: a write replaces the default graph and the reports' graphs.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from rdflib import Graph as RdflibGraph

from kg.errors import QueryError, QueryRefusedError, QueryTimeoutError, StoreError, VetkgError
from kg.graph import Graph
from kg.ports import Dataset, Limits, Rows, Scalar, Serialized, Value
from kg.rdf import query_text, results
from kg.rdf.mapping import quads
from kg.rdf.terms import Literal, Quad, n3, plain
from ontology.schema import BASE, IDS, source

ONTOLOGY_GRAPH = BASE + "ontology"
BATCH = 5_000
_NTRIPLES = "application/n-triples"
_RDF_FORMATS = {"text/turtle": "turtle", "application/ld+json": "json-ld", "application/rdf+xml": "xml"}
_NO_LIMITS = Limits()
_EVERYTHING = Dataset()


class RemoteSparqlStore:
    """Reads a SPARQL endpoint (kg.ports.SparqlReader), and writes a graph to it by SPARQL 1.1 Update."""

    def __init__(self, url: str, update_url: str = "") -> None:
        """The endpoint for queries at ``url``; for updates at ``update_url``, or the same."""
        self.url, self.update_url = url, update_url or url

    def close(self) -> None:
        """Nothing is held open."""

    def write(self, graph: Graph) -> None:
        """Make the dataset hold this graph, the ontology, and their merge in the default graph. Raises StoreError."""
        listing = f'SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{IDS}report-")) }}'
        old = [str(row[0]) for row in self.select(listing).rows]
        for name in (*old, ONTOLOGY_GRAPH):
            self._update(f"CLEAR SILENT GRAPH <{name}>")
        self._update("CLEAR DEFAULT")
        rows = [f"GRAPH <{q.graph}> {{ {_triple(q)} }}" for q in quads(graph)]
        rows += sorted({_triple(q) for q in quads(graph)})
        for batch in _batches(rows):
            self._update(f"INSERT DATA {{ {' '.join(batch)} }}")
        for name in ("vet.ttl", "indicators.ttl"):
            triples = RdflibGraph().parse(data=source(name), format="turtle").serialize(format="nt")
            self._update(f"INSERT DATA {{ {triples} GRAPH <{ONTOLOGY_GRAPH}> {{ {triples} }} }}")

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
        answer = json.loads(self._ask(query, results.JSON, dataset, limits))
        if kind == "ASK":
            return Rows(("boolean",), [(bool(answer["boolean"]),)])
        columns = tuple(answer["head"]["vars"])
        rows: list[tuple[Value, ...]] = [tuple(_plain(row.get(c)) for c in columns) for row in answer["results"]["bindings"]]
        return Rows(columns, rows[: limits.rows], truncated=len(rows) > limits.rows)

    def serialize(
        self, query: str, media_type: str, dataset: Dataset = _EVERYTHING, *, limits: Limits = _NO_LIMITS
    ) -> Serialized:
        """The answer in the wanted media type (kg.ports.SparqlReader.serialize)."""
        kind = _checked(query, tuple(query_text.FORMS))
        rdf = kind in ("CONSTRUCT", "DESCRIBE")
        fitting = {_NTRIPLES, *_RDF_FORMATS} if rdf else {results.JSON, results.XML, results.CSV, results.TSV}
        if media_type not in fitting:
            raise QueryError(f"{kind} cannot be answered as {media_type}.", hint=f"Ask for {', '.join(sorted(fitting))}.")
        if rdf:
            return _rdf(self._ask(query, _NTRIPLES, dataset, limits), media_type, limits.rows)
        if kind == "ASK":
            return Serialized(self._ask(query, media_type, dataset, limits), media_type, rows=1)
        body = self._ask(query_text.limited(query, limits.rows + 1), media_type, dataset, limits)
        body, rows, truncated = results.within(body, media_type, limits.rows)
        return Serialized(body, media_type, truncated, rows)

    def _ask(self, query: str, media_type: str, dataset: Dataset, limits: Limits) -> bytes:
        """A query by POST with URL-encoded parameters (SPARQL 1.1 Protocol, 2.1.2)."""
        given = [("query", query)]
        given += [("default-graph-uri", iri) for iri in dataset.default] + [("named-graph-uri", iri) for iri in dataset.named]
        return self._send(
            self.url, urllib.parse.urlencode(given), "application/x-www-form-urlencoded", media_type, limits.seconds
        )

    def _update(self, update: str) -> None:
        self._send(self.update_url, update, "application/sparql-update; charset=utf-8", "*/*", 120)

    def _send(self, url: str, body: str, content_type: str, accept: str, seconds: float) -> bytes:
        headers = {"Content-Type": content_type, "Accept": accept}
        try:
            request = urllib.request.Request(url, body.encode(), headers, method="POST")
            with urllib.request.urlopen(request, timeout=seconds) as answer:
                found: bytes = answer.read()
                return found
        except urllib.error.HTTPError as error:
            raise _http_error(error) from error
        except TimeoutError as error:
            message = f"The query did not finish within {seconds:g} seconds."
            raise QueryTimeoutError(message, hint="Ask for less, or bind more.") from error
        except (OSError, ValueError) as error:
            message = f"The SPARQL server at {url} cannot be reached ({error})."
            raise StoreError(message, hint="Check the address and that it runs.") from error


def _checked(query: str, forms: tuple[str, ...]) -> str:
    """The query's form, if it is one of these and stays on the server."""
    if query_text.has(query, "SERVICE"):
        raise QueryRefusedError("SERVICE is refused: queries do not leave the graph.", hint="Take the SERVICE clause out.")
    kind = query_text.form(query_text.tokens(query))
    if kind not in forms:
        raise QueryError(f"This is no {' or '.join(forms)} query.", hint="Check how it begins.")
    return kind


def _http_error(error: urllib.error.HTTPError) -> VetkgError:
    said = error.read().decode(errors="replace").strip().partition("\n")[0][:300]
    if error.code == 400:
        return QueryError(f"The query is malformed: {said}.", hint="Check the syntax at that place.")
    if error.code in (408, 503, 504):
        return QueryTimeoutError(f"The server gave up on the query: {said}.", hint="Ask for less, or bind more.")
    return StoreError(f"The SPARQL server answered {error.code}: {said}.", hint="Look at its log.")


def _rdf(body: bytes, media_type: str, rows: int) -> Serialized:
    lines = [line for line in body.decode().splitlines() if line.strip() and not line.startswith("#")]
    kept = "\n".join(lines[:rows]) + "\n"
    if media_type != _NTRIPLES:
        kept = RdflibGraph().parse(data=kept, format="nt").serialize(format=_RDF_FORMATS[media_type])
    return Serialized(kept.encode(), media_type, len(lines) > rows, min(len(lines), rows))


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


def _triple(quad: Quad) -> str:
    return f"<{quad.subject}> <{quad.predicate}> {n3(quad.object)} ."


def _batches(rows: Iterable[str]) -> Iterator[list[str]]:
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        yield batch
