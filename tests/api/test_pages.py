import html.parser
import json
import re

import pytest

from api.explore import site
from api.explore.assets import VIS
from kg.errors import VetkgError
from tests.api.valley import EVIL
from tests.api.valley_client import id_of

PAGES = [
    "/",
    "/explore",
    "/browse",
    "/browse?type=School&q=云溪",
    "/ask/partnerships",
    "/vocabulary",
    "/about",
    "/docs",
    "/console",
]


@pytest.fixture(autouse=True)
def a_new_visitor(valley):
    """No language chosen before."""
    valley.cookies.clear()


class Tags(html.parser.HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def every_page(client) -> list[str]:
    school, evil = id_of(client, "云溪一职"), id_of(client, EVIL)
    row = client.get("/questions/partnerships", params={"enterprise": EVIL}).json()["rows"][0]
    own = [f"/entity/{school}", f"/entity/{evil}", f"/explore?focus={evil}", f"/fact/{row['facts'][0]}", "/report/yunxi-2021"]
    return [*PAGES, *own, "/entity/no-such", "/ask/no-such", "/ask/partnerships?region=云西市"]


def test_no_page_loads_from_elsewhere_or_holds_script_or_style_of_its_own(valley):
    for address in every_page(valley):
        page = valley.get(address)
        assert "default-src 'self'" in page.headers["content-security-policy"]
        assert "unsafe" not in page.headers["content-security-policy"]
        for tag, attributes in Tags(page.text).found:
            assert tag != "style", address
            assert not any(key == "style" or key.startswith("on") for key in attributes), (address, tag, attributes)
            if tag == "script" and attributes.get("type") != "application/json":
                assert (attributes.get("src") or "").startswith("/static/"), address
            if tag in ("script", "link", "img"):
                assert "//" not in (attributes.get("src") or attributes.get("href") or ""), address


def test_every_address_that_a_page_names_answers(valley):
    seen = set()
    for address in every_page(valley):
        for _, attributes in Tags(valley.get(address).text).found:
            for target in (attributes.get("src"), attributes.get("href")):
                if target and target.startswith("/") and "lang=" not in target and target not in seen:
                    seen.add(target)
                    assert valley.get(target).status_code in (200, 303), (address, target)
    assert len(seen) > 40


def test_names_that_try_to_break_a_page_are_text(valley):
    for address in every_page(valley):
        assert "<script>alert" not in valley.get(address).text, address
    page = valley.get(f"/explore?focus={id_of(valley, EVIL)}").text
    block = re.search(r'<script type="application/json" id="picture">(.*?)</script>', page, re.S)
    assert EVIL in {node["label"] for node in json.loads(block[1])["nodes"]}


def test_what_a_visitor_types_is_text(valley):
    for address in ("/browse", "/ask/partnerships", "/explore"):
        key = {"/browse": "q", "/ask/partnerships": "region", "/explore": "focus"}[address]
        assert "<img src=x" not in valley.get(address, params={key: '"><img src=x onerror=alert(1)>'}).text


def test_pages_speak_chinese_and_english_and_remember(valley):
    assert '<html lang="zh-CN">' in valley.get("/").text
    english = valley.get("/?lang=en")
    assert '<html lang="en">' in english.text
    assert "lang=en" in english.headers["set-cookie"]
    assert '<html lang="en">' in valley.get("/browse").text
    valley.cookies.clear()
    assert '<html lang="zh-CN">' in valley.get("/browse?lang=xx").text


def test_every_word_is_there_in_both_languages_and_every_error_has_its_own():
    for key, said in (*site.texts().items(), *site.values().items()):
        assert said.keys() == {"zh", "en"}, key
        assert all(said.values()), key

    def slugs(error):
        return {error.slug} | {slug for kind in error.__subclasses__() for slug in slugs(kind)}

    missing = {slug for slug in slugs(VetkgError) if f"error_{slug.replace('-', '_')}" not in site.texts()}
    assert missing == set()


def test_the_start_page_tells_counts_questions_and_reports(valley):
    page = valley.get("/").text
    for address in ("/ask/partnerships", "/explore", "/console", "/docs", "/report/yunxi-2021", "/browse?type=School"):
        assert f'href="{address}"' in page, address


def test_a_question_page_is_its_form_and_its_answer(valley):
    page = valley.get("/ask/partnerships", params={"region": "云溪市"}).text
    assert 'name="region" value="云溪市"' in page
    assert "云溪市第二职业学校" in page
    assert re.search(r'href="/fact/fact-[0-9a-f]{12}"', page)
    wrong = valley.get("/ask/partnerships", params={"region": "云西市"})
    assert wrong.status_code == 404
    assert "云溪市" in wrong.text
    empty = valley.get("/ask/partnerships", params={"year": "1999"})
    assert "没有符合条件的事实" in empty.text


def test_errors_are_pages_for_people_and_problems_for_programs(valley):
    page = valley.get("/entity/云溪市第一职业学")
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "图中没有这个名称" in page.text
    assert "云溪市第一职业学校" in page.text
    assert valley.get("/entities/云溪市第一职业学").headers["content-type"] == "application/problem+json"


def test_a_wrong_address_is_a_page_for_people_and_a_problem_for_programs(valley):
    page = valley.get("/nowhere", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "没有这个网页" in page.text
    for accept in ("*/*", "application/json"):
        assert valley.get("/nowhere", headers={"Accept": accept}).headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("address", ["/ontology/Scholl", "/indicator/nowhere", "/form/nowhere"])
def test_an_unknown_term_is_a_page_for_people_and_a_problem_for_programs(valley, address):
    page = valley.get(address, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    told = valley.get(address, headers={"Accept": "*/*"})
    assert (told.status_code, told.headers["content-type"]) == (404, "application/problem+json")


def test_every_parameter_of_a_path_is_described(valley):
    for path, methods in valley.get("/openapi.json").json()["paths"].items():
        for method, operation in methods.items():
            told = {one["name"] for one in operation.get("parameters", []) if one["in"] == "path"}
            assert told == set(re.findall(r"{(\w+)}", path)), (method, path)


def test_unknown_terms_and_types_are_told_the_nearest(valley):
    assert valley.get("/ontology/Scholl").json()["suggestions"][0] == "School"
    assert valley.get("/form/order-clas").json()["suggestions"][0] == "order-class"
    assert valley.get("/entities?type=Scool").json()["suggestions"] == ["School"]


def test_programs_of_a_partnership_are_links_and_its_forms_in_the_visitors_language(valley):
    school = id_of(valley, "云溪一职")
    program = id_of(valley, "数控技术应用")
    facts = next(row["facts"] for row in valley.get("/questions/partnerships").json()["rows"] if row["programs"])
    fact = next(one for one in facts if valley.get(f"/facts/{one}").json()["type"] == "partnersWith")
    for address in (f"/entity/{school}", f"/fact/{fact}"):
        english = valley.get(f"{address}?lang=en").text
        assert f'href="/entity/{program}"' in english
        assert "type=&#39;" not in english
        assert "Joint training base" in english
        assert "共建实训基地" in valley.get(f"{address}?lang=zh").text


def test_an_iri_leads_to_its_page_or_its_data(valley):
    school = id_of(valley, "云溪一职")
    fact = valley.get("/questions/partnerships").json()["rows"][0]["facts"][0]
    for id_, page, data in (
        (school, f"/entity/{school}", f"/entities/{school}"),
        (fact, f"/fact/{fact}", f"/facts/{fact}"),
        ("report-yunxi-2021", "/report/yunxi-2021", "/reports/yunxi-2021"),
    ):
        for accept, target in (("text/html", page), ("application/json", data)):
            answer = valley.get(f"/id/{id_}", headers={"Accept": accept})
            assert (answer.status_code, answer.headers["location"]) == (303, target)
    assert valley.get("/id/school-nowhere", headers={"Accept": "text/html"}).status_code == 404
    assert valley.get(f"/id/{school}", headers={"Accept": "text/turtle"}).headers["location"] == f"/data/{school}"


def test_vis_network_comes_from_pyvis_and_nothing_else_is_served(valley):
    script = valley.get(f"/static/{VIS}")
    assert script.status_code == 200
    assert b"visjs" in script.content[:300]
    again = valley.get(f"/static/{VIS}", headers={"If-None-Match": script.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    for name in ("../site.py", "%2e%2e/site.py", "vis/../../site.py", "/etc/passwd", "nothing.js"):
        assert valley.get(f"/static/{name}").status_code == 404, name


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_picture_has_a_place_a_colour_and_a_shape_for_every_node(valley, language):
    page = valley.get("/explore", params={"lang": language}).text
    block = re.search(r'<script type="application/json" id="picture">(.*?)</script>', page, re.S)
    picture = json.loads(block[1])
    assert 3 <= len(picture["nodes"]) <= 60
    assert all({"x", "y", "color", "shape", "size", "type"} <= node.keys() for node in picture["nodes"])
    relations = {edge["title"] for edge in picture["edges"]}
    assert ("校企合作" if language == "zh" else "partners with") in relations


def test_expanding_gives_neighbours_and_their_ties_to_what_is_shown(valley):
    city, school = id_of(valley, "云溪市"), id_of(valley, "云溪一职")
    part = valley.get("/explore/around", params={"focus": city, "limit": 2, "known": school}).json()
    assert len(part["nodes"]) == 3
    assert (part["shown"], part["total"]) == (2, 4)
    assert {(e["from"], e["to"]) for e in part["edges"]} >= {(school, city)}
    rest = valley.get("/explore/around", params={"focus": city, "limit": 2, "offset": 2}).json()
    assert not {n["id"] for n in part["nodes"][1:]} & {n["id"] for n in rest["nodes"][1:]}
    assert valley.get("/explore/around?focus=nowhere").status_code == 404
    assert valley.get("/explore/around?focus=x&limit=1000").status_code == 422


def test_the_explorer_opens_at_a_name(valley):
    page = valley.get("/explore", params={"focus": "云溪一职"})
    assert json.loads(re.search(r'id="page">(.*?)<', page.text)[1])["focus"] == id_of(valley, "云溪一职")
    assert valley.get("/explore", params={"focus": "没有这样的"}).status_code == 404
    assert valley.get("/explore", params={"report": "nowhere"}).status_code == 404
    only = valley.get("/explore", params={"report": "dongling-2022"}).text
    assert "云溪市第二职业学校" not in only


def test_a_choice_is_told_in_words(valley):
    page = valley.get("/ask/school-ties?lang=zh").text
    assert '<option value="unsaid">地区未写明</option>' in page
    assert not re.search(r">\s*(home|away|unsaid)\s*<", page)
    assert re.search(r">\s*between regions\s*<", valley.get("/ask/school-ties?lang=en").text)


def test_a_row_that_rests_on_many_facts_folds_them(valley):
    page = valley.get("/ask/report-coverage?lang=zh").text
    assert not re.search(r">\s*(stated|rejected|item)\s*<", page)
    assert re.search(r"<details><summary>\d+</summary>", page)
