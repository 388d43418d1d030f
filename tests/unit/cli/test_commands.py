"""The commands as a new user runs them."""

import json
from pathlib import Path

import pytest

from tests.unit.cli.conftest import REPORT, Run


def facts(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_help_shows_each_command_and_each_command_shows_examples(vetkg: Run) -> None:
    shown = vetkg("--help").stdout
    for command in ("extract", "text", "build", "export", "check", "ask", "serve"):
        assert command in shown
        assert f"vetkg {command}" in vetkg(command, "--help").stdout


def test_text_is_what_places_count_in(vetkg: Run, report: Path) -> None:
    assert vetkg("text", report).stdout == REPORT


def test_extract_prints_facts_in_the_guidelines_shape(vetkg: Run, report: Path) -> None:
    found = facts(vetkg("extract", report).stdout)
    assert {f["kind"] for f in found} == {"entity", "relation", "observation"}
    names = {(f["type"], f["name"]) for f in found if f["kind"] == "entity"}
    assert {("Region", "桂林市"), ("School", "桂林市漓江职业技术学校"), ("Policy", "国家职业教育改革实施方案")} <= names
    figure = next(f for f in found if f.get("indicator") == "在校生数")
    assert (figure["subject"], figure["year"], figure["value"], figure["unit"]) == (["Region", "桂林市"], 2021, 12300, "人")
    for fact in found:
        assert fact["evidence"] in REPORT
        assert len(str(fact["evidence"])) <= 60
        assert fact["places"][0][2] in REPORT[fact["start"] : fact["end"]].replace("\n", "")


def test_extract_to_a_file_prints_no_facts(vetkg: Run, report: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.jsonl"
    done = vetkg("extract", report, "--out", out)
    assert done.returncode == 0
    assert done.stdout == ""
    assert facts(out.read_text(encoding="utf-8")) == facts(vetkg("extract", report).stdout)


def test_the_same_facts_from_any_number_of_processes(vetkg: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(REPORT.replace("桂林", "梧州"), encoding="utf-8")
    one = vetkg("extract", report, tmp_path / "other.txt")
    two = vetkg("extract", tmp_path / "other.txt", report, "--processes", "2")
    assert one.stdout == two.stdout
    assert one.stdout.count("\n") > 10


def test_build_and_check(vetkg: Run, report: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    built = vetkg("build", report, "--out", graph)
    assert built.returncode == 0, built.stderr
    assert "1 reports" in built.stderr
    assert "claim for claim" in vetkg("check", "--graph", graph).stderr


def test_ask_answers_the_same_in_both_languages(vetkg: Run, graph: Path) -> None:
    answer = json.loads(vetkg("ask", "partnerships", "--region", "桂林", "--graph", graph, "--format", "json").stdout)
    assert [row["enterprise_name"] for row in answer["rows"]] == ["桂林山青机电有限公司"]
    in_sparql = vetkg(
        "ask", "partnerships", "--region=桂林市", "--graph", graph, "--format", "json", "--language", "sparql"
    ).stdout
    assert json.loads(in_sparql) == answer


def test_export_quotes_where_the_texts_are_at_hand(vetkg: Run, graph: Path) -> None:
    bare = facts(vetkg("export", "--graph", graph).stdout)
    quoted = facts(vetkg("export", "--graph", graph, "--reports", graph.parent).stdout)
    assert len(bare) == len(quoted)
    assert all(fact["evidence"] in REPORT for fact in quoted)
    assert sum(len(str(fact["evidence"])) for fact in quoted) > sum(len(str(fact["evidence"])) for fact in bare)
    assert "<https://w3id.org/vetkg/ontology#partnersWith>" in vetkg("export", "--format", "nquads", "--graph", graph).stdout


@pytest.mark.parametrize("question", ["partnership", "schols"])
def test_a_near_miss_gets_a_suggestion(vetkg: Run, question: str) -> None:
    done = vetkg("ask", question)
    assert done.returncode == 2
    assert "partnerships" in done.stderr or "schools" in done.stderr
    assert "Traceback" not in done.stderr


def test_questions_are_listed(vetkg: Run) -> None:
    assert "partnerships" in vetkg("ask").stdout


def test_what_was_left_out_is_told_with_reason_and_place_in_words(vetkg: Run, tmp_path: Path) -> None:
    path = tmp_path / "left-out.txt"
    path.write_text(REPORT + "\n漓江学校编写《桂北米粉制作技艺》校本教材。\n", encoding="utf-8")
    (row,) = (r for r in facts(vetkg("extract", path, "--rejected").stdout) if r["type"] == "Policy")
    assert (row["kind"], row["of"], row["label"], row["reason"]) == ("rejection", "entity", "桂北米粉制作技艺", "work")
    assert "未采纳：作品，不是文件" in str(row["says_zh"])
    assert "Left out: a work, no document" in str(row["says_en"])
    assert f"{row['start']}–{row['end']}" in str(row["says_zh"])


def test_merges_are_listed_with_their_reasons(vetkg: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(
        REPORT.replace("漓江职业技术学校与", "漓江职业技术学校（以下简称“漓江职校”）与"), encoding="utf-8"
    )
    merges = facts(vetkg("extract", tmp_path / "report.txt", "--merged").stdout)
    assert [m["surface"] for m in merges if m["entity"] == ["School", "桂林市漓江职业技术学校"]] == ["漓江职校"]
    assert all(m["kind"] == "merge" and m["reason"] for m in merges)


def test_a_merge_between_reports_is_undone_by_a_decision(vetkg: Run, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(
        REPORT.replace("漓江职业技术学校与", "漓江职业技术学校（以下简称“桂林漓江职业学校”）与"), encoding="utf-8"
    )
    (tmp_path / "two.txt").write_text(
        REPORT.replace("2021", "2022").replace("桂林市漓江职业技术学校", "桂林漓江职业学校"), encoding="utf-8"
    )
    (tmp_path / "names.jsonl").write_text(
        '{"action": "apart", "type": "School", "names": ["桂林市漓江职业技术学校", "桂林漓江职业学校"]}\n', encoding="utf-8"
    )

    def schools(*options: object) -> int:
        assert vetkg("build", tmp_path / "one.txt", tmp_path / "two.txt", "--out", tmp_path / "graph", *options).returncode == 0
        return len(json.loads(vetkg("ask", "schools", "--graph", tmp_path / "graph", "--format", "json").stdout)["rows"])

    assert schools() == 1
    assert schools("--decisions", tmp_path / "names.jsonl") == 2
