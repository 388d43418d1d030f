"""The rows of tables of clusters: school, cluster, core programs, industries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.candidates import Mention
from loaders.context import Context
from loaders.mentions.columns import body, cell, columns
from loaders.mentions.table_headings import CLUSTERS, headed
from loaders.relations.subjects import standing


@dataclass(frozen=True, slots=True)
class ClusterRow:
    """What one row says: its schools and the mentions in its cells; ``core`` are the programs at its clusters' core.

    ``programs`` are those of every column, ended ones aside.
    """

    schools: tuple[str, ...]
    clusters: tuple[Mention, ...]
    programs: tuple[Mention, ...]
    industries: tuple[Mention, ...]
    core: tuple[Mention, ...]


def cluster_rows(context: Context) -> Iterator[ClusterRow]:
    """All rows of tables that have a column of clusters."""
    for table in context.reading.tables:
        if not headed(context, table, CLUSTERS):
            continue
        found = columns(context, table)
        for row in body(context, table) if found.cluster is not None else ():
            at = cell(row, found.cluster)
            if at is None:
                continue
            programs = _mentions(context, "Program", cell(row, found.program))
            yield ClusterRow(
                row_schools(context, cell(row, found.school), at, column=found.school is not None),
                tuple(context.of("ProgramCluster", at)),
                (*programs, *(m for column in found.others for m in _mentions(context, "Program", cell(row, column)))),
                _mentions(context, "Industry", cell(row, found.industry)),
                programs[:1] if found.first else programs if found.core else (),
            )


def row_schools(context: Context, school: int | None, other: int, *, column: bool) -> tuple[str, ...]:
    """The schools of a row: those its school cell names, or, without such a column, the one that the section speaks of."""
    if school is not None:
        return tuple(dict.fromkeys(context.names.resolve("School", m.name) for m in context.of("School", school)))
    return () if column else standing(context, other).schools


def _mentions(context: Context, kind: str, segment: int | None) -> tuple[Mention, ...]:
    return tuple(context.of(kind, segment)) if segment is not None else ()
