from tests.api.valley import EVIL
from tests.api.valley_client import id_of


def test_search_finds_by_alias_start_part_and_letters(valley):
    for typed in ("云溪一职", "云溪市第一", "第一职业", "云溪职业学校"):
        hits = valley.get("/search", params={"q": typed, "type": "School"}).json()["hits"]
        assert hits[0]["name"] == "云溪市第一职业学校", typed
    assert valley.get("/search", params={"q": "云溪一职"}).json()["hits"][0]["matched"] == "云溪一职"
    assert valley.get("/search", params={"q": "没有这样的"}).json()["hits"] == []


def test_entities_by_type_name_and_region(valley):
    schools = valley.get("/entities?type=School").json()
    assert [e["name"] for e in schools["entities"]] == ["云溪市第一职业学校", "云溪市第二职业学校"]
    assert schools["page"]["total"] == 2
    inside = valley.get("/entities", params={"type": "Enterprise", "region": "东岭省"}).json()["entities"]
    assert {e["name"] for e in inside} == {"晨光机械有限公司", EVIL}
    assert valley.get("/entities", params={"region": "云溪市", "type": "Region"}).json()["page"]["total"] == 2
    two = valley.get("/entities", params={"type": "School,Policy", "q": "第二"}).json()["entities"]
    assert [e["name"] for e in two] == ["云溪市第二职业学校"]


def test_lists_page_with_links(valley):
    first = valley.get("/entities?limit=3")
    assert first.json()["page"]["returned"] == 3
    second = valley.get(first.json()["page"]["next"])
    links = second.headers["link"]
    assert all(f'rel="{rel}"' in links for rel in ("first", "prev", "last"))
    ids = [e["id"] for e in first.json()["entities"] + second.json()["entities"]]
    assert len(ids) == len(set(ids))


def test_an_entity_with_its_facts_in_and_out(valley):
    school = valley.get(f"/entities/{id_of(valley, '云溪一职')}").json()
    assert school["aliases"] == ["云溪一职"]
    assert school["attributes"] == {"ownership": "公办"}
    groups = {(g["relation"], g["direction"]): g for g in school["relations"]}
    assert groups["partnersWith", "out"]["total"] == 2
    assert groups["locatedIn", "out"]["facts"][0]["object"]["name"] == "云溪市"
    firm = valley.get(f"/entities/{id_of(valley, '晨光机械')}").json()
    assert {(g["relation"], g["direction"], g["total"]) for g in firm["relations"]} == {("partnersWith", "in", 2)}
    assert len(firm["mentions"]) == 2


def test_a_symmetric_relation_is_one_list_at_either_end(valley):
    for name, other in (("云溪一职", "云溪市第二职业学校"), ("云溪市第二职业学校", "云溪市第一职业学校")):
        entity = valley.get(f"/entities/{id_of(valley, name)}").json()
        (group,) = [g for g in entity["relations"] if g["relation"] == "cooperatesWith"]
        (fact,) = group["facts"]
        assert group["direction"] == "both"
        assert other in (fact["subject"]["name"], fact["object"]["name"])


def test_a_group_is_cut_at_the_limit_and_says_so(valley):
    school = valley.get(f"/entities/{id_of(valley, '云溪一职')}?limit=1").json()
    group = next(g for g in school["relations"] if g["relation"] == "partnersWith")
    assert (group["total"], len(group["facts"]), group["truncated"]) == (2, 1, True)


def test_figures_of_a_region(valley):
    city = valley.get(f"/entities/{id_of(valley, '云溪市')}").json()
    (figure,) = city["observations"]["facts"]
    assert (figure["type"], figure["year"], figure["value"], figure["unit"]) == ("在校生数", 2021, 1234.0, "人")


def test_what_is_unknown_is_said_with_suggestions(valley):
    for address in ("/entities/云溪市第一职业学", "/entities?region=云西市"):
        answer = valley.get(address)
        assert answer.status_code == 404
        assert answer.json()["suggestions"]
    assert "School" in valley.get("/entities?type=Schule").json()["suggestions"]
    assert valley.get("/entities?limit=1001").status_code == 422
