"""Whether a table can have a column of a kind at all, before its headings are gone through one by one."""

from __future__ import annotations

from loaders.context import Context
from loaders.reading import Table

CLUSTERS = frozenset("群")
PROGRAMS = frozenset("专")
FIRMS = frozenset("企司位方象地构伴")
"""Letters of which one is in every heading over clusters, over programs, over firms."""


def headed(context: Context, table: Table, letters: frozenset[str]) -> bool:
    """Whether one of some letters stands in a table's headings."""
    segments = context.reading.segments
    for row in table.rows[: max(1, table.header_rows)]:
        for cell in row:
            if cell is not None and not letters.isdisjoint(segments[cell].text):
                return True
    return False
