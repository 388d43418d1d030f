"""The releases that a graph's folder holds: the current one, and under ``releases/<id>/`` the former ones that are kept.

A kept release is a whole graph's folder by itself, made of hard links to the files of the folder that a build replaces: keeping
it copies nothing, it is served as fast as the current one, and it lasts when that folder is deleted
(docs/decisions/0008-releases-are-kept-whole.md).
"""

from __future__ import annotations

import difflib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from kg.errors import GraphError, UnknownNameError, VetkgError
from kg.releases.manifest import MANIFEST, Release, is_graph, read_manifest

KEPT = "releases"
KEEP = 3
"""How many former releases a build keeps unless told otherwise."""
_TRIES = 5
_Opened = TypeVar("_Opened")


class UnknownReleaseError(UnknownNameError):
    """A release that is not, or no longer, kept; ``suggestions`` holds those that are, the most alike first."""

    slug = "unknown-release"


def kept(graph: Path) -> list[Release]:
    """The releases that can be served, newest first: the current one, then each one's former. Raises GraphError."""
    current = read_manifest(graph)
    known: dict[str, Release] = {}
    for place in _places(graph):
        with suppress(GraphError):  # of another layout: kept, but not for this version to read
            known[place.name] = read_manifest(place)
    known.pop(current.id, None)
    return [current, *_in_turn(current.former, known)]


def _in_turn(former: str, known: dict[str, Release]) -> Iterator[Release]:
    """By the chain of former releases, then what is in no chain by date."""
    rest = dict(known)
    while rest:
        if former not in rest:
            former = max(rest, key=lambda id_: (rest[id_].date, id_))
        release = rest.pop(former)
        yield release
        former = release.former


def place_of(graph: Path, id_: str) -> Path:
    """The folder of a release, current or kept. Raises UnknownReleaseError, GraphError."""
    place = graph / KEPT / id_
    if read_manifest(graph).id == id_:
        return graph
    if is_plain(id_) and is_graph(place):
        return place
    raise unknown(id_, [release.id for release in kept(graph)])


def is_plain(id_: str) -> bool:
    """Whether an id may be a folder's name: none that leads elsewhere is ever looked up."""
    return id_.startswith("release-") and id_.replace("-", "").isalnum() and id_.isascii()


def unknown(id_: str, known: list[str]) -> UnknownReleaseError:
    """That no such release is kept, with those that are."""
    near = difflib.get_close_matches(id_, [*known, *(one.removeprefix("release-") for one in known)], n=3, cutoff=0.6)
    alike = [one if one in known else f"release-{one}" for one in near]
    order = tuple(dict.fromkeys((*alike, *known)))
    hint = f"Did you mean {order[0]}? " if alike else ""
    return UnknownReleaseError(
        f"No release {id_[:60]!r} is kept.", hint=f"{hint}`vetkg releases` and GET /releases list them.", suggestions=order
    )


def named(graph: Path, id_: str) -> Path:
    """One path that says which release of which graph is meant, for :func:`meant`; there need not be anything."""
    return graph / KEPT / id_


def meant(place: Path) -> tuple[Path, str]:
    """The graph's folder and the release's id that a path of :func:`named` stands for."""
    return place.parents[1], place.name


def opened(graph: Path, id_: str, open_: Callable[[Path], _Opened], close: Callable[[_Opened], None]) -> _Opened:
    """What ``open_`` makes of the release's folder, sure to be of that release even while a build puts another in its place.

    A build may move the release between finding and opening it; then what was opened is closed, and it is looked for anew.
    Raises UnknownReleaseError where it is no longer kept, and what ``open_`` raises.
    """
    for _ in range(_TRIES):
        place = place_of(graph, id_)
        try:
            found = open_(place)
        except (VetkgError, OSError):
            if _holds(place, id_):
                raise
            continue
        if _holds(place, id_):
            return found
        close(found)
    raise unknown(id_, [release.id for release in kept(graph)])


def _holds(place: Path, id_: str) -> bool:
    with suppress(GraphError):
        return read_manifest(place).id == id_
    return False


def carry(old: Path, fresh: Path, keep: int) -> None:
    """Link the newest ``keep`` releases that ``old`` holds, beside the one in ``fresh``, into ``fresh``. Raises OSError."""
    if not is_graph(old):
        return
    own = read_manifest(fresh).id
    places = {place.name: place for place in _places(old)}
    try:
        order = [release.id for release in kept(old)]
        places[order[0]] = old
    except GraphError:  # of another layout: it cannot be served, but what it keeps may
        order = []
    order += sorted(places.keys() - set(order), reverse=True)
    for id_ in [id_ for id_ in order if id_ != own][:keep]:
        shutil.copytree(places[id_], fresh / KEPT / id_, copy_function=_link, ignore=_but_kept)


def _places(graph: Path) -> list[Path]:
    return sorted(path for path in (graph / KEPT).glob("release-*") if (path / MANIFEST).is_file())


def _but_kept(folder: str, names: list[str]) -> list[str]:
    return [KEPT] if KEPT in names and (Path(folder) / MANIFEST).is_file() else []


def _link(source: str, target: str) -> str:
    """A hard link; a copy where the file system has none."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """While the block runs, no other build puts a graph in this folder (by flock; no lock where the system has none)."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems have no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
