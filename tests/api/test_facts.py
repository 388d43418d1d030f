from tests.api.valley import CITY, SECTION


def partnership(client, school: str, enterprise: str):
    answer = client.get("/questions/partnerships", params={"school": school, "enterprise": enterprise}).json()
    for id_ in answer["rows"][0]["facts"]:
        fact = client.get(f"/facts/{id_}").json()
        if fact["type"] == "partnersWith":
            return fact
    raise AssertionError("no fact of the partnership")


def test_a_fact_of_two_reports_has_both_claims(valley):
    fact = partnership(valley, "云溪一职", "晨光机械有限公司")
    assert fact["says"]["zh"] == "云溪市第一职业学校 — 校企合作 → 晨光机械有限公司"
    assert {c["report"] for c in fact["claims"]} == {"yunxi-2021", "dongling-2022"}
    city = next(c for c in fact["claims"] if c["report"] == "yunxi-2021")
    assert city["attributes"]["forms"] == ["共建实训基地"]
    assert city["attributes"]["programs"][0]["name"] == "数控技术应用"


def test_the_place_holds_the_surface_and_the_quote_is_the_sentence(valley):
    fact = partnership(valley, "云溪市第二职业学校", "晨光机械有限公司")
    (claim,) = fact["claims"]
    (place,) = claim["places"]
    assert CITY[place["start"] : place["end"]] == place["surface"] == "晨光机械有限公司"
    assert (place["section"], place["page"], place["title"]) == (SECTION, 3, CITY.splitlines()[0])
    assert place["quote"] == {"before": "云溪市第二职业学校与", "surface": "晨光机械有限公司", "after": "开办订单班。"}
    assert fact["how_to_see"] == ""


def test_where_the_text_is_not_at_hand_the_answer_says_what_to_do(valley):
    fact = partnership(valley, "云溪一职", "晨光机械有限公司")
    province = next(c for c in fact["claims"] if c["report"] == "dongling-2022")
    assert province["places"][0]["quote"] is None
    assert "--reports DIR" in fact["how_to_see"]


def test_a_claim_leads_to_its_fact(valley):
    fact = partnership(valley, "云溪一职", "晨光机械有限公司")
    assert valley.get(f"/facts/{fact['claims'][0]['id']}").json() == fact
    assert valley.get(f"/facts/{fact['iri'].rsplit('/', 1)[1]}").json() == fact


def test_an_unknown_fact(valley):
    answer = valley.get("/facts/fact-000000000000")
    assert answer.status_code == 404
    assert answer.json()["type"].endswith("unknown-name")
