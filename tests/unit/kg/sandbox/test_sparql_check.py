"""What the check of SPARQL sees in a query."""

from __future__ import annotations

import pytest

from kg.errors import QueryError, QueryRefusedError
from kg.sandbox.sparql_check import Form, check_sparql
from kg.sandbox.sparql_tokens import tokens, unescape

REMOTE = "<http://other.example/sparql>"


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * { ?s ?p ?o }", Form.SELECT),
        ("select*{?s ?p ?o}", Form.SELECT),
        ("BASE <http://a/> PREFIX a: <http://a/> PREFIX : <b#> ask {}", Form.ASK),
        ("PREFIX:<http://a/>ASK{}", Form.ASK),
        ("# SELECT\nCONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", Form.CONSTRUCT),
        ("PREFIX select: <http://a/> DESCRIBE select:ask", Form.DESCRIBE),
        ('SELECT ?service { ?service <http://a/SERVICE> \'SERVICE\', """SERVICE " x""" } # SERVICE <x> {', Form.SELECT),
        ("SELECT $SERVICE { <SERVICE> a _:SERVICE ; ?p 'x'@service }", Form.SELECT),
        ("PREFIX service: <http://a/> SELECT * { ?s service:SERVICE service:x . ?s a ex:service }", Form.SELECT),
        ("SELECT * { FILTER(?a<?b && ?c>?d) ?a ?b '\\'' ; ?c \"\\\"\" }", Form.SELECT),
        ("SELECT * FROM <http://a/unknown> FROM NAMED <http://b/> { ?s ?p '''it''s''' }", Form.SELECT),
        ("SELECT * { ?学校 <http://例子/关系> '云溪'@zh ; 词:属性 1.5e3 }", Form.SELECT),
    ],
)
def test_queries_that_stay_inside(query: str, form: Form) -> None:
    assert check_sparql(query) is form


@pytest.mark.parametrize(
    "inside",
    [
        f"SERVICE {REMOTE} {{ ?s ?p ?o }}",
        f"sErViCe SILENT{REMOTE}{{?s ?p ?o}}",
        f"#c\nSERVICE#c\n{REMOTE} {{ ?s ?p ?o }}",
        f"#c\rSERVICE {REMOTE} {{ ?s ?p ?o }}",
        f"\\u0053ERVICE {REMOTE} {{ ?s ?p ?o }}",
        f"\\U00000053\\u0045RVICE {REMOTE} {{ ?s ?p ?o }}",
        f"?a ?b 'x\\u0027 SERVICE {REMOTE} {{ ?s ?p ?o }} #'",
        f"FILTER EXISTS {{ SERVICE {REMOTE} {{ ?s ?p ?o }} }}",
        f"{{ SELECT * {{ OPTIONAL {{ SERVICE {REMOTE} {{ ?s ?p ?o }} }} }} }}",
        f"VALUES ?s {{ {REMOTE} }} SERVICE ?s {{ ?a ?b ?c }}",
        f"FILTER(1<2)SERVICE{REMOTE}{{?s ?p ?o}} FILTER(2>1)",
        "SERVICE:a { ?s ?p ?o }",
        "SERVICEex:a { ?s ?p ?o }",
        "SERVICESILENTex:a{ ?s ?p ?o }",
        f"?s ?p 1e5SERVICE{REMOTE}{{?a ?b ?c}}",
        f"?s ?p 1.SERVICE{REMOTE}{{?a ?b ?c}}",
        f"?s ?p trueSERVICE{REMOTE}{{?a ?b ?c}}",
        f"?s ?p ex:.SERVICE{REMOTE}{{?a ?b ?c}}",
        f"?s ?p _:a. SERVICE{REMOTE}{{?a ?b ?c}}",
        f"?s ?p ?o-SERVICE{REMOTE}{{?a ?b ?c}}",
        f"?s ?p '\\\\'SERVICE{REMOTE}{{?a ?b ?c}}#'",
        f"?s ?p ''''''SERVICE{REMOTE}{{?a ?b ?c}}#'",
    ],
)
def test_service_is_found_however_it_is_written(inside: str) -> None:
    with pytest.raises(QueryRefusedError, match="SERVICE"):
        check_sparql(f"PREFIX : <http://a/> PREFIX ex: <http://a/> SELECT * {{ {inside} }}")


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <a:a> <b:b> 1 }",
        "delete where { ?s ?p ?o }",
        "PREFIX a: <b:> LOAD <http://x/>",
        "CLEAR ALL",
        "WITH <g:g> DELETE {} INSERT {} WHERE {}",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <FILE:x> { ?s ?p ?o }",
        "SELECT * FROM <\\u0066ile:x> { ?s ?p ?o }",
    ],
)
def test_updates_and_files_are_refused(query: str) -> None:
    with pytest.raises(QueryRefusedError):
        check_sparql(query)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "  # only a comment",
        "hello",
        "PREFIX a: <b:>",
        "SELECT * { ?s ?p 'open }",
        "EXPLAIN SELECT",
        '"',
        "SELECT * " + "{" * 65 + "}" * 65,
    ],
)
def test_what_is_no_query(query: str) -> None:
    with pytest.raises(QueryError) as caught:
        check_sparql(query)
    assert caught.value.hint


def test_tokens_know_their_place() -> None:
    found = tokens("ASK # x\n{ ?a <b> 'c' }")
    assert [(t.kind, t.text, t.start) for t in found] == [
        ("word", "ASK", 0),
        ("other", "{", 8),
        ("variable", "?a", 10),
        ("iri", "<b>", 13),
        ("string", "'c'", 17),
        ("other", "}", 21),
    ]


def test_unescape_leaves_what_is_no_code_point() -> None:
    assert unescape("\\u0041\\U00000042\\u00ZZ\\UFFFFFFFF\\uD800") == "AB\\u00ZZ\\UFFFFFFFF\\uD800"
