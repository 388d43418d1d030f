"""Releases over HTTP: each answers for itself while it is kept, and a new one is served without a restart."""

import threading
import time
from dataclasses import replace

import pytest
import rdflib
from fastapi.testclient import TestClient
from rdflib import DCAT, DCTERMS, PROV, RDF

from api.app import create_app
from api.releases import keep, keep_in_page
from api.settings import Settings
from kg.build import build
from kg.folder import read_graph
from kg.releases import kept
from tests.facts_for_tests import entity, figure, relation, report

PROBLEM = "application/problem+json"
CITY, SCHOOL = entity("Region", "云溪市", code="320100"), entity("School", "云溪市第一职业学校")
SHORT, FULL = entity("Enterprise", "星河"), entity("Enterprise", "星河汽车有限公司", "星河")
LOST = entity("Honour", "云溪名校")
FIRST = report("a", "云溪市", [CITY, SCHOOL, SHORT, LOST], [relation("partnersWith", SCHOOL, SHORT)])
FIRST = replace(FIRST, observations=(figure(CITY, "在校生数", 2020, 100.0, "人"),))
SECOND = replace(FIRST, entities=(CITY, SCHOOL, SHORT), observations=(figure(CITY, "在校生数", 2020, 120.0, "人"),))
ALIAS = report("b", "青岚省", [FULL])


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder with three releases: a figure changes and an honour goes; then a short name turns out to be a firm's."""
    out = tmp_path_factory.mktemp("releases") / "graph"
    dates = ("2024-01-01T00:00:00+00:00", "2025-01-01T00:00:00+00:00", "2026-01-01T00:00:00+00:00")
    sets = ([FIRST], [SECOND], [SECOND, ALIAS])
    return out, [build(facts, out, date=date) for facts, date in zip(sets, dates, strict=True)]


@pytest.fixture(scope="module")
def client(made):
    with TestClient(
        create_app(Settings(graph=made[0], workers=1)), raise_server_exceptions=False, follow_redirects=False
    ) as running:
        yield running


@pytest.fixture(scope="module")
def ids(made):
    return [release.id for release in made[1]]


@pytest.fixture(scope="module")
def firms(made):
    """The firm's id by its short name, and by its full one."""
    out, (_, second, third) = made
    found = []
    for release in (second, third):
        graph = read_graph(kept.place_of(out, release.id))
        found.append(next(e.id for e in graph.entities.values() if e.type == "Enterprise"))
    return found


def test_the_releases_are_listed_newest_first_with_what_they_were_made_from(client, made):
    answer = client.get("/releases").json()
    first, second, third = made[1]
    assert [row["id"] for row in answer["releases"]] == [third.id, second.id, first.id]
    assert [row["current"] for row in answer["releases"]] == [True, False, False]
    newest = answer["releases"][0]
    assert (newest["former"], newest["date"]) == (second.id, "2026-01-01T00:00:00+00:00")
    assert (newest["change"]["reports"], newest["change"]["claims"]) == (1, 1)
    assert {i["sha256"] for i in newest["inputs"]} == {"0" * 64}
    assert set(newest["scores"]) <= {"unseen", "seen", "seeds"}
    assert client.get(f"/releases/{first.id}").json() == answer["releases"][2]
    assert client.get("/releases/release-000000000000").status_code == 404


@pytest.mark.parametrize("kind", ["text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"])
def test_a_release_is_a_dataset_with_its_provenance(client, made, kind):
    answer = client.get(f"/releases/{made[1][1].id}", headers={"Accept": kind})
    assert answer.headers["content-type"].startswith(kind)
    formats = {"text/turtle": "turtle", "application/ld+json": "json-ld", "application/n-triples": "nt"}
    graph = rdflib.Graph().parse(data=answer.text, format=formats.get(kind, "xml"))
    release = rdflib.URIRef(f"https://w3id.org/vetkg/id/{made[1][1].id}")
    former = rdflib.URIRef(f"https://w3id.org/vetkg/id/{made[1][0].id}")
    assert (release, RDF.type, DCAT.Dataset) in graph
    assert (release, PROV.wasRevisionOf, former) in graph
    assert str(graph.value(release, DCTERMS.issued)).startswith("2025-01-01T00:00:00")
    (activity,) = graph.objects(release, PROV.wasGeneratedBy)
    (used,) = graph.objects(activity, PROV.used)
    spdx = rdflib.Namespace("http://spdx.org/rdf/terms#")
    assert str(graph.value(graph.value(used, spdx.checksum), spdx.checksumValue)) == "0" * 64
    services = [graph.value(s, DCAT.endpointURL) for s in graph.subjects(DCAT.servesDataset, release)]
    assert f"http://testserver/sparql?release={made[1][1].id}" in map(str, services)
    assert len(list(graph.objects(release, DCAT.distribution))) == 7
    assert list(graph.subjects(RDF.type, DCAT.Catalog))


def test_every_distribution_and_service_named_answers(client):
    graph = rdflib.Graph().parse(data=client.get("/releases", headers={"Accept": "text/turtle"}).text, format="turtle")
    addresses = {
        *graph.objects(None, DCAT.downloadURL),
        *graph.objects(None, DCAT.endpointURL),
        *graph.objects(None, DCAT.landingPage),
    }
    assert len(addresses) == 3 * 11
    for address in map(str, addresses):
        assert client.get(address.removeprefix("http://testserver")).status_code in (200, 303, 405), address


def test_the_store_tells_of_its_release_in_a_graph_of_its_own(client, ids):
    query = "SELECT ?r WHERE { GRAPH <https://w3id.org/vetkg/release> { ?r a <http://www.w3.org/ns/dcat#Dataset> } }"
    for id_ in ids:
        rows = client.get("/sparql", params={"query": query, "release": id_}).json()["results"]["bindings"]
        assert [row["r"]["value"] for row in rows] == [f"https://w3id.org/vetkg/id/{id_}"]
    merged = "ASK { ?r a <http://www.w3.org/ns/dcat#Dataset> }"
    assert client.get("/sparql", params={"query": merged}).json()["boolean"] is False


def test_each_route_answers_from_the_release_that_is_named(client, ids):
    value = "SELECT ?v WHERE { ?c <https://w3id.org/vetkg/ontology#value> ?v }"
    cypher = {"statement": "MATCH (o:Observation) RETURN o.value"}
    for id_, wanted, honours in ((ids[0], 100.0, 1), (ids[1], 120.0, 0), (ids[2], 120.0, 0), ("", 120.0, 0)):
        named = {"release": id_} if id_ else {}
        answer = client.get("/sparql", params={"query": value, **named})
        assert float(answer.json()["results"]["bindings"][0]["v"]["value"]) == wanted
        assert answer.headers["X-Vetkg-Release"] == id_ or ids[2]
        assert (
            client.post("/sparql", content=value, params=named, headers={"Content-Type": "application/sparql-query"}).json()
            == answer.json()
        )
        assert client.post("/cypher", json=cypher, params=named).json()["data"]["values"] == [[wanted]]
        rows = client.get("/questions/indicator-series", params={"indicator": "在校生数", **named}).json()
        assert [row["value"] for row in rows["rows"]] == [wanted]
        assert rows["release"] == (id_ or ids[2])
        assert client.get("/entities", params={"type": "Honour", **named}).json()["page"]["total"] == honours
        assert client.get("/stats", params=named).json()["release"] == (id_ or ids[2])
        assert client.get("/health", params=named).json()["release"] == (id_ or ids[2])
        assert client.get("/reports", params=named).headers["X-Vetkg-Release"] == (id_ or ids[2])


def test_a_release_that_is_not_kept_is_a_problem_with_those_that_are(client, ids):
    near = ids[1][:-1] + ("0" if ids[1][-1] != "0" else "1")
    for path in ("/entities", "/sparql?query=ASK{}", "/", "/health", "/nowhere"):
        answer = (
            client.get(path, params={"release": near} if "?" not in path else None)
            if "?" not in path
            else client.get(f"{path}&release={near}")
        )
        assert (answer.status_code, answer.headers["content-type"]) == (404, PROBLEM), path
        assert answer.json()["suggestions"][0] == ids[1]
        assert set(answer.json()["suggestions"]) == set(ids)
    page = client.get("/entity/x", params={"release": near}, headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert "没有保存这个版本" in page.text
    assert f"release={ids[1]}" in page.text
    assert client.get("/stats?release=../../etc").status_code == 404
    assert client.get(f"/stats?release={ids[0]}&release={ids[1]}").status_code == 400
    assert client.get("/stats?release=").json()["release"] == ids[2]


def test_what_leads_on_stays_in_the_release(client, ids, firms):
    page = client.get("/entities", params={"release": ids[0], "limit": 1})
    assert f"release={ids[0]}" in page.json()["page"]["next"]
    assert client.get(page.json()["page"]["next"]).json()["release"] == ids[0]
    assert (
        client.get("/sparql", params={"release": ids[0]}, headers={"Accept": "text/html"}).headers["location"]
        == f"/console?release={ids[0]}"
    )
    to = client.get(f"/id/{firms[0]}", params={"release": ids[0]}, headers={"Accept": "application/json"}).headers["location"]
    assert to == f"/entities/{firms[0]}?release={ids[0]}"
    html = client.get("/", params={"release": ids[0]}, headers={"Accept": "text/html"}).text
    assert f'href="/explore?release={ids[0]}"' in html
    assert f'href="/browse?type=School&amp;release={ids[0]}"' in html
    assert f'<input type="hidden" name="release" value="{ids[0]}">' in html
    assert 'href="/static/site.css"' in html
    assert ids[0] not in client.get("/", headers={"Accept": "text/html"}).text


def test_an_address_keeps_its_release():
    assert keep("/a?b=1#c", "r") == "/a?b=1&release=r#c"
    assert keep("/a", "") == "/a"
    for other in ("https://example.org/a", "//example.org/a", "#x", "mailto:a@b", "/a?release=q", "/a?release="):
        assert keep(other, "r") == other
    assert keep_in_page('<a class="x" href="/a?x=&#34;y&amp;z">', "r") == '<a class="x" href="/a?x=&quot;y&amp;z&amp;release=r">'


def test_an_id_that_joined_another_leads_to_the_survivor(client, ids, firms):
    old, new = firms
    assert old != new
    for path in ("/id/{}", "/entities/{}", "/entity/{}"):
        moved = client.get(path.format(old), params={"limit": 5})
        assert (moved.status_code, moved.headers["location"]) == (301, f"{path.format(new)}?limit=5")
        assert moved.headers["cache-control"] == "no-cache"
    assert client.get(f"/entities/{old}").json() == {"id": new, "iri": f"https://w3id.org/vetkg/id/{new}", "redirectedFrom": old}
    assert client.get(f"/entities/{new}").json()["former_ids"] == [old]
    assert client.get(f"/entities/{old}", params={"release": ids[1]}).json()["name"] == "星河"
    old_fact = client.get(f"/entities/{old}", params={"release": ids[1]}).json()["relations"][0]["facts"][0]
    moved = client.get(f"/facts/{old_fact['id']}")
    assert moved.status_code == 301
    assert client.get(moved.headers["location"]).json()["object"]["id"] == new
    claim = client.get(f"/fact/{old_fact['claims'][0]['id']}")
    assert claim.status_code == 301
    rows = client.get("/questions/partnerships", params={"enterprise": old}).json()["rows"]
    assert [row["enterprise"]["id"] for row in rows] == [new]


def test_both_engines_know_the_former_id(client, firms):
    old, new = firms
    query = f"SELECT ?now WHERE {{ <https://w3id.org/vetkg/id/{old}> <http://www.w3.org/2002/07/owl#sameAs> ?now }}"
    (row,) = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert row["now"]["value"].endswith(new)
    statement = {"statement": "MATCH (e:Enterprise) WHERE $old IN e.formerIds RETURN e.id", "parameters": {"old": old}}
    assert client.post("/cypher", json=statement).json()["data"]["values"] == [[new]]


def test_what_a_release_lost_is_gone_and_the_last_that_had_it_is_named(client, ids, made):
    graph = read_graph(kept.place_of(made[0], ids[0]))
    lost = next(e.id for e in graph.entities.values() if e.type == "Honour")
    for path in (f"/entities/{lost}", client.get(f"/id/{lost}").headers["location"]):
        gone = client.get(path)
        assert (gone.status_code, gone.json()["suggestions"]) == (410, [ids[0]])
    assert client.get(f"/entities/{lost}", params={"release": ids[0]}).json()["name"] == "云溪名校"
    page = client.get(f"/entity/{lost}", headers={"Accept": "text/html"})
    assert page.status_code == 410
    assert f'href="/entity/{lost}?release={ids[0]}"' in page.text


def test_the_difference_of_two_releases_comes_in_pages(client, ids):
    answer = client.get(f"/releases/{ids[0]}/diff/{ids[1]}").json()
    assert [(c["part"], c["kind"], c["name"], c["before"], c["after"]) for c in answer["changes"]] == [
        ("entity", "gone", "云溪名校", "云溪名校", ""),
        ("observation", "changed", "云溪市 · 2020", "100 人", "120 人"),
    ]
    assert answer["counts"] == {"gone": 1, "changed": 1}
    one = client.get(f"/releases/{ids[0]}/diff/{ids[1]}", params={"limit": 1, "kind": "changed"})
    assert [c["kind"] for c in one.json()["changes"]] == ["changed"]
    cut = client.get(f"/releases/{ids[0]}/diff/{ids[1]}", params={"limit": 1})
    assert client.get(cut.json()["page"]["next"]).json()["changes"] == answer["changes"][1:]
    renamed = client.get(f"/releases/{ids[1]}/diff/{ids[2]}").json()["changes"]
    assert [(c["kind"], c["before"], c["after"]) for c in renamed] == [("renamed", "星河", "星河汽车有限公司")]
    assert client.get(f"/releases/{ids[0]}/diff/release-0").status_code == 404
    assert client.get(f"/releases/{ids[0]}/diff/{ids[1]}", params={"kind": "x"}).status_code == 400


@pytest.mark.parametrize(("lang", "words"), [("zh", ("版本", "改变", "消失")), ("en", ("Releases", "changed", "gone"))])
def test_people_find_the_releases_in_the_menu(client, ids, lang, words):
    assert 'href="/history"' in client.get("/", params={"lang": lang}).text
    page = client.get("/history", params={"lang": lang}).text
    assert all(id_ in page for id_ in ids)
    assert f'href="/history/{ids[0]}/{ids[1]}"' in page
    changes = client.get(f"/history/{ids[0]}/{ids[1]}", params={"lang": lang})
    assert changes.status_code == 200
    assert all(word in changes.text for word in (*words, "100 人", "120 人", "云溪名校"))
    only = client.get(f"/history/{ids[0]}/{ids[1]}", params={"lang": lang, "kind": "changed"}).text
    assert "云溪名校" not in only
    led = client.get("/releases", headers={"Accept": "text/html"})
    assert (led.status_code, led.headers["location"]) == (303, "/history")
    client.cookies.clear()


def school(number):
    return report(f"r{number}", entities=[entity("School", f"云溪第{number}职业学校")])


def names(client, **named):
    rows = client.post("/cypher", json={"statement": "MATCH (s:School) RETURN s.name"}, params=named)
    return rows.json()["data"]["values"][0][0], rows.headers["X-Vetkg-Release"]


def test_a_new_build_is_served_without_a_restart_and_the_former_one_by_its_id(tmp_path):
    out = tmp_path / "graph"
    first = build([school(1)], out).id
    with TestClient(create_app(Settings(graph=out, workers=1))) as client:
        assert names(client) == ("云溪第1职业学校", first)
        second = build([school(2)], out).id
        assert names(client) == ("云溪第2职业学校", second)
        assert client.get("/entities?type=School").json()["entities"][0]["name"] == "云溪第2职业学校"
        assert names(client, release=first) == ("云溪第1职业学校", first)
        tag = client.get("/stats").headers["etag"]
        third = build([school(3)], out, keep=1).id
        assert client.get("/stats", headers={"If-None-Match": tag}).status_code == 200
        assert names(client) == ("云溪第3职业学校", third)
        assert client.get("/stats", params={"release": first}).status_code == 404, "it is no longer kept"
        (out / "manifest.json").write_text("{")
        assert names(client) == ("云溪第3职业学校", third), "what is open goes on when the folder breaks"


def test_a_request_in_flight_ends_on_the_release_it_began_with(tmp_path):
    out = tmp_path / "graph"
    first = build([school(1)], out).id
    slow = "SELECT (COUNT(*) AS ?n) { ?a a ?c . ?d ?e ?f FILTER(?c != ?f) }"
    with TestClient(create_app(Settings(graph=out, workers=1, query_seconds=30))) as client:
        names(client)
        said = []
        thread = threading.Thread(target=lambda: said.append(client.get("/sparql", params={"query": slow})))
        thread.start()
        time.sleep(0.3)
        serving = client.app.state.serving
        old = serving.current
        assert old.uses == 1
        second = build([school(2)], out).id
        assert names(client)[1] == second
        thread.join()
        assert (said[0].status_code, said[0].headers["X-Vetkg-Release"]) == (200, first)
        deadline = time.monotonic() + 10
        while old._engines._sparql.pool.pids() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert old._engines._sparql.pool.pids() == [], "its workers end with its last answer"


def test_few_former_releases_are_open_at_once(tmp_path):
    out = tmp_path / "graph"
    made = [build([school(n)], out, keep=9).id for n in range(4)]
    with TestClient(create_app(Settings(graph=out, workers=1, former_releases=1))) as client:
        serving = client.app.state.serving
        opened = []
        for n, id_ in enumerate(made[:3] * 2):
            assert names(client, release=id_) == (f"云溪第{n % 3}职业学校", id_)
            opened.append(next(iter(serving._former.values())))
            assert [*serving._former] == [id_]
        deadline = time.monotonic() + 10
        while any(one._engines._cypher.pool.pids() for one in opened[:-1]) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert [bool(one._engines._cypher.pool.pids()) for one in opened] == [False] * 5 + [True]
