import csv
import io

from tests.api.valley import EVIL


def test_the_catalogue_names_every_question_with_both_languages(valley):
    found = valley.get("/questions").json()["questions"]
    by_name = {q["name"]: q for q in found}
    assert {"partnerships", "shared-policies", "evidence"} <= by_name.keys()
    assert by_name["partnerships"]["title"] == {"zh": "校企合作", "en": "Partnerships"}
    assert [p["name"] for p in by_name["partnerships"]["parameters"]][:2] == ["region", "school"]
    assert "MATCH" in by_name["partnerships"]["cypher"]
    assert "SELECT" in by_name["partnerships"]["sparql"]


def test_partnerships_of_a_region_by_name_alias_or_id(valley):
    answer = valley.get("/questions/partnerships", params={"region": "云溪市"}).json()
    pairs = {(row["school"]["name"], row["enterprise"]["name"]) for row in answer["rows"]}
    assert pairs == {
        ("云溪市第一职业学校", "晨光机械有限公司"),
        ("云溪市第一职业学校", EVIL),
        ("云溪市第二职业学校", "晨光机械有限公司"),
    }
    assert {row["school"]["type"] for row in answer["rows"]} == {"School"}
    assert answer["page"]["total"] == 3
    assert answer["truncated"] is False
    assert answer["release"].startswith("release-")
    same = valley.get("/questions/partnerships", params={"region": answer["parameters"]["region"]}).json()
    assert same["rows"] == answer["rows"]
    by_alias = valley.get("/questions/partnerships", params={"school": "云溪一职"}).json()
    assert {row["school"]["name"] for row in by_alias["rows"]} == {"云溪市第一职业学校"}


def test_every_row_leads_to_facts_that_exist(valley):
    for row in valley.get("/questions/partnerships").json()["rows"]:
        assert row["facts"]
        for fact in row["facts"]:
            assert valley.get(f"/facts/{fact}").status_code == 200


def test_names_beside_ids_become_cells(valley):
    answer = valley.get("/questions/partnerships", params={"school": "云溪一职", "enterprise": "晨光机械有限公司"}).json()
    columns = {c["name"]: c["type"] for c in answer["columns"]}
    assert columns["school"] == "entity"
    assert columns["programs"] == "entities"
    assert "school_name" not in columns
    (row,) = answer["rows"]
    (program,) = row["programs"]
    assert program == {"id": program["id"], "name": "数控技术应用", "type": "Program"}
    assert valley.get(f"/entities/{program['id']}").json()["name"] == "数控技术应用"


def test_pages_neither_repeat_nor_miss_a_row(valley):
    whole = valley.get("/questions/partnerships").json()["rows"]
    found, address = [], "/questions/partnerships?limit=1"
    while address:
        response = valley.get(address)
        answer = response.json()
        found += answer["rows"]
        address = answer["page"]["next"]
        assert ('rel="next"' in response.headers["link"]) == bool(address)
    assert found == whole


def test_csv_by_accept_and_by_format(valley):
    by_accept = valley.get("/questions/partnerships", headers={"Accept": "text/csv"})
    by_format = valley.get("/questions/partnerships?format=csv")
    assert by_accept.text == by_format.text
    assert by_accept.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(by_format.text)))
    assert {row["enterprise_name"] for row in rows} == {"晨光机械有限公司", EVIL}
    assert valley.get("/questions/partnerships?format=excel").content.startswith(b"\xef\xbb\xbf")


def test_a_browser_gets_json_not_csv(valley):
    response = valley.get("/questions/partnerships", headers={"Accept": "text/html,*/*;q=0.8"})
    assert response.headers["content-type"] == "application/json"


def test_what_is_unknown_is_said_with_suggestions(valley):
    unknown = valley.get("/questions/partnership")
    assert unknown.status_code == 404
    assert unknown.headers["content-type"] == "application/problem+json"
    assert "partnerships" in unknown.json()["suggestions"]
    region = valley.get("/questions/partnerships", params={"region": "云西市"})
    assert region.status_code == 404
    assert "云溪市" in region.json()["suggestions"]
    assert valley.get("/questions/partnerships?regoin=x").json()["suggestions"] == ["region"]


def test_what_cannot_be_is_refused(valley):
    assert valley.get("/questions/partnerships?limit=0").status_code == 422
    assert valley.get("/questions/partnerships?limit=100000").status_code == 422
    assert valley.get("/questions/partnerships?year=soon").status_code == 400
    assert valley.get("/questions/partnerships?format=xls").status_code == 400
    assert valley.get("/questions/partnerships?region=a&region=b").status_code == 400
