"""The reports that a command names: files, or folders with every report in them, and their facts in one or more processes."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from cli.console import progress
from kg.errors import InputError
from kg.model import ReportFacts
from loaders import pipeline
from loaders.documents import suffixes


def files(named: Iterable[Path]) -> list[Path]:
    """The files meant: a file is itself, a folder every report in it, in the order of their names.

    Raises InputError where one is missing or a folder holds no report.
    """
    found: list[Path] = []
    for path in named:
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.is_file() and p.suffix.lower() in suffixes())
            if not inside:
                raise InputError(f"{path} holds no report.", hint=f"A report is a file ending in {', '.join(sorted(suffixes()))}.")
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise InputError(f"There is no file or folder {path}.", hint="Check the path; `vetkg extract --help` shows examples.")
    return list(dict.fromkeys(found))


def facts(paths: list[Path], *, processes: int = 1) -> list[ReportFacts]:
    """The facts of each report, in the order given whatever the number of processes. Raises DocumentError."""
    with progress("Reading", len(paths)) as advance:
        if processes <= 1 or len(paths) < 2:
            results = []
            for path in paths:
                results.append(pipeline.extract(path))
                advance(path.name)
            return results
        with ProcessPoolExecutor(min(processes, len(paths)), mp_context=get_context("spawn")) as pool:
            results = []
            for path, result in zip(paths, pool.map(pipeline.extract, paths), strict=True):
                results.append(result)
                advance(path.name)
            return results
