"""docs/sparql.md, held to what the server does."""

from __future__ import annotations

import re
from pathlib import Path

from fastapi.testclient import TestClient

from api.compression import LEAST_BYTES
from api.sparql_formats import OFFERED
from kg.sandbox.sparql_check import Form
from tests.api.valley_client import id_of

TEXT = (Path(__file__).parents[2] / "docs" / "sparql.md").read_text(encoding="utf-8")


def test_formats_are_those_of_the_endpoint() -> None:
    for forms, formats in re.findall(r"^\| ((?:SELECT|ASK|CONSTRUCT)[^|]*) \| (.*) \|$", TEXT, flags=re.MULTILINE):
        for form in forms.split(", "):
            assert re.findall(r"`([^`]+)`", formats) == list(dict.fromkeys(OFFERED[Form(form)].values()))


def test_addresses_answer(valley: TestClient) -> None:
    table = TEXT.partition("## Addresses")[2].partition("Graphs are streamed")[0]
    rows = re.findall(r"^\| (`.*?`) \|", table, flags=re.MULTILINE)
    school = id_of(valley, "云溪一职")
    meant = {
        "/rdf-graphs/service?graph=IRI": "/rdf-graphs/service?graph=https://w3id.org/vetkg/ontology",
        "/rdf-graphs/report-…": "/rdf-graphs/report-yunxi-2021",
        "/id/…": f"/id/{school}",
        "/data/…": f"/data/{school}",
        "/data/….ttl": f"/data/{school}.ttl",
        ".nt": f"/data/{school}.nt",
        ".jsonld": f"/data/{school}.jsonld",
        ".rdf": f"/data/{school}.rdf",
        "/indicator/…": "/indicator",
        "/form/…": "/form/order-class",
    }
    named = [address for row in rows for address in re.findall(r"`([^`]+)`", row)]
    assert len(named) > 12
    for address in named:
        assert valley.get(meant.get(address, address), follow_redirects=True).status_code == 200, address


def test_the_example_finds_something(valley: TestClient) -> None:
    (query,) = re.findall(r"```sparql\n(.*?)```", TEXT, flags=re.DOTALL)
    rows = valley.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert {row["school"]["value"] for row in rows} == {"云溪市第一职业学校", "云溪市第二职业学校"}


def test_the_least_size_is_as_said() -> None:
    assert f"under {LEAST_BYTES} bytes" in TEXT
