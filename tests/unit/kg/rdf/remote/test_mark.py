"""The mark: what its updates write is what is read."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.ports import Rows
from kg.rdf.remote import mark

RELEASE = "release-000000000001"


class Marked:
    """A dataset with a mark."""

    def __init__(self) -> None:
        self.store = ox.Store()

    def update(self, *updates: str) -> mark.Held:
        for update in updates:
            self.store.update(update)
        return self.held(mark.EVERYTHING)

    def held(self, query: str) -> mark.Held:
        answer = self.store.query(query)
        assert isinstance(answer, ox.QuerySolutions)
        columns = tuple(variable.value for variable in answer.variables)
        return mark.read(Rows(columns, [tuple(term.value for term in row) for row in answer]))  # type: ignore[union-attr]


def test_a_load_from_its_begin_to_its_end() -> None:
    dataset = Marked()
    assert dataset.held(mark.SUMMARY) == mark.Held()
    assert dataset.held(mark.SUMMARY).described() == "no release of vetkg"
    held = dataset.update(mark.begun(RELEASE, "", ["urn:a", "urn:b"]))
    assert (held.release, held.complete, held.graphs) == (RELEASE, False, {"urn:a", "urn:b"})
    assert held.described() == f"a half-loaded {RELEASE}"
    held = dataset.update(mark.written("urn:a", "1"), mark.written("urn:b", "2"), mark.merged("urn:a"))
    assert (held.digests, held.merged) == ({"urn:a": "1", "urn:b": "2"}, {"urn:a"})
    held = dataset.update(mark.unfinished(["urn:a"]))
    assert (held.digests, held.merged) == ({"urn:b": "2"}, frozenset())
    held = dataset.update(mark.written("urn:a", "3"), mark.merged("urn:a"), mark.merged("urn:b"), mark.none_merged())
    assert held.merged == frozenset()
    held = dataset.update(mark.gone(["urn:b"]), mark.finished())
    assert (held.graphs, held.digests, held.complete) == ({"urn:a"}, {"urn:a": "3"}, True)
    assert dataset.held(mark.SUMMARY).described() == RELEASE


def test_another_load_replaces_what_is_said_of_the_release() -> None:
    dataset = Marked()
    dataset.update(mark.begun(RELEASE, "", ["urn:a"]), mark.finished())
    held = dataset.update(mark.begun("release-000000000002", mark.MERGED_GRAPH, ["urn:b"]))
    assert (held.release, held.state, held.merge) == ("release-000000000002", mark.LOADING, mark.MERGED_GRAPH)
    assert held.graphs == {"urn:a", "urn:b"}, "what may be there is not forgotten"


def test_nothing_is_written_for_no_graphs() -> None:
    assert (mark.unfinished([]), mark.gone([])) == ("", "")


def test_an_answer_to_another_question_is_no_mark() -> None:
    with pytest.raises(StoreError):
        mark.read(Rows(("n",), [(0,)]))
