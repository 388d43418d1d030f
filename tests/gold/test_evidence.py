"""Every fact leads to a place in its report where it is said: of the seeds and of the extractor alone, all of them."""

from __future__ import annotations

import hashlib
import json
import re

import pytest

from kg import facts_file
from kg.quotation import LONGEST
from loaders import documents, pipeline

SPACE = re.compile(r"\s+")


@pytest.fixture(scope="module")
def normalised(texts):
    """Report id to its normalised text."""
    return {pipeline.extract(path).report.id: documents.read(path).text for path in texts}


def rows(facts, kinds=("entity", "relation", "observation", "rejection", "merge")):
    return [row for one in facts.values() for row in facts_file.lines(one) if row["kind"] in kinds]


@pytest.mark.parametrize("which", ["seeded", "extracted"])
def test_every_place_lies_in_its_report_and_holds_the_surface_form(which, normalised, request):
    wrong = []
    for row in rows(request.getfixturevalue(which)):
        text = normalised[row["report"]]
        for start, end, surface, *_ in row.get("places", ()):
            if not (0 <= start < end <= len(text) and surface and SPACE.sub("", surface) in SPACE.sub("", text[start:end])):
                wrong.append((row["report"], row["kind"], start, end, surface))
    assert wrong == []


@pytest.mark.parametrize("which", ["seeded", "extracted"])
def test_every_fact_has_a_place_of_its_own_report(which, request):
    found = request.getfixturevalue(which)
    facts = [(r, fact) for r, one in found.items() for fact in (*one.entities, *one.relations, *one.observations)]
    assert len(facts) > 1000
    assert [(r, fact) for r, fact in facts if not fact.evidence or {place.report for place in fact.evidence} != {r}] == []


@pytest.mark.parametrize("which", ["seeded", "extracted"])
def test_what_is_printed_quotes_the_report(which, normalised, request):
    """What ``vetkg extract`` prints: ``evidence`` is an exact substring of at most 60 letters, with the surface form in it."""
    found = request.getfixturevalue(which)
    for line in facts_file.dumps(found.values(), facts_file.GUIDELINE_KINDS, normalised).splitlines():
        row = json.loads(line)
        assert row["evidence"] in normalised[row["report"]]
        assert 0 < len(row["evidence"]) <= LONGEST
        assert SPACE.sub("", row["places"][0][2])[:LONGEST] in SPACE.sub("", row["evidence"]), row


def test_the_seeds_are_of_these_files(texts, seeded, normalised):
    prints = {hashlib.sha256(path.read_bytes()).hexdigest(): len(documents.read(path).text) for path in texts}
    for report, facts in seeded.items():
        assert prints[facts.report.sha256] == facts.report.characters == len(normalised[report])


def test_the_seeds_hold_places_and_no_sentences(seeded):
    assert [row for row in rows(seeded) for _, _, surface, *_ in row.get("places", ()) if len(surface) > 80] == []
