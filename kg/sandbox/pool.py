"""Workers for one store: started when needed, replaced when ended, with a bound on how many queries may wait."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

from kg.errors import BusyError, StoreError
from kg.sandbox.messages import Answer, Call
from kg.sandbox.process import Opening, WorkerProcess


@dataclass(frozen=True, slots=True)
class PoolSize:
    """How many workers answer at once, and how many queries may wait for one."""

    workers: int = 2
    waiting: int = 16


class Pool:
    """Hands each call to an idle worker; a worker that was ended is replaced at once, in the background of the next calls."""

    def __init__(self, opening: Opening, size: PoolSize) -> None:
        self._opening = opening
        self._size = size
        self._changed = threading.Condition()
        self._idle: list[WorkerProcess] = []
        self._busy: set[WorkerProcess] = set()
        self._waiting = 0
        self._closed = False

    def start(self) -> None:
        """Start the first worker without waiting for it; the others start when first needed, so that a server is up sooner."""
        with self._changed:
            if not self._idle and not self._busy and not self._closed:
                self._idle.append(WorkerProcess(self._opening))
            self._changed.notify_all()

    def call(self, call: Call) -> Answer:
        """The answer of an idle worker. Raises BusyError when none is free in time, else as WorkerProcess.call."""
        worker = self._take(call.seconds)
        try:
            return worker.call(call)
        finally:
            self._give_back(worker)

    def pids(self) -> list[int]:
        """The process ids of the workers, for the status page and for tests."""
        with self._changed:
            return sorted(worker.pid for worker in (*self._idle, *self._busy))

    def close(self) -> None:
        """End all workers; calls in flight fail."""
        with self._changed:
            self._closed = True
            idle, self._idle = self._idle, []
            busy = list(self._busy)
            self._changed.notify_all()
        for worker in busy:
            worker.end()
        for worker in idle:
            worker.close()

    def _take(self, seconds: float) -> WorkerProcess:
        deadline = time.monotonic() + seconds
        with self._changed:
            worker = self._free()
            if worker is None and self._waiting >= self._size.waiting:
                raise self._too_busy()
            self._waiting += 1
            try:
                while worker is None:
                    left = deadline - time.monotonic()
                    if left <= 0 or not self._changed.wait(left):
                        raise self._too_busy()
                    worker = self._free()
            finally:
                self._waiting -= 1
            self._busy.add(worker)
            return worker

    def _free(self) -> WorkerProcess | None:
        """An idle worker, the last used first (its caches are warm); a new one while there are fewer than allowed."""
        if self._closed:
            raise StoreError("The graph is being closed.", hint="Try again when the server has started anew.")
        if self._idle:
            return self._idle.pop()
        if len(self._busy) < self._size.workers:
            return WorkerProcess(self._opening)
        return None

    def _give_back(self, worker: WorkerProcess) -> None:
        with self._changed:
            self._busy.discard(worker)
            if self._closed:
                worker.end()
            elif not worker.broken:
                self._idle.append(worker)
            self._changed.notify()
        if worker.broken and worker.ready:
            self._replace()

    def _replace(self) -> None:
        """A fresh worker for one that was ended. One that never got ready is not replaced: the next would not either."""
        with self._changed:
            if not self._closed and len(self._idle) + len(self._busy) < self._size.workers:
                self._idle.insert(0, WorkerProcess(self._opening))
                self._changed.notify()

    def _too_busy(self) -> BusyError:
        return BusyError(
            f"All {self._size.workers} query workers are busy and {self._waiting} queries wait.",
            hint="Try again in a few seconds.",
        )
