"""coreProgram: a cluster and the programs at its core, in a table's rows or where the text says 以某专业为核心."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.candidates import Mention, RelationCandidate
from loaders.context import Context
from loaders.relations.cluster_rows import cluster_rows

_CORE = re.compile(
    r"[”’]?(?:专业)?(?:(?:为|作为|是)(?:该专业群的?|群)?(?:核心|龙头|引领|主体|主干|依托|牵头)|领衔|牵头|引领|领航)"
)
_CALLED = re.compile(r"(?:核心|龙头|主干|牵头|引领|领衔)专业(?:为|是|：|有)?[“‘]?$")

_BESIDE = re.compile(r"[”’]?(?:专业)?(?:、|和|与|及|以及)[“‘]?")
"""Between the programs of one list: 核心专业为甲、乙."""


def find(context: Context) -> Iterator[RelationCandidate]:
    """Cluster and core program."""
    for row in cluster_rows(context):
        for cluster in row.clusters:
            for program in row.core:
                yield RelationCandidate(
                    "coreProgram",
                    ("ProgramCluster", cluster.name),
                    ("Program", program.name),
                    program.span,
                    program.surface,
                    "table-row",
                    {},
                    0.96,
                )
    yield from _in_prose(context)


def _in_prose(context: Context) -> Iterator[RelationCandidate]:
    """The cluster of the sentence and the program that is called its core."""
    told: Mention | None = None
    for program in context.of("Program"):
        segment = context.segment(program.span.segment)
        said = _CORE.match(segment.text, program.span.end) or _CALLED.search(segment.text[: program.span.start])
        if said is None and told is not None and told.span.segment == segment.index:
            said = _BESIDE.fullmatch(segment.text, told.span.end, program.span.start)
        told = program if said is not None and said.re is not _CORE else None
        if segment.kind == "cell" or said is None:
            continue
        clusters = context.in_sentence("ProgramCluster", segment.index, program.span.start)
        before = [cluster for cluster in clusters if cluster.span.start < program.span.start]
        after = [cluster for cluster in clusters if cluster.span.start >= said.end()]
        leads = segment.text.startswith("的", said.end()) and bool(after)
        chosen = after[0] if after and (leads or not before) else before[-1] if before else None
        if chosen is not None:
            ends = ("ProgramCluster", chosen.name), ("Program", program.name)
            yield RelationCandidate("coreProgram", *ends, program.span, program.surface, "core-named", {}, 0.8)
