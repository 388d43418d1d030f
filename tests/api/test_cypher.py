"""The Cypher endpoint: what Neo4j's HTTP Query API takes and gives, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

TYPED = "application/vnd.neo4j.query"


def ask(client: TestClient, statement: str, path: str = "/cypher", **more: Any) -> Any:
    return client.post(path, json={"statement": statement, **more})


@pytest.mark.parametrize("path", ["/cypher", "/db/neo4j/query/v2", "/db/vetkg/query/v2"])
def test_fields_and_values(client: TestClient, path: str) -> None:
    answer = ask(client, "MATCH (e:Enterprise) RETURN e.name AS name, 1 AS one ORDER BY name", path)
    assert answer.status_code == 202
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == {
        "data": {
            "fields": ["name", "one"],
            "values": [["晨光机械有限公司", 1], ["百川软件有限公司", 1], ["青石物流有限公司", 1]],
        },
        "bookmarks": [],
    }


def test_parameters_are_values_never_text(client: TestClient) -> None:
    for name in ("晨光机械有限公司", "x' OR true //", 'x"}) MATCH (n) DETACH DELETE n //', "`; RETURN 1; `", "\\"):
        rows = ask(client, "MATCH (e:Enterprise {name: $name}) RETURN e.name", parameters={"name": name}).json()["data"]["values"]
        assert rows == ([["晨光机械有限公司"]] if name.startswith("晨") else [])


def test_nodes_relationships_and_paths_as_objects(client: TestClient) -> None:
    answer = ask(
        client, "MATCH p = (s:School)-[r:PARTNERS_WITH]->(e:Enterprise {name: '晨光机械有限公司'}) RETURN s, r, e, p"
    ).json()
    school, tie, firm, path = answer["data"]["values"][0]
    assert school.keys() == {"elementId", "labels", "properties"}
    assert (school["labels"], school["properties"]["name"]) == (["School"], "云溪市第一职业学校")
    assert tie["type"] == "PARTNERS_WITH"
    assert (tie["startNodeElementId"], tie["endNodeElementId"]) == (school["elementId"], firm["elementId"])
    assert tie["properties"]["year"] == 2021
    assert [item["elementId"] for item in path] == [school["elementId"], tie["elementId"], firm["elementId"]]


def test_typed_json(client: TestClient) -> None:
    statement = "MATCH p = (s:School)-[r]->(:Enterprise) RETURN s, r, p, 1, 2.5, true, null, 'x', [1], {a: 1} LIMIT 1"
    answer = client.post("/cypher", json={"statement": statement}, headers={"Accept": TYPED})
    assert answer.headers["content-type"] == TYPED
    node, tie, path, *rest = answer.json()["data"]["values"][0]
    assert node["$type"] == "Node"
    assert node["_value"].keys() == {"_element_id", "_labels", "_properties"}
    assert node["_value"]["_properties"]["name"] == {"$type": "String", "_value": "云溪市第一职业学校"}
    assert tie["$type"] == "Relationship"
    assert tie["_value"]["_start_node_element_id"] == node["_value"]["_element_id"]
    assert [item["$type"] for item in path["_value"]] == ["Node", "Relationship", "Node"]
    assert path["$type"] == "Path"
    one = {"$type": "Integer", "_value": "1"}
    assert rest == [
        one,
        {"$type": "Float", "_value": "2.5"},
        {"$type": "Boolean", "_value": True},
        {"$type": "Null", "_value": None},
        {"$type": "String", "_value": "x"},
        {"$type": "List", "_value": [one]},
        {"$type": "Map", "_value": {"a": one}},
    ]


def test_typed_parameters(client: TestClient) -> None:
    body = {
        "statement": "RETURN $n + 1 AS n, $s AS s, $l AS l",
        "parameters": {
            "n": {"$type": "Integer", "_value": "41"},
            "s": {"$type": "String", "_value": "云"},
            "l": {"$type": "List", "_value": [{"$type": "Float", "_value": "0.5"}]},
        },
    }
    answer = client.post("/cypher", json=body, headers={"Content-Type": TYPED})
    assert answer.json()["data"]["values"] == [[42, "云", [0.5]]]
    body["parameters"] = {"n": {"$type": "Integer", "_value": "x"}, "s": None, "l": None}
    assert client.post("/cypher", json=body, headers={"Content-Type": TYPED}).status_code == 400


def test_counters_say_that_nothing_changed(client: TestClient) -> None:
    counters = ask(client, "RETURN 1", includeCounters=True).json()["counters"]
    assert counters["containsUpdates"] is False
    assert counters["nodesCreated"] == 0
    assert "counters" not in ask(client, "RETURN 1").json()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("CREATE (:School {id: 'x'})", "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"),
        ("LOAD FROM '/etc/passwd' RETURN *", "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"),
        ("RETURN 1; RETURN 2", "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"),
        ("MATCH (n RETURN n", "Neo.ClientError.Statement.SyntaxError"),
        ("RETURN $missing", "Neo.ClientError.Statement.SyntaxError"),
        ("", "Neo.ClientError.Statement.SyntaxError"),
    ],
)
def test_failures_are_problems_with_the_codes_of_neo4j(client: TestClient, statement: str, code: str) -> None:
    answer = ask(client, statement)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["errors"][0]["code"] == code
    assert body["detail"] in body["errors"][0]["message"]
    assert body["status"] == 400


@pytest.mark.parametrize(
    ("content", "content_type", "status"),
    [
        (b"{", "application/json", 400),
        (b"[" * 5000, "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"statement": 1}', "application/json", 400),
        (b'{"statement": "RETURN 1", "parameters": []}', "application/json", 202),
        (b'{"statement": "RETURN 1", "parameters": [1]}', "application/json", 400),
        (b'{"statement": "RETURN 1", "statements": []}', "application/json", 400),
        (b'{"statement": "RETURN 1", "maxExecutionTime": -1}', "application/json", 400),
        (b'{"statement": "RETURN 1", "maxExecutionTime": NaN}', "application/json", 400),
        (b'{"statement": "RETURN \xff"}', "application/json", 400),
        (b'{"statement": "RETURN 1"}', "text/plain", 415),
    ],
)
def test_bodies(client: TestClient, content: bytes, content_type: str, status: int) -> None:
    answer = client.post("/cypher", content=content, headers={"Content-Type": content_type})
    assert answer.status_code == status, answer.text


def test_not_acceptable(client: TestClient) -> None:
    answer = client.post("/cypher", json={"statement": "RETURN 1"}, headers={"Accept": "text/csv"})
    assert answer.status_code == 406
    assert "application/json" in answer.json()["suggestions"]


def test_cut_answers_say_so(short_client: TestClient) -> None:
    answer = ask(short_client, "UNWIND range(1, 5) AS n RETURN n")
    assert answer.headers["x-vetkg-truncated"] == "true"
    assert answer.json()["data"]["values"] == [[1], [2]]
    assert "first 2 rows" in answer.json()["notifications"][0]["description"]
    assert "notifications" not in ask(short_client, "UNWIND range(1, 2) AS n RETURN n").json()


def test_time_limit(short_client: TestClient) -> None:
    answer = ask(short_client, "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b % 7)")
    assert answer.status_code == 503
    assert answer.json()["errors"][0]["code"] == "Neo.ClientError.Transaction.TransactionTimedOut"
    assert ask(short_client, "RETURN 1").status_code == 202
