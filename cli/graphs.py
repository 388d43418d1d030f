"""Which graph a command means: the one it names, else the seeds' graph, kept in the user's cache folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from platformdirs import user_cache_path

from cli.console import progress
from cli.version import version
from kg import releases, seeds
from kg.build import STEPS, build
from kg.errors import GraphError

_PREFIX = "seeds-"


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
    if not releases.is_graph(wanted):
        facts = seeds.read()
        if not facts:
            raise GraphError("This installation has no seeds.", hint="Install vetkg anew, or name a graph with --graph.")
        cache.mkdir(parents=True, exist_ok=True)
        with progress("Building the graph of the seeds", len(STEPS)) as advance:
            build(facts, wanted, progress=advance)
        _forget_others(wanted)
    return wanted


def _forget_others(current: Path) -> None:
    """Graphs of former versions take room and serve nobody; those of a version running now are open and stay readable."""
    for old in current.parent.glob(f"{_PREFIX}*"):
        if old != current:
            shutil.rmtree(old, ignore_errors=True)
