"""Small rooms, and nothing in the repository that is not ours to publish."""

import json
import os
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("VETKG_SHARED", ROOT.parent / "shared"))
RUN = 28  # letters in a row that only a copied sentence shares with a report


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: the list of files is unknown")
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def texts() -> dict[Path, str]:
    found = {}
    for path in tracked():
        try:
            found[path] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found


def test_no_module_is_larger_than_a_room() -> None:
    large = {str(p.relative_to(ROOT)): t.count("\n") for p, t in texts().items() if p.suffix == ".py" and t.count("\n") > 400}
    assert large == {}


def test_no_module_is_named_after_nothing() -> None:
    nameless = {"utils", "common", "misc", "helpers", "util"}
    assert [p for p in tracked() if nameless & {part.removesuffix(".py") for part in p.relative_to(ROOT).parts}] == []


def test_no_file_names_a_path_of_a_machine() -> None:
    pattern = re.compile(r"(?<![\w.])/(?:work|farm|root|home/\w+)/")
    assert [str(p.relative_to(ROOT)) for p, t in texts().items() if pattern.search(t) and p != Path(__file__).resolve()] == []


def squash(text: str) -> str:
    return re.sub(r"[\s\[\]《》“”\"'：:，,。、;；（）()|]+", "", unicodedata.normalize("NFC", text))


def facts_names() -> set[str]:
    """Names and titles in the seeds and in the readings: facts, and ours to publish."""
    rows = [
        json.loads(line)
        for f in [*ROOT.glob("seeds/facts/*.jsonl"), *ROOT.glob("tests/gold/readings/*.jsonl")]
        for line in f.open(encoding="utf-8")
    ]
    return {name for row in rows if row["kind"] == "entity" for name in (row["name"], *row.get("aliases", ()))}


def test_no_file_holds_a_sentence_of_a_report() -> None:
    reports = sorted((SHARED / "reports").glob("*.txt"))
    if not reports:
        if os.environ.get("VETKG_REQUIRE_ALL"):
            pytest.fail("the reports' texts are required here: set VETKG_SHARED")
        pytest.skip("the reports' texts are not at hand (VETKG_SHARED)")
    names = sorted((name for name in map(squash, facts_names()) if len(name) >= 3), key=len, reverse=True)
    named = re.compile("|".join(map(re.escape, names)))
    runs = set()
    for report in reports:
        text = named.sub("¶", squash(re.sub(r"《[^》]{0,90}》", "¶", report.read_text(encoding="utf-8"))))
        runs.update(text[i : i + RUN] for i in range(len(text) - RUN))
    runs = {r for r in runs if "¶" not in r and len(re.findall(r"[一-鿿]", r)) > 20}
    copied = {}
    for path, text in texts().items():
        flat = squash(text)
        hits = [flat[i : i + RUN] for i in range(len(flat) - RUN) if flat[i : i + RUN] in runs]
        if hits:
            copied[str(path.relative_to(ROOT))] = hits[:3]
    assert copied == {}
