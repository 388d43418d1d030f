"""What the application serves: a graph's releases, each with engines and an index; former ones are opened on demand."""

from __future__ import annotations

import logging
import os
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from api.browsing import Browsing
from api.engines import EmbeddedEngines, Engines, open_engines
from api.guests import Guests
from api.quoting import TextQuotes
from api.settings import Settings
from kg import questions
from kg.errors import GraphError, VetkgError
from kg.evidence import Texts
from kg.folder import read_release
from kg.names import NameIndex
from kg.ports import Scalar
from kg.questions import Answer
from kg.releases import MANIFEST, Release, kept, read_manifest, succession
from kg.releases.difference import Change, changes
from kg.releases.kept import UnknownReleaseError

_MOST_DIFFERENCES = 4
_log = logging.getLogger("vetkg.api")


class Served:
    """One release, being served. Starting is quick: workers start by themselves, the index is made when first needed."""

    def __init__(self, folder: Path, release: str, engines: Engines, settings: Settings, texts: Texts | None = None) -> None:
        self.release = release
        self.uses = 0
        """How many requests are being answered from it; :class:`Serving` counts."""
        self._folder = folder
        self._settings = settings
        self._quotes = TextQuotes(texts) if texts else None
        self._engines = engines
        self._lock = threading.Lock()
        self._browsing: Browsing | None = None
        self.guests = Guests(engines.guests, settings, engines.questions)

    def start(self) -> None:
        """Get the engines ready without waiting for them."""
        self._engines.start()

    def close(self) -> None:
        """End the workers and close the stores."""
        self._engines.close()

    def browsing(self) -> Browsing:
        """The index of the graph, with quotes where the reports are at hand and questions asked of stores of our own.

        Raises GraphError.
        """
        with self._lock:
            if self._browsing is None:
                self._browsing = self._indexed()
            return self._browsing

    def _indexed(self) -> Browsing:
        graph = read_release(self._folder, self.release)
        redirects = kept.opened(self._folder, self.release, succession.read, lambda _: None)
        names = NameIndex.of(graph)

        def ask(name: str, parameters: Mapping[str, Scalar], limit: int, offset: int) -> Answer:
            seconds = self._settings.query_seconds
            return questions.ask(self._engines.questions(), names, name, parameters, limit, offset, seconds=seconds)

        return Browsing(graph, self.release, self._quotes, ask, redirects)


class Serving:
    """The releases of one graph's folder: the current one, and of the former ones a few at a time, the last used kept open.

    A build may put another release into the folder at any time; the next request is answered from it, and what is being
    answered from the former one ends there.
    """

    def __init__(self, folder: Path, settings: Settings, texts: Texts | None = None) -> None:
        """Raises GraphError where there is no graph that can be served."""
        self.folder = folder
        self._settings = settings
        self._texts = texts
        self._lock = threading.Lock()
        self._seen = self._mark()
        self.current = self._opened(read_manifest(folder).id, current=True)
        self._former: OrderedDict[str, Served] = OrderedDict()
        self._leaving: set[Served] = set()
        self._difference = lru_cache(_MOST_DIFFERENCES)(partial(_difference, folder))

    def start(self) -> None:
        """Get the current release ready without waiting for it."""
        self.current.start()

    def close(self) -> None:
        """End all workers and close all stores."""
        with self._lock:
            every = {self.current, *self._former.values(), *self._leaving}
            self._former.clear()
            self._leaving.clear()
        for served in every:
            served.close()

    def take(self, name: str = "") -> Served:
        """The release of that id, or the current one, to be given back. Raises UnknownReleaseError, GraphError."""
        with self._lock:
            self._follow()
            found = self.current if name in ("", self.current.release) else self._old(name)
            found.uses += 1
            return found

    def give_back(self, served: Served) -> None:
        """Say that a request is done with the release; one that nobody needs any more is closed."""
        with self._lock:
            served.uses -= 1
            done = served in self._leaving and not served.uses
            if done:
                self._leaving.discard(served)
        if done:
            _close_aside(served)

    def kept(self) -> list[Release]:
        """The releases that can be asked for, newest first. Raises GraphError."""
        return kept.kept(self.folder)

    def difference(self, older: str, newer: str) -> list[Change]:
        """What changed between two kept releases; the last few differences are remembered. Raises UnknownReleaseError."""
        known = [release.id for release in self.kept()]
        for id_ in (older, newer):
            if id_ not in known:
                raise kept.unknown(id_, known)
        return self._difference(older, newer)

    def _opened(self, id_: str, *, current: bool) -> Served:
        if current:
            return Served(self.folder, id_, open_engines(self.folder, self._settings), self._settings, self._texts)
        # One worker an engine is enough for what is asked of the past, and it starts with the first question.
        settings = replace(self._settings, workers=1)
        return Served(self.folder, id_, EmbeddedEngines(self.folder, settings, id_), settings, self._texts)

    def _old(self, id_: str) -> Served:
        try:
            kept.place_of(self.folder, id_)
        except UnknownReleaseError:
            if id_ in self._former:  # a build has dropped it
                self._leave(self._former.pop(id_))
            raise
        found = self._former.pop(id_, None) or self._opened(id_, current=False)
        self._former[id_] = found
        while len(self._former) > self._settings.former_releases:
            self._leave(self._former.popitem(last=False)[1])
        return found

    def _follow(self) -> None:
        """Serve the folder's release, should a build have put another one there. Looking costs one call of stat."""
        mark = self._mark()
        if mark == self._seen:
            return
        try:
            id_ = read_manifest(self.folder).id
            if id_ != self.current.release:
                fresh = self._opened(id_, current=True)
                fresh.start()
                self._leave(self.current)
                self.current = fresh
            self._seen = mark
        except VetkgError as error:  # half a graph, or none: what is open still answers
            _log.warning("The graph in %s changed and cannot be served, %s goes on: %s", self.folder, self.current.release, error)
            self._seen = mark

    def _leave(self, served: Served) -> None:
        """Close a release once its last answer is given."""
        if served.uses:
            self._leaving.add(served)
        else:
            _close_aside(served)

    def _mark(self) -> tuple[int, int, int]:
        try:
            found = os.stat(self.folder / MANIFEST)
        except OSError:
            return 0, 0, 0
        return found.st_ino, found.st_mtime_ns, found.st_size


def _difference(folder: Path, older: str, newer: str) -> list[Change]:
    return changes(read_release(folder, older), read_release(folder, newer))


def _close_aside(served: Served) -> None:
    """Workers may take seconds to end; no request waits for that."""
    threading.Thread(target=served.close, name=f"closing {served.release}").start()


def open_graph(settings: Settings, texts: Texts | None = None) -> Serving:
    """The graph that the settings name, ready to be served. Raises GraphError."""
    if settings.graph is None:
        raise GraphError("No graph is given.", hint="Give one with --graph or VETKG_GRAPH.")
    return Serving(settings.graph, settings, texts)
