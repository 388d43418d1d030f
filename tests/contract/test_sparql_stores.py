"""kg.ports.SparqlReader, on every store."""

import csv
import io
import json
from collections import Counter
from xml.etree import ElementTree

import pytest

from kg import ids
from kg.errors import QueryError, QueryRefusedError
from kg.ports import Dataset, Limits
from kg.rdf.mapping import report_iri

PREFIXES = """
PREFIX vet: <https://w3id.org/vetkg/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"
SCHOOLS = PREFIXES + "SELECT ?name { ?s a vet:School ; rdfs:label ?label BIND(STR(?label) AS ?name) } ORDER BY ?name"


def schools(graph):
    return sorted(entity.name for entity in graph.entities.values() if entity.type == "School")


def test_the_default_graph_holds_each_triple_of_all_reports_once(sparql, graph):
    names = [row[0] for row in sparql.select(SCHOOLS).rows]
    assert sorted(names) == schools(graph), "a school of three reports is one row"


def test_every_claim_is_there_by_kind(sparql, graph):
    kinds = {"relation": "vet:Claim . ?c rdf:predicate ?p", "observation": "vet:Observation", "mention": "vet:Mention"}
    wanted = Counter(claim.kind for claim in graph.claims.values())
    for kind, pattern in kinds.items():
        rows = sparql.select(f"{PREFIXES} SELECT (COUNT(DISTINCT ?c) AS ?n) {{ ?c a {pattern} }}").rows
        assert rows == [(wanted[kind],)], kind


def test_a_symmetric_relation_reads_both_ways(sparql):
    query = PREFIXES + "SELECT ?a ?b { ?a vet:cooperatesWith ?b }"
    pairs = set(sparql.select(query).rows)
    assert pairs
    assert {(b, a) for a, b in pairs} == pairs


def test_a_named_graph_holds_what_its_report_says(sparql, graph):
    query = PREFIXES + "SELECT DISTINCT ?g { GRAPH ?g { ?c a vet:Claim } } ORDER BY ?g"
    assert [row[0] for row in sparql.select(query).rows] == sorted(report_iri(report) for report in graph.reports)
    claims = PREFIXES + f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{report_iri('baize-2020')}> {{ ?c a vet:Claim }} }}"
    assert sparql.select(claims).rows == [(sum(c.report == "baize-2020" for c in graph.claims.values()),)]


def test_the_dataset_of_the_request_decides(sparql, graph):
    count = PREFIXES + "SELECT (COUNT(*) AS ?n) { ?c a vet:Claim }"
    named = PREFIXES + "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?c a vet:Claim } }"
    wanted = sum(c.report == "yunxi-2021" for c in graph.claims.values())
    iri = report_iri("yunxi-2021")

    def rows(query, dataset):
        answer = json.loads(sparql.serialize(query, JSON, dataset).body)
        return int(answer["results"]["bindings"][0]["n"]["value"])

    assert rows(count, Dataset(default=(iri,))) == wanted
    assert rows(named, Dataset(default=(iri,))) == 0, "no named graph was asked for"
    assert rows(named, Dataset(named=(iri,))) == wanted
    assert rows(count, Dataset(named=(iri,))) == 0, "no default graph was asked for"
    other = count.replace("{ ?c", f"FROM <{report_iri('baize-2020')}> {{ ?c")
    assert rows(other, Dataset(default=(iri,))) == wanted, "the request goes before the query (Protocol, 2.1.4)"
    assert rows(other, Dataset()) == sum(c.report == "baize-2020" for c in graph.claims.values())


def test_values_are_those_of_python(sparql):
    query = (
        PREFIXES
        + """
        SELECT ?s ?year ?value ?unit ?missing (true AS ?yes) {
          ?o vet:indicator/rdfs:label|vet:indicator ?i ; vet:subject ?s ; vet:year ?year ; vet:value ?value ; vet:unit ?unit
          FILTER(?year = 2020 && ?value = 96.5)
        } ORDER BY ?s LIMIT 1"""
    )
    subject, year, value, unit, missing, yes = sparql.select(query).rows[0]
    assert subject.startswith("https://w3id.org/vetkg/id/region-")
    assert (year, value, unit, missing, yes) == (2020, 96.5, "%", None, True)
    assert isinstance(year, int)
    assert isinstance(value, float)


def test_ask_has_one_row(sparql):
    assert sparql.select(PREFIXES + "ASK { ?s a vet:School }").rows == [(True,)]
    assert sparql.select(PREFIXES + "ASK { ?s a vet:Nothing }").rows == [(False,)]


def test_parameters_bind_variables_in_the_query_and_in_its_subqueries(sparql):
    query = (
        PREFIXES
        + """
        SELECT ?school ?n {
          ?s rdfs:label ?label FILTER(STR(?label) = ?wanted)
          { SELECT ?s (COUNT(DISTINCT ?e) AS ?n) { ?s vet:partnersWith ?e . ?s rdfs:label ?l FILTER(STR(?l) = ?wanted) } GROUP BY ?s }
          BIND(STR(?label) AS ?school)
        }"""
    )
    assert sparql.select(query, {"wanted": "柏川工业学校", "unused": 1}).rows == [("柏川工业学校", 2)]
    assert sparql.select(query, {"wanted": "无此校"}).rows == []


def test_a_parameter_that_is_none_leaves_its_variable_free(sparql, graph):
    query = (
        PREFIXES + "SELECT ?name { ?s a vet:School ; rdfs:label ?l FILTER(!BOUND(?w) || STR(?l) = ?w) BIND(STR(?l) AS ?name) }"
    )
    assert len(sparql.select(query, {"w": None}).rows) == len(schools(graph))
    assert sparql.select(query, {"w": "南湾理工学院"}).rows == [("南湾理工学院",)]


@pytest.mark.parametrize(
    "value", ['x" } SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } #', "a\\", 'a"b', "a\nb\r\t", "'''", "《》“”\u2028"]
)
def test_a_parameter_is_a_value_whatever_it_holds(sparql, value):
    assert sparql.select("SELECT ?x { BIND(?given AS ?x) }", {"given": value}).rows == [(value,)]


@pytest.mark.parametrize("value", [True, False, 0, -7, 2.5, 1e300])
def test_numbers_and_truth_bind_as_what_they_are(sparql, value):
    rows = sparql.select("SELECT ?x { BIND(?given AS ?x) }", {"given": value}).rows
    assert rows == [(value,)]
    assert type(rows[0][0]) is type(value)


def test_an_answer_is_cut_at_the_row_limit_and_says_so(sparql, graph):
    number = len(schools(graph))
    cut = sparql.select(SCHOOLS, limits=Limits(rows=2))
    assert (len(cut.rows), cut.truncated) == (2, True)
    exact = sparql.select(SCHOOLS, limits=Limits(rows=number))
    assert (len(exact.rows), exact.truncated) == (number, False)


def rows_of(body, media_type):
    if media_type == JSON:
        return [row["name"]["value"] for row in json.loads(body)["results"]["bindings"]]
    if media_type == XML:
        return [e.text for e in ElementTree.fromstring(body).iter("{http://www.w3.org/2005/sparql-results#}literal")]
    if media_type == CSV:
        return [row[0] for row in csv.reader(io.StringIO(body.decode(), newline=""))][1:]
    return [json.loads(line) for line in body.decode().split("\n")[1:] if line]


@pytest.mark.parametrize("media_type", [JSON, XML, CSV, TSV])
@pytest.mark.parametrize("rows", [1, 3, 100])
@pytest.mark.parametrize("tail", ["", " LIMIT 4", " OFFSET 1 LIMIT 4", " LIMIT 50 OFFSET 2", " # LIMIT 1"])
def test_results_in_every_format_are_cut_at_the_limit(sparql, graph, media_type, rows, tail):
    wanted = {"": schools(graph), " # LIMIT 1": schools(graph), " LIMIT 4": schools(graph)[:4]}
    wanted |= {" OFFSET 1 LIMIT 4": schools(graph)[1:5], " LIMIT 50 OFFSET 2": schools(graph)[2:]}
    answer = sparql.serialize(SCHOOLS + tail, media_type, limits=Limits(rows=rows))
    assert rows_of(answer.body, media_type) == wanted[tail][:rows]
    assert answer.truncated == (len(wanted[tail]) > rows)
    assert answer.rows == min(len(wanted[tail]), rows)


@pytest.mark.parametrize("media_type", [JSON, XML, CSV, TSV])
@pytest.mark.parametrize("text", ["a\nb", "},{", '"},{"x":{"type"', "<result>", "a,b\r\nc", "[{}"])
def test_rows_are_counted_whatever_their_text(sparql, media_type, text):
    query = "SELECT ?t { VALUES (?t ?n) { (?given 1) } }".replace("?given", json.dumps(text)) + " # }"
    answer = sparql.serialize(query, media_type, limits=Limits(rows=1))
    assert (answer.rows, answer.truncated) == (1, False)
    twice = f"SELECT ?t ?n {{ VALUES (?t ?n) {{ ({json.dumps(text)} 1) (UNDEF UNDEF) }} }}"
    answer = sparql.serialize(twice, media_type, limits=Limits(rows=1))
    assert (answer.rows, answer.truncated) == (1, True)
    if media_type == JSON:
        assert json.loads(answer.body)["results"]["bindings"][0]["t"]["value"] == text


def test_a_limit_comes_before_trailing_values(sparql):
    query = PREFIXES + "SELECT ?s { ?s a ?t } VALUES ?t { vet:School }"
    answer = sparql.serialize(query, CSV, limits=Limits(rows=2))
    assert (answer.rows, answer.truncated) == (2, True)


@pytest.mark.parametrize("media_type", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"])
def test_graphs_in_every_format(sparql, media_type):
    rdflib = pytest.importorskip("rdflib")
    query = PREFIXES + "CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s a vet:Region ; rdfs:label ?l }"
    answer = sparql.serialize(query, media_type)
    names = {"application/ld+json": "json-ld", "application/rdf+xml": "xml", "application/n-triples": "nt"}
    parsed = rdflib.Graph().parse(data=answer.body, format=names.get(media_type, "turtle"))
    assert len(parsed) == answer.rows > 3
    cut = sparql.serialize(query, media_type, limits=Limits(rows=2))
    assert (cut.rows, cut.truncated) == (2, True)


def test_describe_answers_with_a_graph(sparql, graph):
    school = next(e for e in graph.entities.values() if e.name == "柏川工业学校")
    body = sparql.serialize(f"DESCRIBE <{ids.iri(school.id)}>", "application/n-triples").body.decode()
    assert school.name in body


@pytest.mark.parametrize(
    ("query", "media_type"), [("ASK {}", "text/turtle"), ("CONSTRUCT WHERE { ?s ?p ?o }", JSON), ("ASK {}", "a/b")]
)
def test_a_format_that_does_not_fit_the_form_is_a_query_error(sparql, query, media_type):
    with pytest.raises(QueryError):
        sparql.serialize(query, media_type)


@pytest.mark.parametrize(
    "query",
    ["SELEC ?s {}", "SELECT ?s { ?s ?p }", "", "DROP ALL", "INSERT DATA { <a:a> <a:b> <a:c> }", "SELECT ?s { ?s x:y ?z }"],
)
def test_malformed_queries_and_updates_are_query_errors(sparql, query):
    for ask in (lambda: sparql.select(query), lambda: sparql.serialize(query, JSON)):
        with pytest.raises(QueryError) as caught:
            ask()
        assert caught.value.status == 400
        assert caught.value.hint


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o . FILTER EXISTS { service <http://127.0.0.1:9/> { ?s ?p ?o } } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    ],
)
def test_service_is_refused(sparql, query):
    with pytest.raises(QueryRefusedError):
        sparql.select(query)


@pytest.mark.parametrize(
    "query",
    ['SELECT * { ?s ?p "SERVICE <x>" }', "SELECT ?service { ?service ?p ?o } # SERVICE", "ASK { <http://a/SERVICE> ?p ?o }"],
)
def test_the_word_service_elsewhere_is_no_service(sparql, query):
    sparql.select(query)
