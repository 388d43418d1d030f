"""The reports that a command names: files, or folders with every report in them, and their facts in one or more processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from cli.console import progress, say
from kg.errors import InputError
from kg.model import ReportFacts
from loaders import documents, pipeline
from loaders.documents import DEFAULT_LIMIT_BYTES, READERS

LARGEST_MB = DEFAULT_LIMIT_BYTES / 1_000_000
"""The largest report that is read unless a command is told otherwise, in megabytes."""


def files(named: Iterable[Path]) -> list[Path]:
    """The files meant: a file is itself, a folder every report in it, in the order of their names.

    Raises InputError where one is missing or a folder holds no report.
    """
    found: list[Path] = []
    for path in named:
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.is_file() and p.suffix and p.suffix.lower() in READERS)
            if not inside:
                known = ", ".join(filter(None, sorted(READERS)))
                raise InputError(f"{path} holds no report.", hint=f"A report is a file ending in {known}.")

            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise InputError(f"There is no file or folder {path}.", hint="Check the path; `vetkg extract --help` shows examples.")
    return list(dict.fromkeys(found))


def facts(paths: list[Path], *, processes: int = 1, largest: float = LARGEST_MB) -> list[ReportFacts]:
    """The facts of each report, in the order given whatever the number of processes. Raises DocumentError."""
    read = partial(_facts, limit_bytes=int(largest * 1_000_000))
    results = []
    with progress("Reading", len(paths)) as advance, _mapping(min(processes, len(paths))) as each:
        for path, result in zip(paths, each(read, paths), strict=True):
            results.append(result)
            advance(path.name)
    for path, result in zip(paths, results, strict=True):
        if not result.entities:
            say(f"{path.name}: no facts found. Is it a report of vocational education?")
    return results


def read_text(path: Path) -> str:
    """The text of a file that is no report (corrections). Raises InputError."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error}).", hint="Check the path; the file is UTF-8 text.") from error


def _facts(path: Path, limit_bytes: int) -> ReportFacts:
    return pipeline.extract(documents.read(path, limit_bytes=limit_bytes))


@contextmanager
def _mapping(processes: int) -> Iterator[Callable[[Callable[[Path], ReportFacts], list[Path]], Iterable[ReportFacts]]]:
    """A map over paths, in this process or in several."""
    if processes <= 1:
        yield map
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield pool.map
