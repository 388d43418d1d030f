"""Which graph a command means: the folder or frozen release it names, else the seeds' graph, kept in the user's cache folder."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from cli.console import progress
from cli.version import version
from kg import releases, seeds, thaw
from kg.build import STEPS, build
from kg.errors import GraphError
from kg.releases import frozen, kept

_PREFIX = "seeds-"
_FROZEN = "frozen-"
_KEPT_SECONDS = 7 * 86_400


def folder(named: Path | None, release: str | None = None) -> Path:
    """The graph's folder, or that of one of its kept releases.

    The seeds' graph is built first where it is missing or older than the seeds or this version; so is that of a frozen release's
    file. Raises GraphError where the named folder or file is no graph, UnknownReleaseError.
    """
    if named is None:
        place = _seeds_graph()
    elif named.is_file() or (named.suffix == frozen.SUFFIX and not named.is_dir()):
        place = _thawed(named)
    else:
        place = named
    releases.read_manifest(place)
    return place if release is None else kept.place_of(place, release)


def _thawed(file: Path) -> Path:
    cache = _cache()
    with progress(f"Opening {file.name}", len(thaw.STEPS)) as advance:
        place = thaw.thaw(file, cache, advance)
    with suppress(OSError):
        os.utime(place)
    _forget_unused(place, _FROZEN)
    return place


def _cache() -> Path:
    return user_cache_path("vetkg", appauthor=False)


def _seeds_graph() -> Path:
    cache = _cache()
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
        _forget_unused(wanted, _PREFIX)
    return wanted


def _forget_unused(current: Path, prefix: str) -> None:
    """Graphs of former versions take room; one used lately may be served right now, by an installation of its version."""
    for old in current.parent.glob(f"{prefix}*"):
        with suppress(OSError):
            if old != current and old.stat().st_mtime < time.time() - _KEPT_SECONDS:
                shutil.rmtree(old, ignore_errors=True)
