"""``vetkg export csv`` and ``parquet``: a folder of tables."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from cli.console import progress_of_rows, say
from kg.errors import InputError
from kg.exports.csv_tables import CsvTables
from kg.exports.parquet_tables import ParquetTables, require_pyarrow
from kg.exports.table_files import write_tables
from kg.exports.table_format import TableFormat
from kg.property_graph.embedded import PropertyGraphStore
from kg.property_graph.rows import StoredRows
from kg.releases import PROPERTY_GRAPH, read_manifest


def write_csv(graph: Path, out: Path | None, *, spreadsheet: bool = False) -> None:
    """Write the tables of the graph in the folder ``graph`` as CSV files. Raises InputError, GraphError."""
    _write(graph, out, CsvTables(spreadsheet))


def write_parquet(graph: Path, out: Path | None) -> None:
    """Write the tables of the graph in the folder ``graph`` as Parquet files. Raises InputError, GraphError."""
    require_pyarrow()
    _write(graph, out, ParquetTables())


def _write(graph: Path, out: Path | None, form: TableFormat) -> None:
    if out is None:
        raise InputError(f"The export as {form.suffix.lstrip('.')} is a folder of files.", hint="Name one with --out DIR.")
    release = read_manifest(graph)
    counts = release.counts
    with closing(PropertyGraphStore(graph / PROPERTY_GRAPH)) as store:
        # Each claim once, and once more for its place, of which nearly every claim has one.
        total = counts["reports"] + counts["entities"] + 2 * counts["claims"]
        with progress_of_rows("Writing", total) as advance:
            written = write_tables(StoredRows(store), release.id, out, form, advance)
    say(f"{out}: {release.id}, {', '.join(f'{rows} {name}' for name, rows in written.items())}.")
