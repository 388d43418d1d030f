"""Fitting confidence to what proved right, and drawing it."""

import xml.etree.ElementTree as ET
from pathlib import Path

from bench.calibration import WEIGHTS, Judged, dumps, fit, left_out, unseen
from bench.reliability import draw, error, points
from loaders.confidence import ANY, rated, read


def judged(
    right: int, wrong: int, judgement: float, *, rule: str = "firm-list", report: str = "r", source: str = "made"
) -> list[Judged]:
    told = [True] * right + [False] * wrong
    return [Judged(report, source, "entity", "Enterprise", rule, judgement, one) for one in told]


def test_the_more_was_measured_the_nearer_to_what_was_measured() -> None:
    few, many = fit(judged(3, 3, 0.9)), fit(judged(300, 300, 0.9))
    assert abs(rated(many, "entity", "Enterprise", "firm-list", 0.9) - 0.5) < 0.02
    assert 0.52 < rated(few, "entity", "Enterprise", "firm-list", 0.9) < 0.9


def test_a_share_never_falls_as_the_judgement_rises() -> None:
    steps = fit([*judged(90, 10, 0.7), *judged(50, 50, 0.8), *judged(99, 1, 0.95)])["entity.Enterprise"]["firm-list"]
    shares = [share for _, share in steps]
    assert shares == sorted(shares)
    assert shares[0] == shares[1] < shares[2]


def test_reports_that_the_rules_were_written_from_count_for_little() -> None:
    flattering = judged(100, 0, 0.9, source="seen", report="seen")
    alone, both = fit(judged(50, 50, 0.9)), fit([*judged(50, 50, 0.9), *flattering])
    said = rated(both, "entity", "Enterprise", "firm-list", 0.9) - rated(alone, "entity", "Enterprise", "firm-list", 0.9)
    assert 0 < said < WEIGHTS["seen"]


def test_reports_at_first_sight_count_most() -> None:
    plain = judged(90, 10, 0.9)
    first = fit([*plain, *judged(5, 15, 0.9, source="first sight", report="new")])
    read = fit([*plain, *judged(5, 15, 0.9, source="unseen", report="old")])
    told = [rated(table, "entity", "Enterprise", "firm-list", 0.9) for table in (first, read, fit(plain))]
    assert told[0] < told[1] < told[2]
    assert max(WEIGHTS.values()) == WEIGHTS["first sight"]


def test_a_folder_says_which_of_its_reports_are_read_at_first_sight(tmp_path: Path) -> None:
    title, entity = (
        "甲市职业教育质量年度报告（2020年）",
        '{"kind": "entity", "type": "Region", "name": "濮阳市", "aliases": [], "evidence": "濮阳市"}',
    )
    for name in ("old", "new"):
        (tmp_path / f"{name}.txt").write_text(f"濮阳市{title[2:]}\n\n濮阳市有学校。\n", encoding="utf-8")
        (tmp_path / f"{name}.jsonl").write_text(entity + "\n", encoding="utf-8")
    (tmp_path / "floors.toml").write_text(
        "old = { entity = 0.9 }\nnew = { entity = 0.9, at_first_sight = true }\n", encoding="utf-8"
    )
    assert {one.report: one.source for one in unseen(tmp_path)} == {"old": "unseen", "new": "first sight"}


def test_a_report_is_rated_by_a_table_made_without_it() -> None:
    ones = [*judged(100, 0, 0.9, report="a"), *judged(0, 100, 0.9, report="b")]
    said = {one.report: confidence for confidence, one in left_out(ones)}
    assert said["a"] < 0.2
    assert said["b"] > 0.9


def test_the_file_gives_back_the_table() -> None:
    ones = [*judged(9, 1, 0.9), *judged(4, 4, 0.6, rule="firm-class")]
    known = fit(ones)
    assert read(dumps(known, ones)) == known
    assert set(known["entity.Enterprise"]) == {ANY, "firm-class", "firm-list"}


def test_the_error_is_the_mean_distance_from_the_diagonal() -> None:
    assert error(points([(0.9, True)] * 9 + [(0.9, False)])) < 1e-9
    assert round(error(points([(0.95, True), (0.95, False), (0.65, True), (0.65, True)])), 3) == 0.4
    assert error([]) == 0.0


def test_the_plot_shows_a_circle_a_band() -> None:
    bands = points([(0.95, True), (0.96, False), (0.65, True)])
    circles = [e for e in ET.fromstring(draw(bands, [])).iter() if e.tag.endswith("circle") and len(e)]
    assert len(circles) == len(bands)
