"""Exports over HTTP: listed, made once, the same bytes, tagged, packed, and told of where programs look."""

import io
import json
import zipfile

import networkx
import pandas
import pyoxigraph as ox
import pytest
import rdflib
from rdflib import DCAT
from rdflib.namespace import VOID

from kg.exports.release_files import release_files
from kg.exports.tables import tables
from kg.releases import read_manifest

NAMES = ("facts", "nquads", "turtle", "jsonld", "graphml", "csv", "parquet")


@pytest.fixture
def release(graph_folder):
    return read_manifest(graph_folder).id


def quads(body, form):
    return {str(quad) for quad in ox.parse(body, format=form)}


def test_formats_are_listed_with_their_size_once_they_are_made(client, release):
    made = client.get(f"/releases/{release}/exports/facts")
    rows = {row["name"]: row for row in client.get(f"/releases/{release}/exports").json()["exports"]}
    assert tuple(rows) == NAMES == tuple(release_files())
    assert rows["facts"]["size"] == len(made.content)
    assert (rows["csv"]["media_type"], rows["csv"]["packed"]) == ("application/zip", "text/csv")
    assert rows["jsonld"]["url"] == f"http://testserver/releases/{release}/exports/jsonld"
    assert client.get("/releases/release-000000000000/exports").status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_each_is_given_with_type_name_length_and_tag(client, release, name):
    address, plain = f"/releases/{release}/exports/{name}", {"Accept-Encoding": "identity"}
    answer = client.get(address, headers=plain)
    form = release_files()[name]
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == form.media_type
    assert int(answer.headers["content-length"]) == len(answer.content) > 0
    assert f'filename="{release}{form.suffix}"' in answer.headers["content-disposition"]
    tag = answer.headers["etag"]
    again = client.get(address, headers={**plain, "If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(address, headers=plain)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", tag)


def test_readers_read_them(client, release):
    body = {name: client.get(f"/releases/{release}/exports/{name}").content for name in NAMES}
    assert quads(body["jsonld"], ox.RdfFormat.JSON_LD) == quads(body["nquads"], ox.RdfFormat.N_QUADS)
    assert len(networkx.read_graphml(io.BytesIO(body["graphml"]))) > 4
    for name in ("csv", "parquet"):
        with zipfile.ZipFile(io.BytesIO(body[name])) as archive:
            assert archive.testzip() is None
            assert set(archive.namelist()) == {"datapackage.json", *(f"{table}.{name}" for table in tables())}
            assert json.loads(archive.read("datapackage.json"))["version"] == release
            read = pandas.read_csv if name == "csv" else pandas.read_parquet
            assert set(read(io.BytesIO(archive.read(f"relations.{name}")))["type"]) == {"partnersWith"}


def test_an_export_is_made_once(client, release, monkeypatch):
    first = client.get(f"/releases/{release}/exports/graphml").content

    def never(*_):
        raise AssertionError("made again")

    monkeypatch.setattr("api.export_files.write_release_file", never)
    assert client.get(f"/releases/{release}/exports/graphml").content == first


def test_what_is_made_anew_has_the_same_bytes(client, release):
    first = client.get(f"/releases/{release}/exports/csv").content
    client.app.state.exports.close()
    assert client.get(f"/releases/{release}/exports/csv").content == first


def test_an_unknown_format_or_release_is_answered_with_the_known(client, release):
    answer = client.get(f"/releases/{release}/exports/xlsx")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json()["suggestions"] == list(NAMES)
    assert client.get("/releases/release-000000000000/exports/csv").status_code == 404
    assert client.get(f"/releases/{release}/exports/..%2fcsv").status_code == 404


def test_a_full_disk_is_a_problem_and_not_half_a_file(client, release, monkeypatch):
    client.app.state.exports.close()

    def full(graph, id_, form, path):  # noqa: ARG001
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("api.export_files.write_release_file", full)
        answer = client.get(f"/releases/{release}/exports/nquads")
        assert answer.status_code == 503
        assert "No space left" in answer.json()["detail"]
    assert client.get(f"/releases/{release}/exports/nquads").content.count(b"\n") > 10


def test_without_pyarrow_there_is_no_parquet(client, release, monkeypatch):
    monkeypatch.setattr("kg.exports.release_files.find_spec", lambda _: None)
    assert "parquet" not in [row["name"] for row in client.get(f"/releases/{release}/exports").json()["exports"]]
    assert client.get(f"/releases/{release}/exports/parquet", headers={"Cache-Control": "no-cache"}).status_code == 404


def test_programs_and_people_find_them(client, release):
    described = rdflib.Graph().parse(data=client.get(f"/releases/{release}", headers={"Accept": "text/turtle"}).text)
    addresses = {str(address): one for one, address in described.subject_objects(DCAT.downloadURL)}
    packed = addresses[f"http://testserver/releases/{release}/exports/csv"]
    assert str(described.value(packed, DCAT.mediaType)).endswith("text/csv")
    assert str(described.value(packed, DCAT.packageFormat)).endswith("application/zip")
    void = rdflib.Graph().parse(data=client.get("/.well-known/void", headers={"Accept": "text/turtle"}).text)
    dumps = set(map(str, void.objects(None, VOID.dataDump)))
    assert f"http://testserver/releases/{release}/exports/nquads" in dumps
    page = client.get("/history", headers={"Accept": "text/html"}).text
    for name in NAMES:
        assert f'href="/releases/{release}/exports/{name}"' in page
