import pytest

from kg.rdf.query_text import bound, form, limited, tokens


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("SELECT * {}", "SELECT"),
        ("# ASK\nselect * {}", "SELECT"),
        ("PREFIX ask: <http://x/> ASK {}", "ASK"),
        ("BASE <http://x/SELECT> DESCRIBE <y>", "DESCRIBE"),
        ("PREFIX : <http://x/> CONSTRUCT { ?s :p 'SELECT' } WHERE {}", "CONSTRUCT"),
        ("INSERT DATA {}", ""),
        ("", ""),
    ],
)
def test_the_form_of_a_query(query, wanted):
    assert form(tokens(query)) == wanted


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("SELECT * {}", "SELECT * {}\nLIMIT 5\n"),
        ("SELECT * {} LIMIT 9", "SELECT * {} LIMIT 5"),
        ("SELECT * {} limit 3 OFFSET 2", "SELECT * {} limit 3 OFFSET 2"),
        ("SELECT * { { SELECT * {} LIMIT 9 } }", "SELECT * { { SELECT * {} LIMIT 9 } }\nLIMIT 5\n"),
        ("SELECT * {} # LIMIT 9", "SELECT * {}\nLIMIT 5\n # LIMIT 9"),
        ("SELECT * {} VALUES ?x { 1 }", "SELECT * {} \nLIMIT 5\nVALUES ?x { 1 }"),
        ("SELECT ?LIMIT { ?LIMIT ?p 'LIMIT 9' }", "SELECT ?LIMIT { ?LIMIT ?p 'LIMIT 9' }\nLIMIT 5\n"),
    ],
)
def test_a_limit_is_lowered_or_given(query, wanted):
    assert limited(query, 5) == wanted


def test_constants_open_the_pattern_of_each_query_and_no_other_braces():
    query = "SELECT (EXISTS { ?s ?p ?w } AS ?e) WHERE { ?s ?p ?w { SELECT ?s { ?s ?q ?w } } OPTIONAL { ?s ?p 1 } }"
    block = ' VALUES (?w) { ("x") } '
    wanted = f"SELECT (EXISTS {{ ?s ?p ?w }} AS ?e) WHERE {{{block} ?s ?p ?w {{ SELECT ?s {{{block} ?s ?q ?w }} }} OPTIONAL {{ ?s ?p 1 }} }}"
    assert bound(query, {"w": "x"}) == wanted
    assert bound(query, {"w": None, "nobody": 1}) == query
