"""Whole graphs of a store, for those who fetch rather than ask: the SPARQL 1.1 Graph Store Protocol, dumps.

A store that can write a graph piece by piece is a :class:`kg.ports.GraphSource` itself; any other is asked by CONSTRUCT.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.errors import QueryError, QueryLimitError
from kg.ports import GraphSource, Limits, SparqlReader

NTRIPLES, NQUADS, TRIG = "application/n-triples", "application/n-quads", "application/trig"
MOST_TRIPLES = 1_000_000
"""Triples of a graph that are fetched from a store that cannot write piece by piece; more are refused, never cut."""
_SECONDS = 120.0


def source(reader: SparqlReader) -> GraphSource:
    """The reader itself where it writes graphs piece by piece, else one that asks it for them."""
    return reader if isinstance(reader, GraphSource) else AskedGraphs(reader)


class AskedGraphs:
    """The graphs of a store that only answers queries (:class:`kg.ports.GraphSource`)."""

    def __init__(self, reader: SparqlReader) -> None:
        self._reader = reader

    def graphs(self) -> list[str]:
        """The IRIs of the named graphs, sorted."""
        found = self._reader.select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", limits=Limits(_SECONDS, MOST_TRIPLES))
        return sorted(str(row[0]) for row in found.rows)

    def dump(self, media_type: str, graph: str = "") -> Iterator[bytes]:
        """The graph in one piece. Raises QueryLimitError where it has more than :data:`MOST_TRIPLES`."""
        pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}"
        found = self._reader.serialize(query, media_type, limits=Limits(_SECONDS, MOST_TRIPLES))
        if found.truncated:
            raise QueryLimitError(
                f"The graph has more than {MOST_TRIPLES:,} triples, which this store gives in one piece only.",
                hint="Fetch it from the store's own server.",
            )
        yield found.body


def dataset(graphs: GraphSource, media_type: str) -> Iterator[bytes]:
    """The default graph and every named graph, as N-Quads or TriG. Raises QueryError for another media type."""
    if media_type not in (NQUADS, TRIG):
        raise QueryError(f"A dataset is not written as {media_type}.", hint=f"Ask for {NQUADS} or {TRIG}.")
    yield from graphs.dump(NTRIPLES)
    for name in graphs.graphs():
        if media_type == TRIG:
            # N-Triples are Turtle, and Turtle in braces is TriG.
            yield f"<{name}> {{\n".encode()
            yield from graphs.dump(NTRIPLES, name)
            yield b"}\n"
        else:
            yield from (_in_graph(piece, name) for piece in graphs.dump(NTRIPLES, name))


def _in_graph(piece: bytes, name: str) -> bytes:
    """N-Triples as N-Quads: a line break stands nowhere but at a triple's end."""
    return piece.replace(b" .\n", f" <{name}> .\n".encode())
