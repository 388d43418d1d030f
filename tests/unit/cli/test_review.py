"""``vetkg review`` as a person runs it, on a terminal and elsewhere."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

from kg import corrections
from tests.unit.cli.conftest import Run

FIRM = "桂林山青机电有限公司"


def made(folder: Path, name: str = "corrections.jsonl") -> list[corrections.Correction]:
    return corrections.loads((folder / name).read_text(encoding="utf-8"))


def listed(vetkg: Run, graph: Path, *more: object) -> list[dict[str, object]]:
    done = vetkg("review", "--graph", graph, "--json", "--below", "1.01", *more)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_doubtful_facts_are_listed_least_sure_first_with_quotations(vetkg: Run, graph: Path) -> None:
    rows = listed(vetkg, graph, "--reports", graph.parent)
    sure = [row["confidence"] for row in rows]
    assert len(rows) > 5
    assert sure == sorted(sure)
    partnership = next(row for row in rows if "partnersWith" in str(row["key"]))
    assert FIRM in str(partnership["says"])
    assert "共建实训基地" in str(partnership["quotation"])
    assert FIRM in vetkg("review", "--graph", graph, "--below", "1.01", "--list").stdout
    only = listed(vetkg, graph, "--type", "在校生数")
    assert [str(row["key"]).split("|")[1:3] for row in only] == [["observation", "在校生数"]]


def test_decisions_by_key_are_applied_by_the_next_build(vetkg: Run, graph: Path, report: Path, tmp_path: Path) -> None:
    rows = {str(row["key"]): row for row in listed(vetkg, graph)}
    firm = next(key for key in rows if "|entity|Enterprise|" in key)
    figure = next(key for key in rows if "|在校生数|" in key)
    policy = next(key for key in rows if "|entity|Policy|" in key)
    file = tmp_path / "mine.jsonl"
    common = ("review", "--graph", graph, "--corrections-file", file)
    assert vetkg(*common, "--reject", firm, "--accept", policy, "--reason", "read").returncode == 0
    done = vetkg(*common, "--mend", figure, "--set", "value=12400")
    assert "3 corrections" in done.stderr
    assert {c.action for c in made(tmp_path, "mine.jsonl")} == {"remove", "accept", "mend"}
    left = {str(row["key"]) for row in listed(vetkg, graph, "--corrections-file", file)}
    assert left == rows.keys() - {firm, figure, policy}
    assert vetkg("build", report, "--out", tmp_path / "graph", "--corrections-file", file).returncode == 0
    facts = [json.loads(line) for line in vetkg("export", "--graph", tmp_path / "graph").stdout.splitlines()]
    assert FIRM not in {f.get("name") for f in facts}
    assert [f["value"] for f in facts if f.get("indicator") == "在校生数"] == [12400]
    assert [f["confidence"] for f in facts if f.get("type") == "Policy"] == [1.0]


def test_a_sheet_goes_out_and_comes_back(vetkg: Run, graph: Path, tmp_path: Path) -> None:
    sheet, file = tmp_path / "sheet.csv", tmp_path / "mine.jsonl"
    vetkg("review", "--graph", graph, "--below", "1.01", "--export", sheet)
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"))))
    for row in rows:
        row["decision"] = "接受" if row["key"].split("|")[1] == "entity" else ""
    with sheet.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    done = vetkg("review", "--graph", graph, "--import", sheet, "--corrections-file", file)
    assert done.returncode == 0, done.stderr
    accepted = made(tmp_path, "mine.jsonl")
    assert {c.action for c in accepted} == {"accept"}
    assert len(accepted) == sum(row["decision"] == "接受" for row in rows)


def test_what_cannot_be_decided_says_what_to_do(vetkg: Run, graph: Path) -> None:
    done = vetkg("review", "--graph", graph, "--reject", "entity|Enterprise|桂林山青机电公司")
    assert done.returncode == 2
    assert FIRM in done.stderr
    assert "--mend" in vetkg("review", "--graph", graph, "--set", "value=1").stderr
    assert "no report" in vetkg("review", "--graph", graph, "--report", "nowhere").stderr


def test_on_a_terminal_each_fact_is_asked_for(graph: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    code = "from cli.main import main; main()"
    arguments = ["review", "--graph", str(graph), "--below", "1.01", "--type", "partnersWith"]
    root = Path(__file__).resolve().parents[3]
    running = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(root), "TERM": "dumb", "XDG_CACHE_HOME": str(tmp_path)},
    )
    os.close(theirs)
    os.write(ours, "x\nm\n订单培养\n\n\n".encode())
    shown = b""
    try:
        while part := os.read(ours, 4096):
            shown += part
    except OSError:
        pass  # the other end is closed: the command has ended
    assert running.wait(30) == 0, shown.decode()
    os.close(ours)
    (mended,) = made(tmp_path)
    assert mended.action == "mend"
    assert dict(mended.changes["attrs"])["forms"] == ("订单培养",)
    assert FIRM in shown.decode()
