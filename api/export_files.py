"""Exports of releases, each made when it is first asked for and kept in a folder of the server's own until it stops."""

from __future__ import annotations

import tempfile
import threading
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path
from typing import IO

from kg.errors import StoreError
from kg.exports.release_files import ReleaseFile, write_release_file

_MOST_KEPT = 32


class ExportFiles:
    """The files made so far; the one unused longest goes first. One is made at a time, for it takes a whole graph in memory."""

    def __init__(self, graph: Path) -> None:
        self._graph = graph
        self._lock = threading.Lock()
        self._making = threading.Lock()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._made: OrderedDict[tuple[str, str], Path] = OrderedDict()

    def size(self, release: str, form: ReleaseFile) -> int | None:
        """The bytes of an export that is made; None before."""
        with self._lock:
            path = self._made.get((release, form.name))
        try:
            return path.stat().st_size if path else None
        except OSError:
            return None

    def get(self, release: str, form: ReleaseFile) -> IO[bytes]:
        """The export's file, open, made now where it is not yet. Raises UnknownReleaseError, GraphError, StoreError.

        Open, because the file's name may go while it is being sent.
        """
        with suppress(FileNotFoundError):
            return self._opened(release, form)
        with self._making:
            with suppress(FileNotFoundError):
                return self._opened(release, form)
            try:
                self._make(release, form)
                return self._opened(release, form)
            except OSError as error:
                message = f"The export cannot be written: {error.strerror or error}."
                raise StoreError(message, hint="Make room in the server's folder for temporary files.") from error

    def close(self) -> None:
        """Delete the files."""
        with self._lock:
            self._made.clear()
            if self._folder is not None:
                self._folder.cleanup()
                self._folder = None

    def _opened(self, release: str, form: ReleaseFile) -> IO[bytes]:
        with self._lock:
            path = self._made.get((release, form.name))
            if path is None:
                raise FileNotFoundError
            self._made.move_to_end((release, form.name))
            return path.open("rb")

    def _make(self, release: str, form: ReleaseFile) -> None:
        with self._lock:
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="vetkg-exports-")
            folder = Path(self._folder.name)
        folder.mkdir(exist_ok=True)  # a tidy system may have swept it away
        path = folder / form.file_name(release)
        fresh = path.with_name(f"{path.name}.part")
        write_release_file(self._graph, release, form, fresh)
        fresh.replace(path)
        with self._lock:
            self._made[release, form.name] = path
            while len(self._made) > _MOST_KEPT:
                self._made.popitem(last=False)[1].unlink(missing_ok=True)
