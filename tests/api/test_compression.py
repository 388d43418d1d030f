"""Content codings: which is chosen, that all give the same bytes back, and what is left alone."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import brotli
import pytest
import zstandard
from fastapi.testclient import TestClient

from api.compression import coding

QUERY = "SELECT * { ?s ?p ?o }"
GRAPH = "CONSTRUCT WHERE { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        (None, "identity"),
        ("", "identity"),
        ("identity", "identity"),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip;q=1.0, zstd;q=0.5", "gzip"),
        ("zstd;q=0, gzip", "gzip"),
        ("gzip;q=0", "identity"),
        ("*", "zstd"),
        ("*;q=0.5, zstd;q=0", "br"),
        ("identity;q=1, gzip;q=0.5", "identity"),
        ("GZIP ; Q=0.3", "gzip"),
        ("gzip;q=nonsense", "identity"),
        ("deflate, snappy", "identity"),
    ],
)
def test_the_coding_wanted_most(header: str | None, chosen: str) -> None:
    assert coding(header) == chosen


DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.decompress,
    "zstd": lambda body: zstandard.ZstdDecompressor().decompressobj().decompress(body),
    "br": brotli.decompress,
}


@pytest.mark.parametrize("name", DECODERS)
@pytest.mark.parametrize(
    "place",
    [
        ("/sparql", QUERY, "application/sparql-results+json"),
        ("/sparql", QUERY, "application/sparql-results+xml"),
        ("/sparql", QUERY, "text/csv"),
        ("/sparql", QUERY, "text/tab-separated-values"),
        ("/sparql", GRAPH, "text/turtle"),
        ("/sparql", GRAPH, "application/n-triples"),
        ("/sparql", GRAPH, "application/ld+json"),
        ("/sparql", GRAPH, "application/rdf+xml"),
        ("/rdf-graphs", "", "application/n-quads"),
        ("/rdf-graphs", "", "application/trig"),
        ("/", "", "text/html"),
        ("/questions", "", "application/json"),
    ],
)
def test_each_coding_gives_the_same_back(valley: TestClient, name: str, place: tuple[str, str, str]) -> None:
    path, query, accept = place
    parameters = {"query": query} if query else {}
    plain = valley.get(path, params=parameters, headers={"Accept": accept, "Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    with valley.stream("GET", path, params=parameters, headers={"Accept": accept, "Accept-Encoding": name}) as coded:
        body = b"".join(coded.iter_raw())
    assert coded.headers["content-encoding"] == name
    assert len(body) < len(plain.content)
    assert DECODERS[name](body) == plain.content


def test_short_answers_and_pictures_are_left_alone(valley: TestClient) -> None:
    assert "content-encoding" not in valley.get("/sparql?query=ASK{}", headers={"Accept-Encoding": "gzip"}).headers
    assert "content-encoding" not in valley.get("/health", headers={"Accept-Encoding": "zstd"}).headers
