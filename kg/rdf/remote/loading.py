"""Loading a release into a SPARQL server: only what it lacks, in steps that may stop anywhere and be taken up again.

A graph a report (and one for the ontology) by the SPARQL 1.1 Graph Store Protocol, or by SPARQL 1.1 Update; then their merge,
which the server makes itself (ADD); then the mark that says the release is complete. What is there already, by digest and by
count, is not sent again. Graphs that are none of vetkg's are left alone.
"""

from __future__ import annotations

import urllib.parse
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.errors import QueryError, QueryTimeoutError, StoreError, VetkgError
from kg.ports import Dataset, Rows
from kg.rdf.remote import failures, mark
from kg.rdf.remote.connection import NOBODY, Connection, Credentials, Request, checked_address
from kg.rdf.remote.store import NTRIPLES, RemoteSparqlStore
from kg.rdf.remote.upload import Dump, dumped
from kg.rdf.store import RdfStore
from ontology.schema import BASE, IDS

ONTOLOGY_GRAPH = BASE + "ontology"
_UPDATE = "application/sparql-update; charset=utf-8"
_COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
_FIRST_SECONDS = 30.0
_AS_IT_IS = Dataset()
_AGAIN = "Nothing is lost: the dataset is marked as half-loaded, and the same command goes on where it stopped."
Progress = Callable[[str], None]
"""Told each step as it begins."""


@dataclass(frozen=True, slots=True)
class Target:
    """A dataset on a server, by its addresses.

    For queries, for updates (that for queries if empty) and, if it has one, for the Graph Store Protocol. ``seconds`` is the
    longest that one request may take.
    """

    endpoint: str
    update: str = ""
    graph_store: str = ""
    credentials: Credentials = NOBODY
    seconds: float = 600.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What a load will do: graphs to write and to drop, whether the merge starts anew, and which graphs go into it."""

    write: tuple[str, ...]
    drop: tuple[str, ...]
    merge: tuple[str, ...]
    clear: bool

    @property
    def steps(self) -> int:
        """How many steps the progress is told."""
        return len(self.write) + bool(self.drop) + len(self.merge) + 1


class SparqlLoader:
    """Loads the RDF store of a built release into a target. Every method raises StoreError, saying what to do."""

    def __init__(self, target: Target, source: RdfStore, release: str) -> None:
        for address in (target.update, target.graph_store):
            checked_address(address)
        self._target, self._source, self._release = target, source, release
        self._store = RemoteSparqlStore(target.endpoint, target.credentials)
        self._connection = Connection(target.credentials)

    def close(self) -> None:
        """Close the connections."""
        self._store.close()
        self._connection.close()

    def plan(self, *, replace: bool = False) -> Plan:
        """What is to do. Writes no more than the mark, and that only into a dataset that was never loaded.

        Refuses a dataset whose default graph holds what is not ours, unless ``replace`` allows to clear it.
        """
        held = self._held()
        wanted = self._source.graphs()
        merged = [graph for graph in wanted if self._is_merged(graph)]
        if not held.state:
            held = self._first(replace)
        stale = tuple(sorted(held.graphs - set(wanted)))
        write = tuple(graph for graph in wanted if not self._has(graph, held))
        kept = held.merged - set(write)
        clear = kept != held.merged or not kept or not kept <= set(merged) or not self._merged_is(kept, merged, held)
        return Plan(write, stale, tuple(graph for graph in merged if clear or graph not in kept), clear)

    def is_done(self, plan: Plan) -> bool:
        """Whether the dataset holds the release already, whole and checked."""
        held = self._held()
        return held.complete and held.release == self._release and not (plan.write or plan.drop or plan.merge)

    def run(self, plan: Plan, progress: Progress = lambda step: None) -> None:  # noqa: ARG005 - the callback's signature
        """Do it. Interrupted, or failed, it may be planned and run again."""
        try:
            held = self._held()
            self._update(mark.begun(self._release, held.merge, {*plan.write, *plan.drop, *plan.merge}))
            self._update(mark.unfinished(plan.write))
            for graph in plan.write:
                progress(_name(graph))
                self._write(graph)
            if plan.drop:
                progress("removing what is gone")
                self._drop(plan.drop)
            self._merge(plan, held.merge, progress)
            progress("checking")
            self._check(held.merge)
            self._update(mark.finished())
        except VetkgError as error:
            raise StoreError(error.message, hint=f"{error.hint} {_AGAIN}".strip()) from error

    # --- what is there

    def _held(self) -> mark.Held:
        return mark.read(self._rows(mark.EVERYTHING, seconds=min(_FIRST_SECONDS, self._target.seconds)))

    def _rows(self, query: str, dataset: Dataset = _AS_IT_IS, seconds: float = 0) -> Rows:
        most = seconds or self._target.seconds
        try:
            return self._store.rows(query, dataset, most)
        except QueryTimeoutError as error:
            raise StoreError(
                f"The SPARQL server at {self._target.endpoint} does not answer within {most:g} seconds.",
                hint="See whether it runs and is well, and whether it wants http or https.",
            ) from error
        except QueryError as error:  # our own query: not its text is at fault
            raise StoreError(
                f"The SPARQL server at {self._target.endpoint} does not answer as one should: {error.message}",
                hint=f"{error.hint} Check that this is its address for queries.",
            ) from error

    def _first(self, replace: bool) -> mark.Held:
        """Into a dataset without a mark: find out what its default graph shows, and whether that may be cleared."""
        before = self._number(_COUNT)
        listed = {str(row[0]) for row in self._rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").rows} if before else set()
        ours = {graph for graph in listed if graph.startswith(f"{IDS}report-") or graph == ONTOLOGY_GRAPH}
        self._update(mark.begun(self._release, "", ours))
        if self._number(f"SELECT (COUNT(*) AS ?n) {{ <{mark.MARK}> <{mark.STATE}> ?o }}"):
            self._update(mark.begun(self._release, mark.MERGED_GRAPH, ours))
        elif before and not ours and not replace:
            self._update(f"DROP SILENT GRAPH <{mark.MARK}>")
            raise StoreError(
                f"The default graph of {self._target.endpoint} holds {before:,} triples that are not vetkg's; a load clears it.",
                hint="Give vetkg a dataset of its own, or say --replace.",
            )
        return self._seen()

    def _seen(self) -> mark.Held:
        """The mark, which must be there by now."""
        held = self._held()
        if not held.state:
            raise StoreError(
                f"Updates to {self._target.update or self._target.endpoint} are taken, but {self._target.endpoint} shows none.",
                hint="Check that both are addresses of one dataset.",
            )
        return held

    def _has(self, graph: str, held: mark.Held) -> bool:
        """Whether a graph is there as it should be."""
        if graph not in held.digests:
            return False
        with dumped(self._source, graph) as dump:
            return held.digests[graph] == dump.digest and self._size(graph) == dump.triples

    def _size(self, graph: str) -> int:
        return self._number(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")

    def _number(self, query: str, dataset: Dataset = _AS_IT_IS) -> int:
        return int(str(self._rows(query, dataset).rows[0][0]))

    def _is_merged(self, graph: str) -> bool:
        """Whether the source's default graph holds the graph, as it does those of the reports."""
        beside = f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} FILTER NOT EXISTS {{ ?s ?p ?o }} }}"
        return self._source.select(beside).rows == [(False,)]

    def _merged_is(self, merged: Iterable[str], wanted: Iterable[str], held: mark.Held) -> bool:
        """Whether the merge holds what it should, where it should hold all; one that is not whole yet is checked at the end."""
        return set(merged) != set(wanted) or self._merge_size(held.merge) == self._wanted_size()

    def _merge_size(self, merge: str) -> int:
        return self._number(_COUNT, Dataset((merge,)) if merge else Dataset())

    def _wanted_size(self) -> int:
        return int(str(self._source.select(_COUNT).rows[0][0]))

    # --- writing

    def _write(self, graph: str) -> None:
        with dumped(self._source, graph) as dump:
            if self._target.graph_store:
                self._put(dump)
            else:
                self._update(f"DROP SILENT GRAPH <{graph}>")
                for piece in dump.pieces():
                    self._update(f"INSERT DATA {{ GRAPH <{graph}> {{\n{piece}}} }}")
            found = self._size(graph)
            if found != dump.triples:
                raise StoreError(
                    f"The graph {graph} has {found:,} triples after it was written, and should have {dump.triples:,}.",
                    hint="See whether somebody else writes to this dataset, and look at the server's log.",
                )
            self._update(mark.written(graph, dump.digest))

    def _put(self, dump: Dump) -> None:
        """SPARQL 1.1 Graph Store HTTP Protocol, 5.3: PUT replaces the graph."""
        base = self._target.graph_store
        url = f"{base}{'&' if '?' in base else '?'}graph={urllib.parse.quote(dump.graph, safe='')}"
        self._sent(Request("PUT", url, dump.file, {"Content-Type": NTRIPLES}, self._target.seconds))

    def _drop(self, graphs: Iterable[str]) -> None:
        for graph in graphs:
            self._update(f"DROP SILENT GRAPH <{graph}>")
        self._update(mark.gone(graphs))

    def _merge(self, plan: Plan, merge: str, progress: Progress) -> None:
        """The merge of all graphs, each triple once, made by the server (SPARQL 1.1 Update, 3.2.5)."""
        into = f"GRAPH <{merge}>" if merge else "DEFAULT"
        if plan.clear:
            self._update(mark.none_merged())
            self._update(f"CLEAR SILENT {into}")
        for graph in plan.merge:
            progress(f"merging {_name(graph)}")
            self._update(f"ADD GRAPH <{graph}> TO {into}")
            self._update(mark.merged(graph))

    def _check(self, merge: str) -> None:
        found, wanted = self._merge_size(merge), self._wanted_size()
        if found != wanted:
            self._update(mark.none_merged())  # so that the next load makes it anew
            raise StoreError(
                f"The merge of the reports has {found:,} triples, and should have {wanted:,}.",
                hint="See whether somebody else writes to this dataset.",
            )

    def _update(self, update: str) -> None:
        if update:
            url = self._target.update or self._target.endpoint
            self._sent(Request("POST", url, update.encode(), {"Content-Type": _UPDATE}, self._target.seconds))

    def _sent(self, request: Request) -> None:
        try:
            answer = self._connection.send(request)
        except TimeoutError as error:
            raise StoreError(
                f"The server at {request.url.partition('?')[0]} did not answer within {request.seconds:g} seconds.",
                hint="See whether it is overloaded; --seconds gives it longer.",
            ) from error
        if not 200 <= answer.status < 300:
            raise failures.of_write(answer, request.url.partition("?")[0])


def _name(graph: str) -> str:
    return graph.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
