"""Whether a store on another machine is well: it answers, and holds the whole of the release that is served.

Answers are cited with their release, so a store that holds another one is not asked. It comes back by itself, because whoever
asks next has a look.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from kg.errors import StoreError, VetkgError
from kg.ports import Stores

FRESH_SECONDS, AGAIN_SECONDS = 5.0, 1.0
"""How long a look at a store that is well holds, and at one that is not."""


@dataclass(frozen=True, slots=True)
class State:
    """How a store was when it was last looked at: ``problem`` is empty where it is well."""

    language: str
    where: str
    holds: str = ""
    problem: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """What a store says it holds."""

    release: str
    complete: bool


@runtime_checkable
class Watched(Protocol):
    """A reader whose store may be unwell."""

    def glance(self, seconds: float = ...) -> State:
        """The store's state, told within about so many seconds."""


def glances(stores: Stores, seconds: float = 1.0) -> list[State]:
    """The states of those stores that are on other machines, as far as they are known within so many seconds each."""
    return [reader.glance(seconds) for reader in (stores.sparql, stores.cypher) if isinstance(reader, Watched)]


class Watch:
    """Looks at a store at most every few seconds, when somebody asks."""

    def __init__(self, language: str, where: str, release: str, look: Callable[[], Held | None], load: str) -> None:
        """``look`` says what the store holds, None for no release, or raises; ``load`` is the command that loads a release."""
        self._language, self._where, self._release, self._look, self._load = language, where, release, look, load
        self._lock = threading.Lock()
        self._state: State | None = None
        self._until = 0.0

    def ready(self) -> None:
        """Raises StoreError where the store must not be asked."""
        state = self.state()
        if state.problem:
            raise StoreError(state.problem, hint=state.hint)

    def state(self) -> State:
        """The store's state, looked at anew where the last look is too long ago."""
        state = self._state
        if state is not None and (time.monotonic() < self._until or not self._lock.acquire(blocking=False)):
            return state  # it is fresh, or somebody else is looking already
        if state is None:
            self._lock.acquire()
        try:
            if self._state is None or time.monotonic() >= self._until:
                self._state = self._seen()
                self._until = time.monotonic() + (AGAIN_SECONDS if self._state.problem else FRESH_SECONDS)
            return self._state
        finally:
            self._lock.release()

    def glance(self, seconds: float = 1.0) -> State:
        """The state as far as it is known within so many seconds."""
        looking = threading.Thread(target=self.state, name="vetkg-looking", daemon=True)
        looking.start()
        looking.join(seconds)
        return self._state or State(
            self._language, self._where, problem="It has not answered yet.", hint="Ask again in a moment."
        )

    def _seen(self) -> State:
        try:
            held = self._look()
        except VetkgError as error:
            return State(self._language, self._where, "", error.message, error.hint)
        if held is not None and held.complete and held.release == self._release:
            return State(self._language, self._where, held.release)
        holds = "no release" if held is None else held.release if held.complete else f"a half-loaded {held.release}"
        problem = f"The store at {self._where} holds {holds}, and this server serves {self._release}."
        hint = f"Run `{self._load}` with the graph that is served here; the answers come back by themselves."
        return State(self._language, self._where, holds, problem, hint)
