import pytest

from kg.errors import QueryError
from kg.property_graph.statement_text import is_one, with_nulls


@pytest.mark.parametrize("text", ["RETURN 1", "RETURN 1;", "RETURN ';;' ; // ; x", "RETURN `a;b`;\n/* ; */", 'RETURN "\\";"', ""])
def test_one_statement(text):
    assert is_one(text)


@pytest.mark.parametrize(
    "text", ["RETURN 1; RETURN 2", "RETURN 1;;", "RETURN '\\\\'; RETURN 2 //'", "RETURN 1 /* */; COPY x TO 'y'"]
)
def test_several_statements(text):
    assert not is_one(text)


def test_nulls_are_written_and_only_what_is_used_is_given():
    text, used = with_nulls("MATCH (n) WHERE $a IS NULL OR n.x = $ab // $c\nRETURN '$a', `$a`", {"a": None, "ab": 1, "z": 2})
    assert text == "MATCH (n) WHERE NULL IS NULL OR n.x = $ab // $c\nRETURN '$a', `$a`"
    assert used == {"ab": 1}


def test_a_parameter_that_nobody_gave():
    with pytest.raises(QueryError, match=r"\$b"):
        with_nulls("RETURN $b", {"a": 1})
