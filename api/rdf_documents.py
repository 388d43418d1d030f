"""Small RDF documents of ours in the four formats, the same bytes each time."""

from __future__ import annotations

from rdflib import Graph

from api.sparql_formats import JSONLD, NTRIPLES, RDFXML, TURTLE

TYPES = {TURTLE: "turtle", NTRIPLES: "nt", JSONLD: "json-ld", RDFXML: "xml"}
"""By media type: rdflib's name of the format."""


def serialized(graph: Graph, media_type: str) -> bytes:
    """The graph in one of :data:`TYPES`. It has no blank nodes, so that sorted lines are its settled form."""
    lines = sorted(line for line in graph.serialize(format="nt").splitlines() if line)
    if media_type == NTRIPLES:
        return ("\n".join(lines) + "\n").encode()
    settled = Graph()
    for prefix, namespace in graph.namespaces():
        settled.bind(prefix, namespace)
    settled.parse(data="\n".join(lines), format="nt")
    return settled.serialize(format=TYPES[media_type], encoding="utf-8")
