"""How many queries may be with a remote store at once, how many may wait, and a deadline that holds whatever the store does."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from kg.errors import BusyError, QueryTimeoutError
from kg.sandbox.pool import PoolSize

GRACE_SECONDS = 1.0
"""How much later than the store's own deadline ours is."""
_Result = TypeVar("_Result")


class Gate:
    """Lets ``size.workers`` queries in at once; ``size.waiting`` may wait, no longer than their own time limit."""

    def __init__(self, size: PoolSize) -> None:
        self._size = size
        self._free = threading.BoundedSemaphore(size.workers)
        self._lock = threading.Lock()
        self._waiting = 0

    @contextmanager
    def entered(self, seconds: float) -> Iterator[float]:
        """The seconds that are left, once inside. Raises BusyError where it is full and stays so."""
        began = time.monotonic()
        self._enter(seconds)
        try:
            yield max(0.05, seconds - (time.monotonic() - began))
        finally:
            self._free.release()

    def _enter(self, seconds: float) -> None:
        if self._free.acquire(blocking=False):
            return
        with self._lock:
            if self._waiting >= self._size.waiting:
                raise self._too_busy()
            self._waiting += 1
        try:
            if not self._free.acquire(timeout=seconds):
                raise self._too_busy()
        finally:
            with self._lock:
                self._waiting -= 1

    def _too_busy(self) -> BusyError:
        return BusyError(
            f"{self._size.workers} queries are with the store and {self._waiting} wait.", hint="Try again in a few seconds."
        )


def within(seconds: float, work: Callable[[], _Result], late: Callable[[], None]) -> _Result:
    """The result of blocking work that may hang in somebody else's code.

    Where it is not done in time, ``late`` is called, which should free it from what it waits for, and QueryTimeoutError is
    raised; the thread that it ran in is left to itself.
    """
    done = threading.Event()
    results: list[_Result] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:
            errors.append(error)
        finally:
            done.set()

    threading.Thread(target=run, name="vetkg-remote", daemon=True).start()
    if not done.wait(seconds):
        late()
        message = "The store did not answer in time, not even that it gives up."
        raise QueryTimeoutError(message, hint="Ask for less; if it goes on, see whether the store's server is well.")
    if errors:
        raise errors[0]
    return results[0]
