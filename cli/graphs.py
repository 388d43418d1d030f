"""Which graph a command means: the one it names, else the seeds' graph, kept in the user's cache folder."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from cli.console import progress
from cli.version import version
from kg import releases, seeds
from kg.build import STEPS, build
from kg.errors import GraphError

_PREFIX = "seeds-"
_KEPT_SECONDS = 7 * 86_400


def folder(named: Path | None) -> Path:
    """The graph's folder; the seeds' graph is built first where it is missing or older than the seeds or this version.

    Raises GraphError where the named folder is no graph.
    """
    if named is None:
        return _seeds_graph()
    releases.read_manifest(named)
    return named


def _seeds_graph() -> Path:
    cache = user_cache_path("vetkg", appauthor=False)
    wanted = cache / f"{_PREFIX}{version()}-{releases.release_id(seeds.fingerprint()).removeprefix('release-')}"
    if releases.is_graph(wanted):
        with suppress(OSError):  # a cache that may only be read still serves
            os.utime(wanted)
    else:
        facts = seeds.read()
        if not facts:
            raise GraphError("This installation has no seeds.", hint="Install vetkg anew, or name a graph with --graph.")
        cache.mkdir(parents=True, exist_ok=True)
        with progress("Building the graph of the seeds", len(STEPS)) as advance:
            build(facts, wanted, progress=advance)
        _forget_unused(wanted)
    return wanted


def _forget_unused(current: Path) -> None:
    """Graphs of former versions take room; one used lately may be served right now, by an installation of its version."""
    for old in current.parent.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if old != current and old.stat().st_mtime < time.time() - _KEPT_SECONDS:
                shutil.rmtree(old, ignore_errors=True)
