"""The server's side of one worker process: start it, ask it, end it at the deadline."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO

from kg.errors import QueryLimitError, QueryTimeoutError, StoreError, VetkgError
from kg.sandbox.messages import Answer, Call, pack_call, unpack_answer

_KEPT_VARIABLES = ("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "TMPDIR", "LD_LIBRARY_PATH", "SSL_CERT_FILE", "SSL_CERT_DIR")
_START_SECONDS = 30.0
_ENDING_SECONDS = 2.0
# Room for the head of a frame on top of the largest answer.
_HEAD_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Opening:
    """How a worker opens its store: ``opener`` is ``module:callable``, called with ``path``.

    ``services`` are endpoints that its queries may ask: the callable gets them, and the worker may open sockets.
    """

    opener: str
    path: Path
    memory_mebibytes: int = 1024
    services: tuple[str, ...] = ()


class WorkerProcess:
    """One worker. Starting does not wait for it to be ready; the first call does."""

    def __init__(self, opening: Opening) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-s", "-m", "kg.sandbox.worker", *_arguments(opening)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(),
            close_fds=True,
        )
        self._calls = _connection(self._process.stdin, writable=True)
        self._answers = _connection(self._process.stdout, writable=False)
        self.ready = False
        """Whether its store is open."""
        self.broken = False
        """Whether it has ended, or must not be asked again."""

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def call(self, call: Call) -> Answer:
        """The worker's answer.

        Raises QueryTimeoutError at the deadline and QueryLimitError or StoreError when the worker ended; in both cases
        ``broken`` is set and the process is gone. Raises the worker's own VetkgError else.
        """
        if not self.ready:
            self._receive(_START_SECONDS, _HEAD_BYTES, starting=True)
            self.ready = True
        try:
            self._calls.send_bytes(pack_call(call))
        except OSError as error:
            raise self._ended() from error
        return self._receive(call.seconds, call.bytes + _HEAD_BYTES)

    def _receive(self, seconds: float, most: int, *, starting: bool = False) -> Answer:
        try:
            if not self._answers.poll(seconds):
                self.end()
                if starting:
                    raise StoreError(
                        f"A query worker was not ready after {seconds:g} s.", hint="Try again; see the server's log."
                    )
                raise QueryTimeoutError(
                    f"The query was stopped after {seconds:g} s.", hint="Narrow it: bind a subject, filter earlier, ask for less."
                )
            frame = self._answers.recv_bytes(most)
        except (EOFError, OSError) as error:
            raise self._ended(starting=starting) from error
        try:
            return unpack_answer(frame)
        except VetkgError:
            if starting:
                self.end()
            raise

    def _ended(self, *, starting: bool = False) -> StoreError | QueryLimitError:
        """What to say of a worker that is gone, or that said too much."""
        self.end()
        if starting:
            return StoreError(
                "A query worker ended while it started.", hint="See the server's log; rebuild the graph if it is broken."
            )
        return QueryLimitError(
            "The query ended its worker: it needs more memory than a query may use, or the engine failed on it.",
            hint="Ask for less, or write it in another way. Other queries are not affected.",
        )

    def end(self) -> None:
        """End the process now, whatever it does."""
        self.broken = True
        self._process.kill()
        self._process.wait()
        self._close()

    def close(self) -> None:
        """Let the process end by itself: it ends with its input. One that lingers is ended."""
        self.broken = True
        self._calls.close()
        deadline = time.monotonic() + _ENDING_SECONDS
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(max(0.0, deadline - time.monotonic()))
        self.end()

    def _close(self) -> None:
        for connection in (self._calls, self._answers):
            if not connection.closed:
                connection.close()


def _arguments(opening: Opening) -> Sequence[str]:
    return (opening.opener, str(opening.path), str(opening.memory_mebibytes), *opening.services)


def _environment() -> dict[str, str]:
    """Only what Python needs to start: no secrets of the server's environment reach a worker."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    kept["PYTHONPATH"] = os.pathsep.join(os.path.abspath(entry) for entry in sys.path if entry)
    kept["PYTHONUTF8"] = "1"
    kept["PYTHONDONTWRITEBYTECODE"] = "1"
    return kept


def _connection(stream: IO[bytes] | None, *, writable: bool) -> Connection:
    """A connection over a copy of the stream's descriptor, so that each closes its own."""
    assert stream is not None
    descriptor = os.dup(stream.fileno())
    stream.close()
    return Connection(descriptor, readable=not writable, writable=writable)
