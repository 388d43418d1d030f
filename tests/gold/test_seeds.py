"""The seeds are what the texts and the corrections make: nothing in them was written by hand."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from bench import shared
from bench.seeds import CORRECTIONS, FACTS, made
from kg import corrections, facts_file

IDS = ["guangxi-2020", "liuzhou-2023", "lvliang-2023", "quzhou-2020", "qingyuan-2016"]
"""The reports' ids, in the order of their files."""


def test_the_reports_have_the_ids_of_the_seeds(extracted):
    assert list(extracted) == IDS
    assert sorted(f.stem for f in FACTS.glob("*.jsonl")) == sorted(IDS)


@pytest.mark.parametrize("report", IDS)
def test_a_rebuild_from_text_and_corrections_gives_the_seeds_byte_for_byte(extracted, report):
    rebuilt = facts_file.dumps([made(extracted[report])])
    assert rebuilt.encode() == (FACTS / f"{report}.jsonl").read_bytes(), "make seeds writes them anew"


@pytest.mark.parametrize("report", IDS)
def test_seeds_and_corrections_are_written_in_their_settled_form(report):
    facts, corrected = FACTS / f"{report}.jsonl", CORRECTIONS / f"{report}.jsonl"
    assert facts_file.dumps(facts_file.loads(facts.read_text(encoding="utf-8"))).encode() == facts.read_bytes()
    if corrected.exists():
        read = corrections.loads(corrected.read_text(encoding="utf-8"))
        assert corrections.dumps(read).encode() == corrected.read_bytes()
        assert {c.report for c in read} == {report}


@pytest.mark.parametrize("report", IDS)
def test_each_correction_still_corrects_something(extracted, report):
    path = CORRECTIONS / f"{report}.jsonl"
    known = corrections.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    assert corrections.unused(extracted[report], known) == []


def test_another_process_with_another_order_of_sets_reads_the_same_facts(texts, extracted):
    program = (
        "import hashlib, sys; from kg import facts_file; from loaders import pipeline; "
        "print(hashlib.sha256(facts_file.dumps([pipeline.extract(p) for p in sys.argv[:0:-1]]).encode()).hexdigest())"
    )
    here = hashlib.sha256(facts_file.dumps(extracted.values()).encode()).hexdigest()
    for seed in ("0", "4711"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        there = subprocess.run(
            [sys.executable, "-c", program, *map(str, texts)], cwd=shared.ROOT, env=environment, capture_output=True, text=True
        )
        assert there.stdout.strip() == here, there.stderr
