"""A frozen release's file as a graph's folder, made once and used again: its facts are unpacked, its stores built anew."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path

from kg.build import Progress, write_stores
from kg.check import check
from kg.errors import StoreError
from kg.exchange import put_in_place
from kg.folder import read_graph
from kg.releases import is_graph, read_manifest
from kg.releases.frozen import FrozenFileError, unpack

STEPS = ("unpack", "rdf", "property graph", "check")


def thaw(file: Path, cache: Path, progress: Progress = lambda step: None) -> Path:  # noqa: ARG005 - the callback's signature
    """The folder in ``cache`` with the graph of the frozen ``file``; the same bytes give the same folder.

    Raises FrozenFileError where the file is damaged, changed, or of another version; StoreError where ``cache`` has no room.
    """
    place = cache / f"frozen-{_fingerprint(file)}"
    if is_graph(place):
        return place
    try:
        cache.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=".thawing-", dir=cache))
    except OSError as error:
        raise StoreError(
            f"{file} cannot be unpacked into {cache} ({error}).", hint="Name another with XDG_CACHE_HOME."
        ) from error
    try:
        progress("unpack")
        release = unpack(file, fresh)
        write_stores(read_graph(fresh), release, fresh, progress)
        progress("check")
        check(fresh).raise_if_wrong()
        put_in_place(fresh, place)
    except OSError as error:
        raise StoreError(f"{file} cannot be unpacked into {cache} ({error}).", hint="Check room and rights.") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    read_manifest(place)
    return place


def _fingerprint(file: Path) -> str:
    try:
        with file.open("rb") as source:
            return hashlib.file_digest(source, "sha256").hexdigest()[:32]
    except OSError as error:
        raise FrozenFileError(f"{file} cannot be read ({error}).", hint="Name a file that `vetkg freeze` made.") from error
