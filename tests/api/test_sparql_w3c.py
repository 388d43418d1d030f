"""The W3C's SPARQL 1.1 Protocol test cases, where they are at hand (see :mod:`tests.api.w3c`).

The cases that query must pass as written; those that update must be refused, because this endpoint is read-only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from fastapi.testclient import TestClient
from rdflib.collection import Collection

from api.app import create_app
from api.settings import Settings
from tests.api.w3c import MF, cases, manifest, suite

HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
DATA = "http://kasei.us/2009/09/sparql/data/"


SUITE = suite("sparql11-protocol")
MANIFEST = manifest(SUITE)


def _cases() -> list[Any]:
    return cases(MANIFEST)


REFUSED = {
    "update_dataset_default_graph": "an update USING a default graph: this endpoint has no update operation",
    "update_dataset_default_graphs": "an update USING two default graphs: no update operation",
    "update_dataset_named_graphs": "an update USING named graphs: no update operation",
    "update_dataset_full": "an update USING default and named graphs: no update operation",
    "update_post_form": "an update as a form: no update operation",
    "update_post_direct": "an update as the body: no update operation",
    "update_base_uri": "an update with relative IRIs: no update operation",
}
"""The cases whose expected answer is not given, and why; the refusal is checked instead. All others pass as written."""


@pytest.fixture(scope="module")
def w3c_client(tmp_path_factory: pytest.TempPathFactory, graph_folder: Path) -> Iterator[TestClient]:
    """A server whose RDF store holds the suite's three documents, each in a graph of its own."""
    assert SUITE is not None
    folder = tmp_path_factory.mktemp("w3c")
    (folder / "manifest.json").write_bytes((graph_folder / "manifest.json").read_bytes())
    (folder / "property_graph").symlink_to(graph_folder / "property_graph")
    store = ox.Store(str(folder / "rdf"))
    for number in (1, 2, 3):
        content = (SUITE / f"data{number}.nt").read_bytes()
        store.load(content, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(f"{DATA}data{number}.rdf"))
    store.flush()
    del store
    with TestClient(create_app(Settings(graph=folder, workers=1)), follow_redirects=True) as running:
        yield running


def _body(request: Any) -> bytes | None:
    body = MANIFEST.value(request, HT.body)
    if body is None:
        return None
    encoding = str(MANIFEST.value(body, CNT.characterEncoding))
    return str(MANIFEST.value(body, CNT.chars)).encode(encoding)


def _headers(request: Any) -> dict[str, str]:
    listed = MANIFEST.value(request, HT.headers)
    return {
        str(MANIFEST.value(header, HT.fieldName)): str(MANIFEST.value(header, HT.fieldValue))
        for header in (Collection(MANIFEST, listed) if listed else ())
    }


def _is_update(request: Any) -> bool:
    return "application/sparql-update" in _headers(request).values() or (_body(request) or b"").startswith(b"update=")


def _requests(case: Any) -> list[Any]:
    action = MANIFEST.value(case, MF.action)
    return [request for outer in MANIFEST.objects(action, HT.requests) for request in Collection(MANIFEST, outer)]


@pytest.mark.skipif(SUITE is None, reason="the W3C's test cases are not at hand")
@pytest.mark.parametrize("case", _cases())
def test_protocol(w3c_client: TestClient, case: Any) -> None:
    name = str(case).rpartition("#")[2]
    for request in _requests(case):
        answer = w3c_client.request(
            str(MANIFEST.value(request, HT.methodName)),
            str(MANIFEST.value(request, HT.absolutePath)),
            content=_body(request),
            headers=_headers(request),
        )
        if name in REFUSED and _is_update(request):
            assert answer.status_code == 400, answer.text
            assert answer.json()["type"].endswith("/query-refused")
            assert "read-only" in answer.json()["detail"]
            continue
        expected = MANIFEST.value(request, HT.resp)
        statuses = {str(status)[-3] for status in MANIFEST.objects(expected, MF.expectedStatus)}
        if name in REFUSED:
            # It asks whether the update took place.
            assert answer.json()["boolean"] is False
            continue
        assert str(answer.status_code)[0] in statuses, answer.text
        _check_content(answer, MANIFEST.value(expected, MF.expectedFormat), MANIFEST.value(expected, MF.expectedBoolean))


def _check_content(answer: Any, kind: Any, boolean: Any) -> None:
    media_type = answer.headers.get("content-type", "").partition(";")[0]
    if str(kind) in ("boolean", "tabular"):
        assert media_type in ("application/sparql-results+json", "application/sparql-results+xml")
    if str(kind) == "RDF":
        assert media_type in ("text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json")
    if boolean is not None:
        assert json.loads(answer.content)["boolean"] is boolean.toPython()


@pytest.mark.skipif(SUITE is None, reason="the W3C's test cases are not at hand")
def test_the_manifest_is_read() -> None:
    assert len(_cases()) == 34
    assert REFUSED.keys() == {case.id for case in _cases() if case.id.startswith("update_")}
    assert all(_requests(case.values[0]) for case in _cases())
