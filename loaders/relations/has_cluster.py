"""hasCluster: a school and its program clusters, in a table's rows or where the text speaks of the school."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.candidates import RelationCandidate
from loaders.context import Context
from loaders.relations.cluster_rows import cluster_rows
from loaders.relations.subjects import subject_at


def find(context: Context) -> Iterator[RelationCandidate]:
    """School and cluster."""
    for row in cluster_rows(context):
        for school in row.schools:
            for cluster in row.clusters:
                yield RelationCandidate(
                    "hasCluster",
                    ("School", school),
                    ("ProgramCluster", cluster.name),
                    cluster.span,
                    cluster.surface,
                    "table-row",
                    {},
                    0.96,
                )
    for segment in context.segments():
        if segment.kind in ("cell", "chart"):
            continue
        for cluster in context.of("ProgramCluster", segment.index):
            for school in subject_at(context, segment.index, cluster.span.start).schools:
                yield RelationCandidate(
                    "hasCluster",
                    ("School", school),
                    ("ProgramCluster", cluster.name),
                    cluster.span,
                    cluster.surface,
                    "school-named",
                    {},
                    0.75,
                )
