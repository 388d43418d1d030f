"""Tables as CSV (RFC 4180): UTF-8, a header, lines that end in CR LF, lists as JSON arrays, nothing for what is absent."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.exports.table_format import Append
from kg.exports.tables import Table
from kg.ports import Value

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with that a spreadsheet takes for a formula (OWASP, CSV Injection)."""


@dataclass(frozen=True, slots=True)
class CsvTables:
    """Each table as a CSV file.

    Texts stand as they are, so that what is read back is what the reports say. ``spreadsheet`` is for people who open
    the files in a spreadsheet: a byte order mark, by which it knows UTF-8, and an apostrophe before each text that it
    would run as a formula.
    """

    spreadsheet: bool = False
    suffix: str = ".csv"
    media_type: str = "text/csv"

    @property
    def fields(self) -> Mapping[str, str]:
        """The encoding."""
        return {"encoding": "utf-8-sig" if self.spreadsheet else "utf-8"}

    @contextmanager
    def open(self, table: Table, path: Path, release: str) -> Iterator[Append]:  # noqa: ARG002 - the protocol's signature
        """As :class:`kg.exports.table_format.TableFormat` has it."""
        with path.open("w", encoding=self.fields["encoding"], newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(table.columns)
            yield lambda rows: writer.writerows([self._cell(value) for value in row] for row in rows)

    def _cell(self, value: Value) -> str:
        if value is None:
            return ""
        if isinstance(value, list):
            return json.dumps(value, ensure_ascii=False)
        text = repr(value) if isinstance(value, float) else str(value)
        formula = self.spreadsheet and isinstance(value, str) and text.startswith(_FORMULA)
        return f"'{text}" if formula else text
