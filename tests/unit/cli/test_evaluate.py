"""``vetkg eval`` as a person runs it."""

import json
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run

KEY = [
    {"kind": "entity", "type": "Region", "name": "桂林市"},
    {"kind": "entity", "type": "School", "name": "桂林市漓江职业技术学校"},
    {"kind": "entity", "type": "Enterprise", "name": "桂林山青机电有限公司"},
    {"kind": "entity", "type": "Enterprise", "name": "桂林远山食品有限公司"},
    {"kind": "entity", "type": "Program", "name": "机电技术应用"},
    {"kind": "entity", "type": "Policy", "name": "国家职业教育改革实施方案"},
    {"kind": "observation", "subject": ["Region", "桂林市"], "indicator": "在校生数", "year": 2021, "value": 12400, "unit": "人"},
    {
        "kind": "observation",
        "subject": ["Region", "桂林市"],
        "indicator": "中等职业学校数",
        "year": 2021,
        "value": 15,
        "unit": "所",
    },
]


@pytest.fixture
def key(tmp_path: Path) -> Path:
    folder = tmp_path / "keys"
    folder.mkdir()
    path = folder / "report.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in KEY), encoding="utf-8")
    return path


def test_a_report_and_its_facts_file_score_the_same(vetkg: Run, report: Path, key: Path, tmp_path: Path) -> None:
    facts = tmp_path / "facts.jsonl"
    vetkg("extract", report, "--out", facts)
    of_report = json.loads(vetkg("eval", key, report, "--json").stdout)
    of_facts = json.loads(vetkg("eval", key, facts, "--json").stdout)
    assert of_report["all"] == of_facts["all"]
    assert of_report["all"]["entity"]["School"] == {
        "right": 1,
        "wrong": 0,
        "missing": 0,
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
    }
    assert of_report["all"]["entity"]["Enterprise"]["missing"] == 1


def test_errors_are_grouped_by_cause(vetkg: Run, report: Path, key: Path) -> None:
    done = vetkg("eval", key, report, "--errors", 5)
    assert done.returncode == 0
    missing, wrong_value = done.stdout.index("遗漏 missing"), done.stdout.index("数值错误 wrong value")
    assert done.stdout.index("桂林远山食品有限公司") > missing
    assert done.stdout.index("桂林市 2021 = 12300 (12400)") > wrong_value
    listed = json.loads(vetkg("eval", key, report, "--errors", 5, "--json").stdout)["errors"]
    assert {"cause": "missing", "kind": "entity", "type": "Enterprise", "label": "桂林远山食品有限公司", "note": ""} in listed


def test_keys_are_found_by_name(vetkg: Run, report: Path, key: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(report.read_text(encoding="utf-8"), encoding="utf-8")
    done = vetkg("eval", "--keys", key.parent, report, tmp_path / "other.txt", "--json")
    assert [one["scored"] for one in json.loads(done.stdout)["reports"]] == ["report.txt"]
    assert "other.txt: no key" in done.stderr
    none = vetkg("eval", "--keys", tmp_path, tmp_path / "other.txt")
    assert none.returncode == 2
    assert "NAME.jsonl" in none.stderr


def test_what_cannot_be_scored_says_what_to_do(vetkg: Run, report: Path, key: Path, tmp_path: Path) -> None:
    assert "exactly two files" in vetkg("eval", key).stderr
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"kind": "entity"}\n', encoding="utf-8")
    done = vetkg("eval", broken, report)
    assert done.returncode == 2
    assert "Line 1" in done.stderr
    assert "no folder" in vetkg("eval", "--keys", tmp_path / "none", report).stderr
