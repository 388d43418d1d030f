"""A graph written piece by piece, so that its size does not matter: each format is a head, pieces, and a tail.

Two Turtle documents with the same prefixes are one when put together, and so are N-Triples; the pieces of RDF/XML are put into
one root element, those of JSON-LD (expanded, without a context) into one array, where a node may stand twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import pyoxigraph as ox

from kg.errors import QueryError, StoreError

PIECE = 20_000
"""Triples a piece."""
_FRAMES = {
    "text/turtle": (b"", b""),
    "application/n-triples": (b"", b""),
    "application/ld+json": (b"]", b","),
    "application/rdf+xml": (b"</rdf:RDF>", b""),
}
"""By media type: what ends a document, and what stands between two pieces."""


def pieces(triples: Iterable[ox.Triple], media_type: str, prefixes: Mapping[str, str]) -> Iterator[bytes]:
    """The triples in the media type. Raises QueryError for one in which no graph is written, StoreError."""
    form = ox.RdfFormat.from_media_type(media_type)
    if form is None or media_type not in _FRAMES:
        raise QueryError(f"A graph cannot be written as {media_type}.", hint=f"Ask for one of {', '.join(_FRAMES)}.")
    tail, between = _FRAMES[media_type]

    def written(part: list[ox.Triple]) -> bytes:
        return (ox.serialize(part, format=form, prefixes=dict(prefixes)) or b"").rstrip()

    head = written([]).removesuffix(tail).rstrip()
    yield head + (b"\n" if head and not between else b"")
    left, first = iter(triples), True
    while part := list(islice(left, PIECE)):
        piece = written(part)
        if not (piece.startswith(head) and piece.endswith(tail)):
            raise StoreError(f"The graph cannot be written in pieces as {media_type}.", hint="Ask for application/n-triples.")
        body = piece.removeprefix(head).removesuffix(tail).strip()
        yield body + b"\n" if first or not between else between + body + b"\n"
        first = False
    if tail:
        yield tail + b"\n"
