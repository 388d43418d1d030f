"""pandas reads CSV from the addresses themselves, of SPARQL and of the questions."""

from __future__ import annotations

from urllib.parse import urlencode

import pandas

QUERY = """
PREFIX vet: <https://w3id.org/vetkg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?region ?year ?value { ?o vet:subject ?r ; vet:year ?year ; vet:value ?value . ?r rdfs:label ?region } ORDER BY ?year
"""


def test_csv_of_a_query(endpoint: str) -> None:
    table = pandas.read_csv(f"{endpoint}?{urlencode({'query': QUERY})}", storage_options={"Accept": "text/csv"})
    assert list(table.columns) == ["region", "year", "value"]
    assert table.year.tolist() == [2021, 2022]
    assert table["value"].tolist() == [1234.0, 56789.5]
    assert table.region.tolist() == ["云溪市", "东岭省"]


def test_csv_of_a_compressed_answer(endpoint: str) -> None:
    options = {"Accept": "text/csv", "Accept-Encoding": "gzip"}
    table = pandas.read_csv(f"{endpoint}?{urlencode({'query': 'SELECT ?s ?p ?o { ?s ?p ?o }'})}", storage_options=options)
    assert list(table.columns) == ["s", "p", "o"]
    assert len(table) > 100


def test_csv_of_a_question(site: str) -> None:
    table = pandas.read_csv(f"{site}/questions/partnerships?format=csv")
    assert len(table) == 3
    assert {"school", "enterprise"} <= {name.removesuffix("_name") for name in table.columns}
    assert "云溪市第一职业学校" in table.to_string()
    same = pandas.read_csv(f"{site}/questions/partnerships", storage_options={"Accept": "text/csv"})
    assert same.equals(table)
