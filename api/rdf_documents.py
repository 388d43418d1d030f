"""Small RDF documents of ours in the four formats, the same bytes each time."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from rdflib import Graph

from api.sparql_formats import JSONLD, NTRIPLES, RDFXML, TURTLE

TYPES = {TURTLE: "turtle", NTRIPLES: "nt", JSONLD: "json-ld", RDFXML: "xml"}
"""By media type: rdflib's name of the format."""
_KEPT = 64


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


class Documents:
    """The last documents written for one release; writing one takes longer than sending it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._written: OrderedDict[tuple[str, ...], bytes] = OrderedDict()

    def get(self, name: str, base: str, media_type: str, make: Callable[[], Graph]) -> bytes:
        """The document of that name for the server at ``base``, written the first time. Raises what ``make()`` raises."""
        key = (name, base, media_type)
        with self._lock:
            if key not in self._written:
                self._written[key] = serialized(make(), media_type)
                while len(self._written) > _KEPT:
                    self._written.popitem(last=False)
            return self._written[key]
