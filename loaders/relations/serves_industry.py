"""servesIndustry: a cluster and the industries it serves, in a table's rows or right after 专业群对接."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.candidates import RelationCandidate
from loaders.context import Context
from loaders.relations.cluster_rows import cluster_rows


def find(context: Context) -> Iterator[RelationCandidate]:
    """Cluster and industry."""
    for row in cluster_rows(context):
        for cluster in row.clusters:
            for industry in row.industries:
                ends = ("ProgramCluster", cluster.name), ("Industry", industry.name)
                yield RelationCandidate("servesIndustry", *ends, industry.span, industry.surface, "table-row", {}, 0.95)
    for industry in context.of("Industry"):
        if industry.rule != "industry-served":
            continue
        clusters = context.in_sentence("ProgramCluster", industry.span.segment, industry.span.start)
        before = [cluster for cluster in clusters if cluster.span.end <= industry.span.start]
        if before:
            ends = ("ProgramCluster", before[-1].name), ("Industry", industry.name)
            yield RelationCandidate("servesIndustry", *ends, industry.span, industry.surface, "served-named", {}, 0.75)
