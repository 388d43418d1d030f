"""What a build keeps of the releases before it."""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from kg.build import build
from kg.check import check
from kg.errors import GraphError, StoreError
from kg.folder import open_stores, read_graph
from kg.releases import FORMAT, kept, read_manifest
from kg.releases.kept import KEPT, UnknownReleaseError
from tests.contract.invented import facts
from tests.facts_for_tests import entity, report


def school(number):
    """A small report of its own for each number."""
    return report(f"r{number}", entities=[entity("School", f"云溪第{number}职业学校", report_id=f"r{number}")])


def test_former_releases_stay_whole_beside_the_current_one(tmp_path):
    out = tmp_path / "graph"
    first = build(facts()[:1], out, date="2024-01-01T00:00:00+00:00")
    second = build(facts()[:2], out, date="2025-01-01T00:00:00+00:00")
    third = build(facts(), out, date="2026-01-01T00:00:00+00:00")
    assert [release.id for release in kept.kept(out)] == [third.id, second.id, first.id]
    assert [third.former, second.former, first.former] == [second.id, first.id, ""]
    for release, reports in ((first, 1), (second, 2), (third, 3)):
        place = kept.place_of(out, release.id)
        assert read_manifest(place) == release
        assert len(read_graph(place).reports) == reports
        assert check(place).ok
        stores = open_stores(place)
        assert stores.cypher.run("MATCH (r:Report) RETURN count(r)").rows == [(reports,)]
        assert stores.release == release.id
        stores.sparql.close()
        stores.cypher.close()
    assert not (out / KEPT / first.id / KEPT).exists(), "a kept release keeps no others"
    assert [p.name for p in tmp_path.iterdir()] == ["graph"]


def test_no_more_are_kept_than_wanted_and_the_oldest_go_first(tmp_path):
    out = tmp_path / "graph"
    made = [build([school(n)], out, keep=2).id for n in range(4)]
    assert [release.id for release in kept.kept(out)] == [made[3], made[2], made[1]]
    build([school(9)], out, keep=0)
    assert not (out / KEPT).exists()


def test_keeping_copies_nothing(tmp_path):
    out = tmp_path / "graph"
    old = build([school(1)], out)
    before = os.stat(out / "property_graph" / "graph.lbug").st_ino
    build([school(2)], out)
    assert os.stat(out / KEPT / old.id / "property_graph" / "graph.lbug").st_ino == before


def test_a_file_system_without_hard_links_gets_copies(tmp_path, monkeypatch):
    out = tmp_path / "graph"
    old = build([school(1)], out)

    def refuse(*_):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("kg.releases.kept.os.link", refuse)
    build([school(2)], out)
    assert check(out / KEPT / old.id).ok


def test_the_same_content_again_is_the_same_release_with_its_date(tmp_path):
    out = tmp_path / "graph"
    build([school(1)], out)
    old = build([school(2)], out, date="2024-01-01T00:00:00+00:00")
    again = build([school(2)], out, date="2026-01-01T00:00:00+00:00")
    assert again == old == read_manifest(out)
    assert len(kept.kept(out)) == 2


def test_going_back_to_a_former_content_lists_each_release_once(tmp_path):
    out = tmp_path / "graph"
    one, other = build([school(1)], out).id, build([school(2)], out).id
    back = build([school(1)], out)
    assert (back.id, back.former) == (one, other)
    assert [release.id for release in kept.kept(out)] == [one, other]


def test_the_date_may_come_from_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert build([school(1)], tmp_path / "graph").date == "2023-11-14T22:13:20+00:00"


def test_a_release_that_is_not_kept_is_named_with_those_that_are(tmp_path):
    out = tmp_path / "graph"
    one, two = build([school(1)], out).id, build([school(2)], out).id
    with pytest.raises(UnknownReleaseError) as caught:
        kept.place_of(out, one[:-1] + ("0" if one[-1] != "0" else "1"))
    assert caught.value.suggestions == (one, two)
    with pytest.raises(UnknownReleaseError) as caught:
        kept.place_of(out, one.removeprefix("release-"))
    assert caught.value.suggestions[0] == one
    for evil in ("../graph", "release-../../etc", ".", "", "release-/etc/passwd", "release-\0"):
        with pytest.raises(UnknownReleaseError):
            kept.place_of(out, evil)


def test_a_kept_release_of_another_layout_stays_but_is_not_offered(tmp_path):
    out = tmp_path / "graph"
    one = build([school(1)], out).id
    build([school(2)], out)
    manifest = out / KEPT / one / "manifest.json"
    text = manifest.read_text()
    manifest.unlink()  # a hard link or not, the file of the other name stays as it is
    manifest.write_text(text.replace(f'"format": {FORMAT}', '"format": 1'))
    build([school(3)], out)
    assert one not in [release.id for release in kept.kept(out)]
    assert (out / KEPT / one / "facts.jsonl").exists()
    with pytest.raises(GraphError, match="layout 1"):
        read_manifest(kept.place_of(out, one))


def test_builds_at_once_into_one_folder_lose_no_release(tmp_path):
    out = tmp_path / "graph"
    first = build([school(0)], out).id
    made = []

    def work(number):
        made.append(build([school(number)], out, keep=9).id)

    threads = [threading.Thread(target=work, args=(n,)) for n in (1, 2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {release.id for release in kept.kept(out)} == {first, *made}
    assert check(out).ok


def everything(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("step", ["carry", "put_in_place"])
def test_a_build_killed_as_it_swaps_loses_nothing(tmp_path, step):
    out = tmp_path / "graph"
    build([school(1)], out)
    build([school(2)], out)
    before = everything(out)
    code = f"""
import os
from pathlib import Path
from kg import build as building
from kg.releases import kept
from tests.unit.kg.releases.test_kept import school
setattr(kept if {step!r} == "carry" else building, {step!r}, lambda *_: os._exit(9))
building.build([school(3)], Path({str(out)!r}))
"""
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[4], check=False).returncode == 9
    assert everything(out) == before
    build([school(3)], out)
    assert len(kept.kept(out)) == 3


def test_a_full_disk_while_keeping_loses_nothing(tmp_path, monkeypatch):
    out = tmp_path / "graph"
    build([school(1)], out)
    build([school(2)], out)
    before = everything(out)

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.releases.kept.shutil.copytree", full)
    with pytest.raises(StoreError, match="No space left"):
        build([school(3)], out)
    assert everything(out) == before
    assert [p.name for p in tmp_path.iterdir()] == ["graph"]


def test_what_is_opened_while_a_build_moves_the_release_is_still_that_release(tmp_path):
    out = tmp_path / "graph"
    old = build([school(1)], out)
    tries = []

    def open_(place):
        if not tries:
            build([school(2)], out)  # just between finding the place and opening it
        tries.append(place)
        return len(read_graph(place).entities), read_manifest(place).id

    assert kept.opened(out, old.id, open_, lambda _: None) == (1, old.id)
    assert tries == [out, out / KEPT / old.id]
    build([school(3)], out, keep=0)
    with pytest.raises(UnknownReleaseError):
        kept.opened(out, old.id, open_, lambda _: None)


def test_a_renamed_entity_is_remembered_and_a_lost_one_too(tmp_path):
    out = tmp_path / "graph"
    one = report("r", entities=[entity("School", "云溪职业学校"), entity("Enterprise", "晨光机械厂")])
    old = build([one], out)
    ids = {e.name: e.id for e in read_graph(out).entities.values()}
    school_, firm = one.entities
    build([replace(one, entities=(replace(school_, name="云溪职业技术学校"),))], out)
    (renamed,) = read_graph(out).entities
    from kg.releases.succession import Redirect, read

    assert set(read(out)) == {Redirect(ids["云溪职业学校"], renamed, old.id), Redirect(ids["晨光机械厂"], "", old.id)}
    last = build([replace(one, entities=(replace(school_, name="云溪市职业技术学校"), firm))], out)
    (final,) = [e.id for e in read_graph(out).entities.values() if e.type == "School"]
    assert {(r.id, r.to) for r in read(out)} == {(ids["云溪职业学校"], final), (renamed, final)}, "the firm is back"
    assert last.former
