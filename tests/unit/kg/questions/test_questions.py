"""Loading, binding and telling questions, without a store."""

import pathlib

import pytest

from kg.errors import AmbiguousNameError, GraphError, InputError, UnknownNameError
from kg.graph import build_graph
from kg.names import NameIndex
from kg.ports import Rows
from kg.questions import ask, get, load
from kg.questions.answer import columns, page
from kg.questions.documentation import page as documentation
from kg.questions.loading import read
from kg.questions.parameters import bind
from kg.questions.paths import steps
from kg.questions.running import paged
from tests.contract.invented import facts

ROOT = pathlib.Path(__file__).parents[4]
SIX_TABLES = {"regions", "schools", "programs", "enterprises", "policies", "cases"}


@pytest.fixture(scope="module")
def names():
    return NameIndex.of(build_graph(facts()))


def test_the_thirty_questions_and_the_six_tables_are_there():
    numbers = sorted(q.number for q in load().values() if q.number is not None)
    assert numbers == list(range(1, 31))
    assert set(load()) >= SIX_TABLES


def test_every_question_names_what_it_binds_and_gives():
    for question in load().values():
        if question.method:
            continue
        for parameter in question.parameters:
            assert f"?wanted_{parameter.name}" in question.sparql, question.name
            assert f"${parameter.name}" in question.cypher, question.name
        for column in question.columns:
            assert f"?{column.name}" in question.sparql, question.name
        assert question.title.zh
        assert question.description.en
        assert {"facts", "fact"} & {c.name for c in columns(question)}


def test_a_name_or_alias_or_id_is_bound_as_an_id(names):
    by_alias = bind(get("partnerships"), names, {"school": "市一职校", "year": "2021", "form": "order-class"})
    assert by_alias["school"] == names.resolve("云溪市第一职业技术学校")
    assert bind(get("partnerships"), names, {"school": by_alias["school"]})["school"] == by_alias["school"]
    assert (by_alias["year"], by_alias["form"], by_alias["region"]) == (2021, "订单培养", "")


def test_defaults_and_empty_words_ask_for_all(names):
    assert bind(get("cooperation-forms"), names, {"region": " "}) == {"by": "all", "region": "", "school": ""}
    assert bind(get("indicator-series"), names, {})["from_year"] == 0


@pytest.mark.parametrize(
    ("question", "given", "error", "told"),
    [
        ("partnerships", {"school": "云溪第一职业学校"}, UnknownNameError, "云溪市第一职业技术学校"),
        ("partnerships", {"shcool": "一职校"}, UnknownNameError, "school"),
        ("partnerships", {"form": "订单"}, UnknownNameError, "订单培养"),
        ("partnerships", {"year": "二〇二〇"}, InputError, "whole number"),
        ("partnerships", {"year": True}, InputError, "whole number"),
        ("partnerships", {"region": "市一职校"}, UnknownNameError, "Region"),
        ("indicator-series", {"indicator": "在校学生"}, UnknownNameError, "在校生数"),
        ("cooperation-forms", {"by": "year"}, InputError, "all, region, school"),
        ("case-context", {}, InputError, "case_study"),
        ("case-context", {"case_study": "车间里的课堂"}, AmbiguousNameError, "case-study-"),
        ("evidence", {"fact": "fact-xyz"}, InputError, "fact-…"),
        ("partnerships", {"school": "x" * 1000}, InputError, "name or alias"),
    ],
)
def test_wrong_parameters_are_told_what_is_expected(names, question, given, error, told):
    with pytest.raises(error) as caught:
        bind(get(question), names, given)
    assert told in f"{caught.value} {caught.value.suggestions}"


def test_an_unknown_question_is_told_the_nearest():
    with pytest.raises(UnknownNameError) as caught:
        get("partnership")
    assert caught.value.suggestions[0] == "partnerships"


@pytest.mark.parametrize(("limit", "offset"), [(0, 0), (-1, 0), (10_001, 0), (10, -1)])
def test_a_page_that_is_none_is_refused(names, limit, offset):
    with pytest.raises(InputError, match="no page"):
        ask(None, names, "partnerships", {}, limit, offset)


def test_only_whole_numbers_of_ours_are_written_into_a_query():
    assert paged(get("schools"), "sparql", 11, 20).endswith("\nLIMIT 11\nOFFSET 20\n")
    assert paged(get("schools"), "cypher", 11, 20).endswith("\nSKIP 20\nLIMIT 11\n")


def test_cells_of_both_languages_become_equal():
    question = get("shared-policies")
    names_ = tuple(c.name for c in question.columns)
    cypher = ("policy-1", "甲", None, None, 2, [["乙"], ["丙", "乙"]], ["r2", "r1"], ["b", "a"], ["fact-2", "fact-1", None])
    sparql = ("policy-1", "甲", "", "", "2", "乙\n丙", "r1\nr2", "a\n\nb", "fact-1\nfact-2\n")
    one = page(question, Rows(names_, [cypher]), 10, 0, {})
    other = page(question, Rows(names_, [sparql]), 10, 0, {})
    assert one == other
    assert one.rows[0][-1] == ["fact-1", "fact-2"]
    assert one.total == 1


def test_a_page_says_that_more_follows():
    question = get("cooperation-forms")
    rows = [("", "", f"形式{i}", 1, ["fact-1"]) for i in range(3)]
    cut = page(question, Rows(tuple(c.name for c in question.columns), rows), 2, 4, {})
    assert (len(cut.rows), cut.truncated, cut.total) == (2, True, None)


def edges(*pairs):
    rows = [(a, a, "knows", b, b, [], [f"fact-{a}{b}"]) for a, b in pairs]
    return Rows(("subject", "subject_name", "relation", "object", "object_name", "reports", "facts"), rows)


def test_all_shortest_paths_whatever_the_direction():
    found = steps(edges("ab", "cb", "ad", "dc", "ce", "ax", "xy", "ye"), {"from": "a", "to": "e", "longest": 5}, 0, 100)
    assert [(p, s, n, a, b) for p, s, n, a, _, _, b, *_ in found.rows] == [
        (1, 1, 3, "a", "b"),
        (1, 2, 3, "c", "b"),
        (1, 3, 3, "c", "e"),
        (2, 1, 3, "a", "d"),
        (2, 2, 3, "d", "c"),
        (2, 3, 3, "c", "e"),
        (3, 1, 3, "a", "x"),
        (3, 2, 3, "x", "y"),
        (3, 3, 3, "y", "e"),
    ]
    assert steps(edges("ab"), {"from": "a", "to": "q", "longest": 5}, 0, 9).rows == []
    assert steps(edges("ab", "bc"), {"from": "a", "to": "c", "longest": 1}, 0, 9).rows == []


def test_a_broken_folder_is_named(tmp_path):
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "question.toml").write_text('name = "even"\n', encoding="utf-8")
    with pytest.raises(GraphError, match="odd"):
        read(folder)


def test_the_documentation_is_that_of_the_folders():
    assert (ROOT / "docs" / "questions.md").read_text(encoding="utf-8") == documentation()
