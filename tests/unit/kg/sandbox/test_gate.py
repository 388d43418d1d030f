"""Turns and deadlines before a store on another machine."""

from __future__ import annotations

import threading
import time

import pytest

from kg.errors import BusyError, QueryError, QueryTimeoutError
from kg.sandbox.gate import Gate, within
from kg.sandbox.pool import PoolSize


def test_no_more_than_allowed_are_inside_and_the_rest_is_told() -> None:
    gate = Gate(PoolSize(1, 1))
    leave, inside, told = threading.Event(), threading.Event(), []

    def stay() -> None:
        with gate.entered(5):
            inside.set()
            leave.wait(5)

    def wait() -> None:
        with gate.entered(5) as left:
            told.append(left)

    first, second = threading.Thread(target=stay), threading.Thread(target=wait)
    first.start()
    inside.wait(5)
    second.start()
    while not gate._waiting:
        time.sleep(0.01)
    with pytest.raises(BusyError, match="1 wait"), gate.entered(5):
        pass
    leave.set()
    first.join()
    second.join()
    assert 0 < told[0] < 5, "what it waited is off its time"


def test_who_waits_too_long_is_told() -> None:
    gate = Gate(PoolSize(1, 4))
    with gate.entered(1):
        began = time.monotonic()
        with pytest.raises(BusyError), gate.entered(0.1):
            pass
        assert time.monotonic() - began < 1
    with gate.entered(0.1):
        pass


def test_work_that_hangs_is_left_and_freed() -> None:
    freed = threading.Event()
    with pytest.raises(QueryTimeoutError):
        within(0.1, lambda: freed.wait(10), freed.set)
    assert freed.is_set()


def test_results_and_errors_come_through() -> None:
    assert within(5, lambda: 7, lambda: None) == 7

    def fail() -> None:
        raise QueryError("It is wrong.", hint="Mend it.")

    with pytest.raises(QueryError, match="It is wrong"):
        within(5, fail, lambda: None)
