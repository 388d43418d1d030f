"""The RDF projection on disk, in Oxigraph: the only module that imports the engine.

The store has no time limit and does no sandboxing: a query from a stranger goes through :mod:`kg.sandbox`, which runs this store
in worker processes (a store pickles as its folder and opens again there). SERVICE is refused here as well, because the engine
would send the request.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError, QueryError, StoreError
from kg.graph import Graph
from kg.ports import Dataset, Limits, Rows, Scalar, Serialized, Value
from kg.rdf import dump, query_text, results
from kg.rdf.mapping import RELEASE_GRAPH, quads
from kg.rdf.terms import DOUBLE, Literal, Quad, literal, nquads, plain
from kg.sandbox.sparql_check import check_sparql
from ontology.schema import BASE, SOURCES, source

PREFIXES = {
    "vet": BASE + "ontology#",
    "id": BASE + "id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""How Turtle, JSON-LD and RDF/XML abbreviate."""
ONTOLOGY_GRAPH = BASE + "ontology"
_NO_LIMITS = Limits()
_EVERYTHING = Dataset()


class RdfWriter:
    """Writes the RDF projection (kg.ports.GraphWriter)."""

    def write(self, graph: Graph, folder: Path, about: Iterable[Quad] = ()) -> None:
        """Write the graph, and the ontology in a named graph of its own, into ``folder``; their merge into the default graph.

        ``about`` are quads on the graph as a whole, which are not merged. Raises StoreError.
        """
        if folder.exists():
            raise StoreError(f"The folder {folder} exists already.", hint="Write into a fresh folder.")
        try:
            store = ox.Store(str(folder))
            store.bulk_load(nquads(quads(graph)).encode(), format=ox.RdfFormat.N_QUADS)
            store.bulk_extend(_ontology())
            store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in store)
            store.bulk_load(nquads(about).encode(), format=ox.RdfFormat.N_QUADS)
            store.optimize()
            store.flush()
        except OSError as error:
            raise StoreError(f"The RDF store cannot be written to {folder} ({error}).", hint="Check room and rights.") from error


def _ontology() -> ox.Dataset:
    """The vocabulary in its named graph.

    Blank nodes have the names that RDF Dataset Canonicalization (W3C, 2024) gives them, the same in each build, so that an
    answer that shows them is the same too.
    """
    home = ox.NamedNode(ONTOLOGY_GRAPH)
    texts = (source(name).encode() for name in SOURCES)
    parsed = (quad for text in texts for quad in ox.parse(text, format=ox.RdfFormat.TURTLE))
    found = ox.Dataset(ox.Quad(quad.subject, quad.predicate, quad.object, home) for quad in parsed)
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return found


class RdfStore:
    """Reads an RDF projection (kg.ports.SparqlReader).

    The default graph holds the merge of all named graphs, each triple once. The engine could answer from the union of the
    named graphs without the copy, but it then gives a triple once for each graph that holds it, and counts come out wrong.
    """

    def __init__(self, folder: Path, services: Sequence[str] = ()) -> None:
        """Open the store in ``folder``, read-only; SERVICE may name the endpoints in ``services``. Raises GraphError."""
        self.folder, self.services = folder, tuple(services)
        if not folder.is_dir():
            raise GraphError(f"There is no RDF store in {folder}.", hint="Build the graph with `vetkg build`.")
        try:
            self._store: ox.Store | None = ox.Store.read_only(str(folder))
        except OSError as error:
            raise GraphError(f"The RDF store in {folder} cannot be opened ({error}).", hint="Build the graph again.") from error

    def __reduce__(self) -> tuple[type[RdfStore], tuple[Path, tuple[str, ...]]]:
        return RdfStore, (self.folder, self.services)

    def close(self) -> None:
        """Let go of the files."""
        self._store = None

    def select(
        self,
        query: str,
        parameters: Mapping[str, Scalar] | None = None,
        *,
        limits: Limits = _NO_LIMITS,
        dataset: Dataset = _EVERYTHING,
    ) -> Rows:
        """Rows of a SELECT or ASK, values of Python: IRIs as text, numbers as numbers, unbound as None.

        ``parameters`` bind the variables of their name (see :func:`kg.rdf.query_text.bound`). At most ``limits.rows`` rows.
        Raises QueryError, QueryRefusedError, StoreError. ``limits.seconds`` is the sandbox's to keep.
        """
        answer = self._run(query_text.bound(query, parameters or {}), dataset, ("SELECT", "ASK"))
        if isinstance(answer, ox.QueryBoolean):
            return Rows(("boolean",), [(bool(answer),)])
        assert isinstance(answer, ox.QuerySolutions)
        columns = tuple(variable.value for variable in answer.variables)
        with _engine_errors():
            rows: list[tuple[Value, ...]] = [
                tuple(_plain(term) for term in solution) for solution in islice(answer, limits.rows + 1)
            ]
        return Rows(columns, rows[: limits.rows], truncated=len(rows) > limits.rows)

    def serialize(
        self, query: str, media_type: str, dataset: Dataset = _EVERYTHING, *, limits: Limits = _NO_LIMITS
    ) -> Serialized:
        """The answer as the engine writes it: SPARQL results for SELECT and ASK, RDF for CONSTRUCT and DESCRIBE.

        Raises as :meth:`select`, and QueryError where the media type does not fit the query's form.
        """
        kind = query_text.form(query_text.tokens(query))
        if kind == "SELECT":
            query = query_text.limited(query, limits.rows + 1)
        answer = self._run(query, dataset, tuple(query_text.FORMS))
        with _engine_errors():
            if isinstance(answer, ox.QueryTriples):
                return _rdf(answer, media_type, limits.rows)
            form = ox.QueryResultsFormat.from_media_type(media_type)
            if form is None:
                raise QueryError(f"{kind} cannot be answered as {media_type}.", hint=f"Ask for {results.JSON} or {results.CSV}.")
            body = answer.serialize(format=form) or b""
        if isinstance(answer, ox.QueryBoolean):
            return Serialized(body, media_type, rows=1)
        body, rows, truncated = results.within(body, form.media_type.partition(";")[0], limits.rows)
        return Serialized(body, media_type, truncated, rows)

    def quads(self) -> Iterator[Quad]:
        """Every quad of the reports' graphs, for comparison and export; not the ontology, the release, and the merge."""
        for home in self.graphs():
            if home not in (ONTOLOGY_GRAPH, RELEASE_GRAPH):
                yield from self.quads_of(home)

    def quads_of(self, home: str) -> Iterator[Quad]:
        """Every quad of one named graph."""
        for quad in self._opened().quads_for_pattern(None, None, None, ox.NamedNode(home)):
            yield Quad(str(_term(quad.subject)), quad.predicate.value, _term(quad.object), home)

    def dump(self, media_type: str, graph: str = "") -> Iterator[bytes]:
        """A graph, or the default graph, piece by piece (kg.ports.GraphSource.dump)."""
        (home,) = _names((graph,)) if graph else (ox.DefaultGraph(),)
        found = self._opened().quads_for_pattern(None, None, None, home)
        return dump.pieces((quad.triple for quad in found), media_type, PREFIXES)

    def graphs(self) -> list[str]:
        """The IRIs of the named graphs, sorted."""
        return sorted(name.value for name in self._opened().named_graphs() if isinstance(name, ox.NamedNode))

    def _opened(self) -> ox.Store:
        if self._store is None:
            raise StoreError("The RDF store is closed.", hint="Open it again.")
        return self._store

    def _run(self, query: str, dataset: Dataset, forms: Sequence[str]) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        form = check_sparql(query, self.services)
        if form not in forms:
            raise QueryError(f"A {form} query has no rows.", hint=f"Ask with {' or '.join(forms)}.")
        default, named = _names(dataset.default), _names(dataset.named)
        chosen = bool(default or named)
        with _engine_errors():
            return self._opened().query(
                query,
                base_iri=BASE + "id/",  # SPARQL 1.1 Query, 4.1.1.1: relative IRIs resolve against the service's own base
                default_graph=[*default] if chosen else None,
                named_graphs=[*named] if chosen else None,
            )


def _names(iris: Sequence[str]) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise QueryError(f"A graph's name is no IRI ({error}).", hint="Give absolute IRIs.") from error


class _engine_errors:  # noqa: N801 - used as a with-block, like contextlib's
    """The engine's exceptions as ours."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, SyntaxError | ValueError):
            raise QueryError(f"The query is malformed: {_first_line(error)}.", hint="Check the syntax at that place.") from error
        if isinstance(error, OSError | RuntimeError):
            raise QueryError(f"The query failed: {_first_line(error)}.", hint="Simplify it and try again.") from error


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0][:300].rstrip(". ")


def _rdf(answer: ox.QueryTriples, media_type: str, rows: int) -> Serialized:
    form = ox.RdfFormat.from_media_type(media_type)
    if form is None:
        raise QueryError(f"A graph cannot be answered as {media_type}.", hint="Ask for text/turtle or application/n-triples.")
    triples = list(islice(answer, rows + 1))
    body = ox.serialize(triples[:rows], format=form, prefixes=PREFIXES) or b""
    return Serialized(body, media_type, len(triples) > rows, min(len(triples), rows))


def rewritten(body: bytes, given: str, wanted: str) -> bytes:
    """RDF of the media type ``given`` in the media type ``wanted``, as this store writes it. Raises QueryError, ValueError."""
    read, form = ox.RdfFormat.from_media_type(given), ox.RdfFormat.from_media_type(wanted)
    if read is None or form is None:
        raise QueryError(f"A graph cannot be answered as {wanted}.", hint="Ask for text/turtle or application/n-triples.")
    return ox.serialize(ox.parse(body, format=read), format=form, prefixes=PREFIXES) or b""


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str | Literal:
    if isinstance(term, ox.Literal):
        if term.datatype.value == DOUBLE:  # the engine keeps the number, not its spelling
            return literal(float(term.value))
        return Literal(term.value, term.datatype.value, term.language or "")
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _plain(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Scalar:
    found = None if term is None else _term(term)
    return plain(found) if isinstance(found, Literal) else found
