"""Looking at a store on another machine."""

from __future__ import annotations

import threading
import time

import pytest

from kg.errors import StoreError
from kg.sandbox import watch
from kg.sandbox.watch import Held, Watch

RELEASE = "release-000000000001"


class Store:
    """A store that says what it is told to say, and counts how often it is asked."""

    def __init__(self) -> None:
        self.held: Held | None = Held(RELEASE, True)
        self.asked = 0
        self.down = False
        self.silent = threading.Event()
        self.silent.set()

    def look(self) -> Held | None:
        self.asked += 1
        self.silent.wait(5)
        if self.down:
            raise StoreError("It is down.", hint="Start it.")
        return self.held


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def seen(store: Store) -> Watch:
    return Watch("sparql", "http://a.example/sparql", RELEASE, store.look, "vetkg load sparql")


def test_a_store_that_is_well_is_looked_at_once_in_a_while(store: Store, seen: Watch) -> None:
    for _ in range(5):
        seen.ready()
    assert store.asked == 1
    assert seen.glance().holds == RELEASE


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (None, "no release"),
        (Held("release-000000000002", True), "release-000000000002"),
        (Held(RELEASE, False), f"a half-loaded {RELEASE}"),
    ],
)
def test_a_store_with_something_else_is_not_asked_until_it_is_loaded(
    held: Held | None, words: str, store: Store, seen: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "AGAIN_SECONDS", 0.0)
    store.held = held
    with pytest.raises(StoreError, match=words) as caught:
        seen.ready()
    assert "vetkg load sparql" in caught.value.hint
    store.held = Held(RELEASE, True)
    seen.ready()


def test_a_store_that_is_down_is_told_in_its_own_words(store: Store, seen: Watch) -> None:
    store.down = True
    with pytest.raises(StoreError, match="It is down") as caught:
        seen.ready()
    assert caught.value.hint == "Start it."
    assert (seen.glance().problem, seen.glance().holds) == ("It is down.", "")


def test_a_glance_waits_no_longer_than_it_may(store: Store, seen: Watch) -> None:
    store.silent.clear()
    began = time.monotonic()
    assert "not answered yet" in seen.glance(0.1).problem
    assert time.monotonic() - began < 1
    store.silent.set()
    seen.ready()


def test_while_one_looks_the_others_go_by_the_last_look(store: Store, seen: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "FRESH_SECONDS", 0.0)
    seen.ready()
    store.silent.clear()
    looking = threading.Thread(target=seen.ready)
    looking.start()
    while store.asked < 2:
        time.sleep(0.01)
    began = time.monotonic()
    seen.ready()
    assert time.monotonic() - began < 1
    store.silent.set()
    looking.join()
