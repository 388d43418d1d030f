"""No regular expression of the readers runs away: each is held against texts made from its own syntax to keep it busy."""

from __future__ import annotations

import importlib.util
import random
import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, ModuleType

import pytest

from loaders.documents import from_text
from loaders.pipeline import extract


def _beside(name: str) -> ModuleType:
    """A module that lies beside this test."""
    spec = importlib.util.spec_from_file_location(f"attack_{name}", Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


every_pattern, pumping = _beside("every_pattern"), _beside("pumping")
SHORT, LONG = 250, 1000
LIMIT, NOISE, FLOOR = 0.25, 0.02, 0.002
STEEPEST = 4**2.6
"""Four times the text may cost what a square grows by, with room for noise: sentences and names, which such patterns read,
are cut at 1,500 letters and less. Whole reports are held to linear growth below."""
EVERY = every_pattern.every_pattern()


@contextmanager
def stopped_after(seconds: float) -> Iterator[None]:
    """An expression that runs away is stopped; without this the test would never end."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def seconds(found: object, text: str) -> float:
    """CPU time of looking for all matches in a text, or of trying one at its beginning and on the whole."""
    pattern, anywhere = found.pattern, found.anywhere  # type: ignore[attr-defined]
    start = time.process_time()
    if anywhere:
        for _ in pattern.finditer(text):
            pass
    else:
        pattern.match(text)
        pattern.fullmatch(text)
    return time.process_time() - start


def test_every_pattern_is_found() -> None:
    names = {found.name for found in EVERY}
    assert len(EVERY) > 1000
    assert {"loaders.mentions.honour_names._BARE", "loaders.resolution.definitions._NOTE", "school words", "noise"} <= names
    assert any(":" in name for name in names)


@pytest.mark.parametrize("part", range(8))
def test_no_pattern_runs_away(part: int) -> None:
    slow: list[str] = []
    for found in EVERY[part::8]:
        try:
            with stopped_after(4):
                for short, long in zip(pumping.texts(found.pattern, SHORT), pumping.texts(found.pattern, LONG), strict=True):
                    first = seconds(found, short)
                    second = seconds(found, long) if first < LIMIT else 0.0
                    if first >= LIMIT or (second > NOISE and second > STEEPEST * max(first, FLOOR)):
                        slow.append(f"{found.name}: {first:.3f} s, {second:.3f} s on {long[:30]!r}…")
                        break
        except TimeoutError:
            slow.append(f"{found.name}: never ends")
    assert not slow


@pytest.mark.parametrize(
    ("pattern", "why"), [("(?:甲|甲甲)*乙", "alternatives that overlap"), (r"(?:\d+|丙)*乙", "a repetition in a repetition")]
)
def test_what_runs_away_is_caught(pattern: str, why: str) -> None:
    found = every_pattern.Found(why, re.compile(pattern), True)
    with pytest.raises(TimeoutError), stopped_after(0.5):
        sum(seconds(found, text) for text in pumping.texts(found.pattern, SHORT))


def test_a_text_made_from_the_patterns_costs_time_by_its_length() -> None:
    pick = random.Random(11)
    chosen = pick.sample([found for found in EVERY if found.anywhere], 60)
    pieces = [text for found in chosen for text in pumping.texts(found.pattern, 120)]
    lines = [line for line in ("".join(pieces).replace("\x00", "\n")).split("\n") if line.strip()]
    times = []
    for copies in (1, 4):
        text = "\n".join(f"{number}、{line}" for number, line in enumerate(lines * copies))
        start = time.process_time()
        extract(from_text(text, "pumped.txt", "0" * 64))
        times.append(time.process_time() - start)
    assert times[1] < 7 * times[0]
