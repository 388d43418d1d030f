"""How one table becomes one file: what every format of tables can do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from kg.exports.tables import Row, Table

Append = Callable[[list[Row]], None]


class TableFormat(Protocol):
    """A format whose files hold one table each."""

    @property
    def suffix(self) -> str:
        """What the files' names end in, with the dot."""

    @property
    def media_type(self) -> str:
        """The files' media type."""

    @property
    def fields(self) -> Mapping[str, str]:
        """What a resource of a data package says of each such file, besides its table."""

    def open(self, table: Table, path: Path, release: str) -> AbstractContextManager[Append]:
        """A function that appends rows to the new file ``path``, which is whole once the block ends. ``release`` is an id."""
