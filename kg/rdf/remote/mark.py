"""The mark: a small named graph that says which release a dataset holds, which graphs belong to it, and whether it is complete.

A load writes ``state "loading"`` first and ``state "complete"`` last, so that a dataset which a load left half-way is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.errors import StoreError
from kg.ports import Rows
from kg.rdf.terms import STRING, Literal, n3
from ontology.schema import BASE

MARK = BASE + "load"
"""The mark's graph, and its subject."""
MERGED_GRAPH = BASE + "merged"
"""Where the merge of the reports is kept on servers whose default graph shows the named graphs."""
_WORDS = BASE + "load#"
RELEASE, STATE, MERGE, GRAPH = (_WORDS + word for word in ("release", "state", "merge", "graph"))
DIGEST, IS_MERGED = _WORDS + "digest", _WORDS + "merged"
LOADING, COMPLETE = "loading", "complete"

SUMMARY = f"SELECT ?p ?o {{ GRAPH <{MARK}> {{ <{MARK}> ?p ?o FILTER(?p != <{GRAPH}>) }} }}"
EVERYTHING = f"SELECT ?s ?p ?o {{ GRAPH <{MARK}> {{ ?s ?p ?o }} }}"


@dataclass(frozen=True, slots=True)
class Held:
    """What a dataset says it holds; all empty where no release was ever loaded.

    ``merge`` is the graph with the merge of all reports, empty for the default graph. ``graphs`` are those that a load wrote or
    meant to write; ``digests`` those that it finished, ``merged`` those of them that are in the merge.
    """

    release: str = ""
    state: str = ""
    merge: str = ""
    graphs: frozenset[str] = frozenset()
    digests: Mapping[str, str] = field(default_factory=dict)
    merged: frozenset[str] = frozenset()

    @property
    def complete(self) -> bool:
        """Whether a load into it finished."""
        return self.state == COMPLETE

    def described(self) -> str:
        """What it holds, for people."""
        if not self.state:
            return "no release of vetkg"
        return self.release if self.complete else f"a half-loaded {self.release}"


def read(found: Rows) -> Held:
    """What the rows of :data:`SUMMARY` or :data:`EVERYTHING` say. Raises StoreError for rows of something else."""
    if found.columns not in (("p", "o"), ("s", "p", "o")):
        raise StoreError("The server does not answer what was asked.", hint="Check that this is a SPARQL endpoint.")
    one: dict[str, str] = {}
    graphs: set[str] = set()
    digests: dict[str, str] = {}
    merged: set[str] = set()
    for row in found.rows:
        subject, predicate, value = (str(cell) for cell in (row if len(row) == 3 else (MARK, *row)))
        if predicate == GRAPH:
            graphs.add(value)
        elif predicate == DIGEST:
            digests[subject] = value
        elif predicate == IS_MERGED:
            merged.add(subject)
        elif subject == MARK:
            one[predicate] = value
    whole = frozenset(merged & digests.keys())
    return Held(one.get(RELEASE, ""), one.get(STATE, ""), one.get(MERGE, ""), frozenset(graphs), digests, whole)


def begun(release: str, merge: str, graphs: Iterable[str]) -> str:
    """The update that says a load begins: what is named here may be there in part from now on."""
    named = " ".join(f"<{MARK}> <{GRAPH}> <{graph}> ." for graph in sorted(graphs))
    one = f"<{MARK}> <{RELEASE}> {_text(release)} ; <{STATE}> {_text(LOADING)} ; <{MERGE}> {_text(merge)} ."
    return f"{_without((RELEASE, STATE, MERGE))} ; INSERT DATA {{ GRAPH <{MARK}> {{ {one} {named} }} }}"


def unfinished(graphs: Iterable[str]) -> str:
    """The update that says these graphs are being written, and are not in the merge; empty for none."""
    values = " ".join(f"<{graph}>" for graph in sorted(graphs))
    where = f"{{ GRAPH <{MARK}> {{ ?g ?p ?o }} VALUES ?g {{ {values} }} }}"
    return f"DELETE {{ GRAPH <{MARK}> {{ ?g ?p ?o }} }} WHERE {where}" if values else ""


def none_merged() -> str:
    """The update that says the merge is empty."""
    return f"DELETE WHERE {{ GRAPH <{MARK}> {{ ?g <{IS_MERGED}> ?o }} }}"


def written(graph: str, digest: str) -> str:
    """The update that says a graph is there as a whole."""
    return f"INSERT DATA {{ GRAPH <{MARK}> {{ <{graph}> <{DIGEST}> {_text(digest)} }} }}"


def merged(graph: str) -> str:
    """The update that says a graph is in the merge."""
    return f'INSERT DATA {{ GRAPH <{MARK}> {{ <{graph}> <{IS_MERGED}> "true" }} }}'


def gone(graphs: Iterable[str]) -> str:
    """The update that forgets graphs that were removed; empty for none."""
    names = sorted(graphs)
    triples = " ".join(f"<{MARK}> <{GRAPH}> <{graph}> ." for graph in names)
    return f"{unfinished(names)} ; DELETE DATA {{ GRAPH <{MARK}> {{ {triples} }} }}" if names else ""


def finished() -> str:
    """The update that says the load is complete: the last of a load."""
    return f"{_without((STATE,))} ; INSERT DATA {{ GRAPH <{MARK}> {{ <{MARK}> <{STATE}> {_text(COMPLETE)} }} }}"


def _without(predicates: Iterable[str]) -> str:
    return " ; ".join(f"DELETE WHERE {{ GRAPH <{MARK}> {{ <{MARK}> <{p}> ?old }} }}" for p in predicates)


def _text(value: str) -> str:
    return n3(Literal(value, STRING))
