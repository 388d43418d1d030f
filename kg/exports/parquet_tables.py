"""Tables as Parquet files with typed columns, written row group by row group; needs the extra ``parquet``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.exports.datapackage import TYPES
from kg.exports.table_format import Append
from kg.exports.tables import Row, Table
from kg.exports.words import words
from kg.property_graph.tables import ColumnType


@dataclass(frozen=True, slots=True)
class ParquetTables:
    """Each table as a Parquet file (format 2.6, zstd): strings, 64-bit integers, doubles, lists of strings.

    The same facts give the same bytes with one version of pyarrow, whose name the format has in each file.
    """

    suffix: str = ".parquet"
    media_type: str = "application/vnd.apache.parquet"

    @property
    def fields(self) -> Mapping[str, str]:
        """Nothing more."""
        return {}

    @contextmanager
    def open(self, table: Table, path: Path, release: str) -> Iterator[Append]:
        """As :class:`kg.exports.table_format.TableFormat` has it. Raises InputError without pyarrow."""
        pyarrow, parquet = require_pyarrow()
        schema = arrow_schema(table, release)
        with parquet.ParquetWriter(path, schema, version="2.6", compression="zstd") as writer:

            def append(rows: list[Row]) -> None:
                columns = zip(*rows, strict=True)
                arrays = [pyarrow.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)]
                writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))

            yield append


def require_pyarrow() -> tuple[Any, Any]:
    """The library and its module for Parquet. Raises InputError where it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        hint = 'Install it with: pip install "vetkg[parquet]"'
        raise InputError("Parquet files are written by pyarrow, which is not installed.", hint=hint) from error
    return pyarrow, pyarrow.parquet


def arrow_schema(table: Table, release: str) -> Any:
    """The columns' types; the release, and each column's words, are in the metadata."""
    pyarrow, _ = require_pyarrow()
    types: Mapping[ColumnType, Any] = {
        "STRING": pyarrow.string(),
        "INT64": pyarrow.int64(),
        "DOUBLE": pyarrow.float64(),
        "STRING[]": pyarrow.list_(pyarrow.string()),
    }
    fields = []
    for name, type_ in table.columns.items():
        named = words(name, table.name)
        metadata = {"title": f"{named.zh} / {named.en}", "type": TYPES[type_]}
        fields.append(pyarrow.field(name, types[type_], nullable=name not in table.key, metadata=metadata))
    return pyarrow.schema(fields, metadata={"release": release, "table": table.name})
