"""Small rooms, and nothing in the repository that is not ours to publish."""

import json
import os
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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


def strings(value: Any) -> Iterator[str]:
    """Every string in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def names() -> set[str]:
    """Names and titles that the seeds and the readings state: facts, and ours to publish."""
    files = [*ROOT.glob("seeds/facts/*.jsonl"), *ROOT.glob("tests/gold/readings/*.jsonl")]
    entities = (row for file in files for row in rows(file) if row["kind"] == "entity")
    return {squash(name) for row in entities for name in (row["name"], *row.get("aliases", ()))}


def pieces(path: Path, text: str) -> Iterator[str]:
    """What of a file is looked at: facts files value by value, because names side by side are no sentence; others whole."""
    if path.suffix == ".jsonl":
        yield from {squash(value) for row in rows(path) for value in strings(row)}
    else:
        yield squash(text)


def test_no_file_holds_a_sentence_of_a_report() -> None:
    reports = sorted((SHARED / "reports").glob("*.txt"))
    if not reports:
        pytest.skip("the reports' texts are not at hand (VETKG_SHARED)")
    runs = set()
    for report in reports:
        text = squash(re.sub(r"《[^》]{0,90}》", "¶", report.read_text(encoding="utf-8")))
        runs.update(text[i : i + RUN] for i in range(len(text) - RUN + 1))
    runs = {r for r in runs if "¶" not in r and len(re.findall(r"[一-鿿]", r)) > 20}
    ours = names()
    copied = {}
    for path, text in texts().items():
        for piece in pieces(path, text):
            hits = [piece[i : i + RUN] for i in range(len(piece) - RUN + 1) if piece[i : i + RUN] in runs]
            if hits and piece not in ours:
                copied[str(path.relative_to(ROOT))] = hits[:3]
    assert copied == {}
