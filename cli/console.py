"""What people see in a terminal: messages, tables and progress bars; colours only on a terminal, facts only on stdout."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

WIDE = 220
"""Columns of a table that is not printed to a terminal: wide enough that names are not cut."""

out = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else WIDE)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def say(message: str) -> None:
    """A message for the person at the terminal, on stderr so that stdout stays facts only."""
    err.print(message, markup=False)


def write(text: str) -> None:
    """Text to stdout as it is, UTF-8 whatever the locale says."""
    sys.stdout.buffer.write(text.encode("utf-8"))


@contextmanager
def progress(title: str, total: int) -> Iterator[Callable[[str], None]]:
    """A progress bar on stderr while the block runs; call what it gives with the name of the step just begun."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal or bool(os.environ.get("CI"))) as bars:
        task: TaskID = bars.add_task(title, total=total)

        def advance(step: str) -> None:
            bars.update(task, advance=1, description=f"{title}: {step}")

        yield advance


@contextmanager
def progress_of_rows(title: str, total: int) -> Iterator[Callable[[str, int], None]]:
    """A progress bar on stderr that counts rows; call what it gives with the step's name and the rows done since then."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal or bool(os.environ.get("CI"))) as bars:
        task: TaskID = bars.add_task(title, total=total)

        def advance(step: str, rows: int) -> None:
            bars.update(task, advance=rows, description=f"{title}: {step}" if step else title)

        yield advance
