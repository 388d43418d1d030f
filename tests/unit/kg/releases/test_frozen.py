"""A release as one file: the same bytes each time, and nothing taken from a file that cannot be trusted."""

import io
import json
import os
import shutil
import zipfile

import pytest

from kg import thaw as thawing
from kg.build import build
from kg.check import check
from kg.errors import GraphError, StoreError
from kg.folder import read_decisions, read_graph
from kg.releases import frozen, read_manifest
from kg.releases.frozen import FrozenFileError, freeze, read_seal, unpack
from kg.releases.kept import UnknownReleaseError
from kg.resolve import Decision
from tests.contract.invented import facts

DECISION = Decision("same", "School", ("柏川工业学校", "南湾理工学院"))
DATE = "2026-01-01T00:00:00+00:00"


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    out = tmp_path_factory.mktemp("graphs") / "graph"
    build(facts()[:2], out, date="2025-01-01T00:00:00+00:00")
    build(facts(), out, decisions=[DECISION], date=DATE)
    return out


@pytest.fixture
def frozen_file(graph, tmp_path):
    file = tmp_path / "a.vetkg"
    file.write_bytes(bytes_of(graph))
    return file


def bytes_of(graph, id_=""):
    sink = io.BytesIO()
    freeze(graph, id_, sink)
    return sink.getvalue()


def members(file):
    with zipfile.ZipFile(file) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def rewritten(file, changes, target=None):
    """The file with other members; a value of None takes one away."""
    target = target or file
    parts = {**members(file), **changes}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            if body is not None:
                archive.writestr(name, body)
    return target


def test_the_same_release_gives_the_same_bytes_wherever_it_was_built(graph, tmp_path):
    assert bytes_of(graph) == bytes_of(graph)
    shutil.copytree(graph, tmp_path / "moved")
    os.utime(tmp_path / "moved" / "facts.jsonl", (0, 0))
    assert bytes_of(tmp_path / "moved") == bytes_of(graph)
    build(facts()[:2], tmp_path / "again", date="2025-01-01T00:00:00+00:00")
    build(list(reversed(facts())), tmp_path / "again", decisions=[DECISION], date=DATE)
    assert bytes_of(tmp_path / "again") == bytes_of(graph)


def test_a_thawed_release_is_the_graph_that_was_frozen(graph, frozen_file, tmp_path):
    place = thawing.thaw(frozen_file, tmp_path / "cache")
    assert read_manifest(place) == read_manifest(graph)
    assert read_graph(place) == read_graph(graph)
    assert read_decisions(place) == (DECISION,)
    assert check(place).ok
    assert bytes_of(place) == frozen_file.read_bytes(), "frozen again it is the same file"
    assert read_seal(frozen_file).release == read_manifest(graph).id


def test_a_file_is_thawed_once(frozen_file, tmp_path, monkeypatch):
    steps = []
    first = thawing.thaw(frozen_file, tmp_path / "cache", steps.append)
    assert tuple(steps) == thawing.STEPS
    monkeypatch.setattr("kg.thaw.unpack", None)
    assert thawing.thaw(frozen_file, tmp_path / "cache") == first
    assert [p.name for p in (tmp_path / "cache").iterdir()] == [first.name]


def test_a_kept_release_is_frozen_by_its_id(graph, tmp_path):
    former = read_manifest(graph).former
    file = tmp_path / "former.vetkg"
    file.write_bytes(bytes_of(graph, former))
    place = thawing.thaw(file, tmp_path / "cache")
    assert (read_manifest(place).id, len(read_graph(place).reports)) == (former, 2)
    with pytest.raises(UnknownReleaseError):
        bytes_of(graph, "release-000000000000")


def test_a_file_cut_off_anywhere_is_refused(frozen_file, tmp_path):
    whole = frozen_file.read_bytes()
    for length in (0, 1, 30, len(whole) // 2, len(whole) - 30, len(whole) - 1):
        frozen_file.write_bytes(whole[:length])
        with pytest.raises(FrozenFileError, match="trusted"):
            thawing.thaw(frozen_file, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_byte_changed_anywhere_is_refused_or_changes_nothing(graph, frozen_file, tmp_path):
    whole = frozen_file.read_bytes()
    refused = 0
    for at in range(0, len(whole), max(1, len(whole) // 97)):
        frozen_file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        folder = tmp_path / f"to-{at}"
        folder.mkdir()
        try:
            unpack(frozen_file, folder)
        except GraphError:
            refused += 1
        else:
            assert (folder / "facts.jsonl").read_bytes() == (graph / "facts.jsonl").read_bytes()
    assert refused > 80


def test_a_changed_fact_is_refused_even_with_a_new_checksum(frozen_file, tmp_path):
    import hashlib

    parts = members(frozen_file)
    changed = parts["facts.jsonl"].replace("柏川".encode(), "柏水".encode())
    assert changed != parts["facts.jsonl"]
    with pytest.raises(FrozenFileError, match="checksum"):
        thawing.thaw(rewritten(frozen_file, {"facts.jsonl": changed}, tmp_path / "1.vetkg"), tmp_path)
    seal = json.loads(parts["seal.json"])
    seal["parts"]["facts.jsonl"] = hashlib.sha256(changed).hexdigest()
    forged = rewritten(frozen_file, {"facts.jsonl": changed, "seal.json": json.dumps(seal)}, tmp_path / "2.vetkg")
    with pytest.raises(FrozenFileError, match="not those of release-"):
        thawing.thaw(forged, tmp_path)


def test_parts_that_lead_elsewhere_or_do_not_belong_are_refused(frozen_file, tmp_path):
    for name in ("../evil", "/etc/evil", "rdf/CURRENT", "facts.jsonl/x", "..\\evil"):
        file = rewritten(frozen_file, {name: b"x"}, tmp_path / "evil.vetkg")
        with pytest.raises(FrozenFileError):
            unpack(file, tmp_path)
    for name in ("seal.json", "manifest.json", "facts.jsonl", "decisions.jsonl"):
        with pytest.raises(FrozenFileError, match="lacks"):
            unpack(rewritten(frozen_file, {name: None}, tmp_path / "evil.vetkg"), tmp_path)
    assert {p.name for p in tmp_path.iterdir()} == {"a.vetkg", "evil.vetkg"}


def test_a_part_twice_and_a_link_are_refused(frozen_file, tmp_path):
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(frozen_file, "a") as archive:
        archive.writestr("facts.jsonl", b"{}")
    with pytest.raises(FrozenFileError, match="twice"):
        unpack(frozen_file, tmp_path)
    link = zipfile.ZipInfo("facts.jsonl")
    link.external_attr = 0o120777 << 16
    file = tmp_path / "link.vetkg"
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("seal.json", "manifest.json", "decisions.jsonl"):
            archive.writestr(name, b"{}")
        archive.writestr(link, b"/etc/passwd")
    with pytest.raises(FrozenFileError, match="no plain file"):
        unpack(file, tmp_path)


def test_a_bomb_is_refused_before_it_is_unpacked(frozen_file, tmp_path):
    file = rewritten(frozen_file, {"facts.jsonl": b"\n" * 50_000_000})
    with pytest.raises(FrozenFileError, match="fold"):
        unpack(file, tmp_path)
    assert not (tmp_path / "facts.jsonl").exists()


def test_a_seal_of_any_shape_is_refused(frozen_file, tmp_path):
    whole = json.loads(members(frozen_file)["seal.json"])
    shapes = ["", "[]", "null", '"x"', "{}", "[" * 50_000, json.dumps({**whole, "parts": []}), json.dumps({**whole, "kind": "x"})]
    shapes += [json.dumps({**whole, "vocabulary": {}}), json.dumps({**whole, "parts": {}}), "x" * 70_000]
    shapes += [json.dumps({**whole, "parts": {**whole["parts"], "facts.jsonl": "zz"}}), json.dumps({**whole, "layout": None})]
    for text in shapes:
        with pytest.raises(FrozenFileError):
            unpack(rewritten(frozen_file, {"seal.json": text}, tmp_path / "b.vetkg"), tmp_path)


def test_another_layout_or_vocabulary_names_the_version_to_use(frozen_file, tmp_path):
    whole = json.loads(members(frozen_file)["seal.json"])
    other = rewritten(frozen_file, {"seal.json": json.dumps({**whole, "layout": 99})}, tmp_path / "layout.vetkg")
    with pytest.raises(FrozenFileError, match="vetkg=="):
        unpack(other, tmp_path)
    vocabulary = {**whole["vocabulary"], "vet.ttl": "0" * 64}
    digests = (bytes.fromhex(whole["parts"][name]) for name in ("facts.jsonl", "decisions.jsonl"))
    id_ = frozen.id_of_digests(whole["layout"], vocabulary, *digests)
    seal = json.dumps({**whole, "vocabulary": vocabulary, "release": id_})
    with pytest.raises(FrozenFileError, match="another vocabulary"):
        unpack(rewritten(frozen_file, {"seal.json": seal}, tmp_path / "other.vetkg"), tmp_path)


def test_a_manifest_of_another_release_is_refused(frozen_file, graph, tmp_path):
    former = tmp_path / "former.vetkg"
    former.write_bytes(bytes_of(graph, read_manifest(graph).former))
    mixed = rewritten(frozen_file, {"manifest.json": members(former)["manifest.json"]})
    with pytest.raises(FrozenFileError, match="checksum"):
        unpack(mixed, tmp_path)


def test_no_file_a_folder_and_a_full_disk_are_said_plainly(frozen_file, tmp_path, monkeypatch):
    for path in (tmp_path / "none.vetkg", tmp_path):
        with pytest.raises(FrozenFileError):
            thawing.thaw(path, tmp_path / "cache")
    with pytest.raises(StoreError):
        thawing.thaw(frozen_file, frozen_file / "cache")
    monkeypatch.setattr(frozen.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 10, 0))
    with pytest.raises(FrozenFileError, match="no room"):
        thawing.thaw(frozen_file, tmp_path / "cache")


def test_facts_that_were_changed_in_the_folder_are_not_frozen(graph, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(graph, copy)
    text = (copy / "facts.jsonl").read_text(encoding="utf-8")
    (copy / "facts.jsonl").unlink()
    (copy / "facts.jsonl").write_text(text.replace("柏川", "柏水"), encoding="utf-8")
    with pytest.raises(GraphError, match="not those of"):
        bytes_of(copy)
