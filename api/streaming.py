"""Bytes made by a thread of their own and sent as they come: the store's cursors may not change threads, and may be slow."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from queue import Full, Queue

from kg.errors import BusyError, VetkgError

_AHEAD = 4
_TICK_SECONDS = 0.5
# A client that takes nothing for so long is gone.
_PATIENCE_SECONDS = 60.0
_MOST_AT_ONCE = 8
_slots = threading.BoundedSemaphore(_MOST_AT_ONCE)


def streamed(make: Callable[[], Iterator[bytes]]) -> Iterator[bytes]:
    """The pieces that ``make()`` gives, made in one thread, at most a few ahead of the client.

    The first piece is waited for here, so that what fails at once fails before the answer begins. Raises what ``make()`` raises,
    and BusyError where too many streams run already.
    """
    if not _slots.acquire(blocking=False):
        raise BusyError(f"{_MOST_AT_ONCE} downloads run already.", hint="Try again in a few seconds.")
    pieces = _Pieces(make)
    first = pieces.next()
    return pieces.after(first)


class _Pieces:
    """The hand-over between the thread and the client."""

    def __init__(self, make: Callable[[], Iterator[bytes]]) -> None:
        self._queue: Queue[bytes | BaseException | None] = Queue(_AHEAD)
        self._stopped = threading.Event()
        threading.Thread(target=self._work, args=(make,), daemon=True, name="vetkg-download").start()

    def next(self) -> bytes | None:
        """The next piece, None at the end. Raises what the thread failed with."""
        found = self._queue.get()
        if isinstance(found, BaseException):
            raise found
        return found

    def after(self, piece: bytes | None) -> Iterator[bytes]:
        """The piece and all that follow; ends the thread when nobody takes them any more."""
        try:
            while piece is not None:
                yield piece
                piece = self.next()
        finally:
            self._stopped.set()

    def __del__(self) -> None:
        self._stopped.set()

    def _work(self, make: Callable[[], Iterator[bytes]]) -> None:
        try:
            for piece in make():
                if not self._put(piece):
                    return
            self._put(None)
        except (VetkgError, OSError, ValueError, RuntimeError) as error:
            self._put(error)
        finally:
            _slots.release()

    def _put(self, piece: bytes | BaseException | None) -> bool:
        """Whether the client is still there."""
        waited = 0.0
        while not self._stopped.is_set() and waited < _PATIENCE_SECONDS:
            try:
                self._queue.put(piece, timeout=_TICK_SECONDS)
            except Full:
                waited += _TICK_SECONDS
            else:
                return True
        return False
