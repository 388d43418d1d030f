import json
import random

import pytest

from kg import facts_file
from kg.errors import InputError
from kg.graph import build_graph
from tests.contract.invented import facts


def test_what_is_written_reads_back_as_the_same_facts():
    text = facts_file.dumps(facts())
    back = facts_file.loads(text)
    assert facts_file.dumps(back) == text
    for one, other in zip(sorted(facts(), key=lambda f: f.report.id), back, strict=True):
        assert one.report == other.report
        for part in ("entities", "relations", "observations", "rejections"):
            assert sorted(getattr(one, part), key=repr) == sorted(getattr(other, part), key=repr)
    assert build_graph(back).claims == build_graph(facts()).claims


def test_the_order_of_reports_and_facts_makes_no_difference():
    from dataclasses import replace

    shuffled = facts()
    random.Random(7).shuffle(shuffled)
    shuffled = [
        replace(f, entities=f.entities[::-1], relations=f.relations[::-1], observations=f.observations[::-1]) for f in shuffled
    ]
    assert facts_file.dumps(shuffled) == facts_file.dumps(facts())


def test_lines_are_those_of_the_guidelines_with_more_keys():
    rows = [json.loads(line) for line in facts_file.dumps(facts(), facts_file.GUIDELINE_KINDS).splitlines()]
    assert {row["kind"] for row in rows} == {"entity", "relation", "observation"}
    relation = next(r for r in rows if r["kind"] == "relation" and r["type"] == "partnersWith" and "attrs" in r)
    assert isinstance(relation["subject"], list)
    assert relation["object"][0] == "Enterprise"
    assert isinstance(relation["evidence"], str)
    assert {"report", "start", "end", "section", "confidence"} <= relation.keys()


@pytest.mark.parametrize(
    "line",
    [
        "{",
        '{"kind": "entity"}',
        "[]",
        '{"kind": "dream", "report": "a"}',
        '{"kind": "observation", "report": "a", "subject": ["Region"]}',
    ],
)
def test_a_broken_line_is_named(line):
    good = facts_file.dumps(facts()[:1]).splitlines()[0]
    with pytest.raises(InputError, match="Line 2"):
        facts_file.loads(f"{good}\n{line}\n")


def test_facts_without_their_report_are_an_error():
    text = "".join(line for line in facts_file.dumps(facts()[:1]).splitlines(keepends=True) if '"kind": "report"' not in line)
    with pytest.raises(InputError, match="qinglan-2020"):
        facts_file.loads(text)


def test_a_file_that_is_not_there_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match=r"none\.jsonl"):
        facts_file.read(tmp_path / "none.jsonl")
