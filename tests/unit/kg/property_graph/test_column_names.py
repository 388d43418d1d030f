import pytest

from kg.property_graph.column_names import as_written


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("MATCH (n) RETURN count(n)", ("count(n)",)),
        ("MATCH (n) RETURN DISTINCT n.name, count( * ) AS many ORDER BY many LIMIT 3;", ("n.name", "many")),
        ("MATCH (n) RETURN {a: 1, b: [2, 3]}, toUpper('x, y') AS `a ``b``` // tail, AS z", ("{a: 1, b: [2, 3]}", "a `b`")),
        ("MATCH (n) RETURN n.limit, n.order SKIP 2", ("n.limit", "n.order")),
        ("MATCH (n) RETURN n.limit AS limit, 1 AS order", ("limit", "order")),
        ("RETURN 1 AS x UNION RETURN 2 AS x", ("x",)),
        ("CALL { MATCH (n) RETURN n, 1 } RETURN n.id", ("n.id",)),
        ("RETURN /* a, b */ 1, $limit", ("/* a, b */ 1", "$limit")),
        ("MATCH (n) return n . name", ("n . name",)),
    ],
)
def test_columns_are_named_as_the_statement_names_them(statement, names):
    assert as_written(statement, tuple(f"ENGINE({i})" for i in range(len(names)))) == names


@pytest.mark.parametrize(
    "statement", ["MATCH (n) RETURN *", "EXPLAIN MATCH (n) RETURN n", "CALL show_tables()", "MATCH (n) RETURN n, *"]
)
def test_the_engines_names_stay_where_the_statement_gives_none(statement):
    assert as_written(statement, ("ENGINE",)) == ("ENGINE",)
