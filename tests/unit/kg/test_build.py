import json
import threading
from dataclasses import replace

import pytest

from kg import build as building
from kg.build import STEPS, build
from kg.check import check
from kg.errors import ConsistencyError, GraphError, InputError, StoreError
from kg.folder import open_stores, read_decisions, read_facts, read_graph
from kg.graph import build_graph
from kg.rdf.store import RdfStore
from kg.rdf.terms import nquads
from kg.releases import read_manifest
from kg.resolve import Decision
from tests.contract.invented import facts


def contents(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_folder_has_both_projections_the_facts_and_a_manifest(built):
    out, release = built
    assert {p.name for p in out.iterdir()} == {"manifest.json", "facts.jsonl", "decisions.jsonl", "rdf", "property_graph"}
    assert read_manifest(out) == release
    assert release.counts["reports"] == 3
    assert [i.id for i in release.inputs] == ["baize-2020", "qinglan-2020", "yunxi-2021"]
    assert read_graph(out) == build_graph(facts())
    assert [p.name for p in out.parent.iterdir()] == ["graph"], "nothing is left beside it"


def test_both_stores_open_and_answer(built):
    stores = open_stores(built[0])
    try:
        assert stores.release == built[1].id
        assert stores.cypher.run("MATCH (s:School) RETURN count(s)").rows == [(7,)]
        query = "SELECT (COUNT(?s) AS ?n) { ?s a <https://w3id.org/vetkg/ontology#School> }"
        assert stores.sparql.select(query).rows == [(7,)]
    finally:
        stores.sparql.close()
        stores.cypher.close()


def test_the_same_facts_in_any_order_make_the_same_release(built, tmp_path):
    out, release = built
    turned = [replace(f, entities=f.entities[::-1], relations=f.relations[::-1]) for f in reversed(facts())]
    again = build(turned, tmp_path / "again")
    assert again.id == release.id
    assert (tmp_path / "again" / "facts.jsonl").read_bytes() == (out / "facts.jsonl").read_bytes()
    assert nquads(RdfStore(tmp_path / "again" / "rdf").quads()) == nquads(RdfStore(out / "rdf").quads())


def test_other_facts_or_decisions_make_another_release(built, tmp_path):
    assert build(facts()[:2], tmp_path / "fewer").id != built[1].id
    decision = Decision("same", "School", ("柏川工业学校", "南湾理工学院"))
    decided = build(facts(), tmp_path / "decided", decisions=[decision])
    assert decided.id != built[1].id
    assert decided.counts["School"] == built[1].counts["School"] - 1
    assert read_decisions(tmp_path / "decided") == (decision,)


def test_a_build_replaces_the_graph_that_is_there(tmp_path):
    out = tmp_path / "graph"
    old = build(facts()[:1], out)
    new = build(facts(), out)
    assert old.id != new.id
    assert read_manifest(out) == new
    assert check(out).ok
    assert [p.name for p in tmp_path.iterdir()] == ["graph"]


def test_a_store_that_is_open_goes_on_answering_while_its_graph_is_replaced(tmp_path):
    out = tmp_path / "graph"
    build(facts()[:1], out)
    stores = open_stores(out)
    before = stores.cypher.run("MATCH (n) RETURN count(n)").rows, len(stores.sparql.select("SELECT * { ?s ?p ?o }").rows)
    build(facts(), out)
    assert (
        stores.cypher.run("MATCH (n) RETURN count(n)").rows,
        len(stores.sparql.select("SELECT * { ?s ?p ?o }").rows),
    ) == before
    stores.sparql.close()
    stores.cypher.close()


def test_a_reader_never_sees_half_a_graph(tmp_path):
    out = tmp_path / "graph"
    known = {build(facts()[:1], out).id}
    seen, stop = [], threading.Event()

    def look():
        while not stop.is_set():
            seen.append(read_manifest(out).id)

    reader = threading.Thread(target=look)
    reader.start()
    try:
        for number in (2, 3):
            known.add(build(facts()[:number], out).id)
    finally:
        stop.set()
        reader.join()
    assert seen
    assert set(seen) <= known


@pytest.mark.parametrize("step", ["rdf", "property graph", "check", "swap"])
def test_a_build_that_fails_leaves_the_graph_untouched(tmp_path, step):
    out = tmp_path / "graph"
    build(facts()[:1], out)
    before = contents(out)

    def fail(at):
        if at == step:
            raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        build(facts(), out, progress=fail)
    assert contents(out) == before
    assert [p.name for p in tmp_path.iterdir()] == ["graph"]


def test_a_graph_that_does_not_check_is_not_put_in_place(tmp_path, monkeypatch):
    out = tmp_path / "graph"
    old = build(facts()[:1], out)
    write = building.PropertyGraphWriter.write
    monkeypatch.setattr(
        building.PropertyGraphWriter, "write", lambda self, _, folder: write(self, build_graph(facts()[:2]), folder)
    )
    with pytest.raises(ConsistencyError, match="property graph"):
        build(facts(), out)
    assert read_manifest(out) == old


def test_a_folder_that_is_no_graph_is_never_replaced(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("kept")
    (tmp_path / "file").write_text("kept")
    for name in ("letters", "file"):
        with pytest.raises(InputError, match="no graph"):
            build(facts(), tmp_path / name)
    assert (tmp_path / "letters" / "dear.txt").read_text() == "kept"
    (tmp_path / "empty").mkdir()
    assert build(facts()[:1], tmp_path / "empty").counts["reports"] == 1


def test_no_reports_make_no_graph(tmp_path):
    with pytest.raises(InputError, match="no reports"):
        build([], tmp_path / "graph")
    assert list(tmp_path.iterdir()) == []


def test_two_different_reports_of_one_id_make_no_graph(tmp_path):
    one, other = facts()[:2]
    with pytest.raises(InputError, match="id"):
        build([one, replace(other, report=replace(other.report, id=one.report.id))], tmp_path / "graph")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_a_store_error(tmp_path, monkeypatch):
    def refuse(**_):  # permissions would not stop root
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("kg.build.tempfile.mkdtemp", refuse)
    with pytest.raises(StoreError, match="Permission denied"):
        build(facts()[:1], tmp_path / "graph")


def test_a_parent_that_is_a_file_is_a_store_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError):
        build(facts()[:1], tmp_path / "file" / "graph")


def test_progress_tells_each_step_once(tmp_path):
    told = []
    build(facts()[:1], tmp_path / "graph", progress=told.append)
    assert tuple(told) == STEPS


def test_a_folder_without_a_graph_a_broken_one_and_one_of_another_layout_are_graph_errors(tmp_path):
    with pytest.raises(GraphError, match="no graph"):
        read_manifest(tmp_path)
    build(facts()[:1], tmp_path / "graph")
    manifest = tmp_path / "graph" / "manifest.json"
    row = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**row, "format": 99}))
    with pytest.raises(GraphError, match="99"):
        read_graph(tmp_path / "graph")
    manifest.write_text("{")
    with pytest.raises(GraphError):
        open_stores(tmp_path / "graph")
    (tmp_path / "graph" / "facts.jsonl").write_text("{")
    with pytest.raises(GraphError):
        read_facts(tmp_path / "graph")
