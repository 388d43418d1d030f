"""Putting a finished folder in the place of another at once, so that a reader sees the old one or the new one and never half."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def put_in_place(fresh: Path, place: Path) -> None:
    """Make ``fresh`` what ``place`` names; what was there is deleted once ``fresh`` is there. Both are on one file system.

    On Linux the two are exchanged by one system call (renameat2); elsewhere by two renames, the first undone if the second
    fails. Raises OSError.
    """
    if not place.exists():
        os.rename(fresh, place)
        return
    if _exchanged(fresh, place):
        shutil.rmtree(fresh, ignore_errors=True)
        return
    aside = fresh.with_name(f"{fresh.name}.old")
    os.rename(place, aside)
    try:
        os.rename(fresh, place)
    except OSError:
        os.rename(aside, place)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system could exchange the two names."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
