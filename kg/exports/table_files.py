"""A folder of tables with a ``datapackage.json``: written beside its place and put there whole, never over what is not ours."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from kg.errors import InputError
from kg.exchange import put_in_place
from kg.exports.datapackage import DATAPACKAGE, MADE_BY, package
from kg.exports.table_format import TableFormat
from kg.exports.tables import Progress, Row, Table, tables
from kg.property_graph.rows import RowSource

BATCH = 20_000
"""Rows that are written at once: what an export holds in memory, and a row group of Parquet."""


def write_tables(
    source: RowSource,
    release: str,
    out: Path,
    form: TableFormat,
    progress: Progress = lambda step, rows: None,  # noqa: ARG005 - the callback's signature
) -> dict[str, int]:
    """Write all tables of the release (an id) into the folder ``out``; gives the rows of each.

    The same facts give the same bytes. A former export there is replaced once the new one is whole. Raises InputError where
    ``out`` is something else or cannot be written.
    """
    if not _is_free(out, form):
        raise InputError(f"{out} exists and is no such export.", hint="Give a new folder with --out.")
    fresh = None
    try:
        out.absolute().parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}.exporting-", dir=out.absolute().parent))
        fresh.chmod(0o755)
        counts = {table.name: _write(table, source, release, fresh, form, progress) for table in tables().values()}
        text = json.dumps(package(release, fresh, form, counts), ensure_ascii=False, indent=2) + "\n"
        (fresh / DATAPACKAGE).write_text(text, encoding="utf-8", newline="\n")
        put_in_place(fresh, out)
    except OSError as error:
        hint = "Name a folder that can be made and has room."
        raise InputError(f"Cannot write {out}: {error.strerror or error}.", hint=hint) from error
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)
    return counts


def _is_free(out: Path, form: TableFormat) -> bool:
    """Whether nothing is there but, at most, an export of ours in this format, with no file of anybody else."""
    if not out.exists():
        return not out.is_symlink()
    if not out.is_dir():
        return False
    names = {path.name for path in out.iterdir()}
    if not names:
        return True
    if names - {DATAPACKAGE, *(f"{name}{form.suffix}" for name in tables())}:
        return False
    try:
        made_by = json.loads((out / DATAPACKAGE).read_text(encoding="utf-8")).get("vetkg:madeBy")
    except (OSError, ValueError, AttributeError):
        return False
    return bool(made_by == MADE_BY)


def _write(table: Table, source: RowSource, release: str, folder: Path, form: TableFormat, progress: Progress) -> int:
    progress(table.name, 0)
    written = 0
    with form.open(table, folder / f"{table.name}{form.suffix}", release) as append:
        for batch in _batches(table.rows(source)):
            append(batch)
            progress(table.name, len(batch))
            written += len(batch)
    return written


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
