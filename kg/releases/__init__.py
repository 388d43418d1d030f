"""Releases: what a build makes, what is kept of former ones, what changed between two, and one as a single file.

:mod:`kg.releases.manifest` says what a release is; its names are given here too.
"""

from kg.releases.manifest import (
    DECISIONS,
    FACTS,
    FORMAT,
    MANIFEST,
    PROPERTY_GRAPH,
    RDF,
    Input,
    Release,
    is_graph,
    read_manifest,
    release_id,
    release_of,
    write_manifest,
)

__all__ = [
    "DECISIONS",
    "FACTS",
    "FORMAT",
    "MANIFEST",
    "PROPERTY_GRAPH",
    "RDF",
    "Input",
    "Release",
    "is_graph",
    "read_manifest",
    "release_id",
    "release_of",
    "write_manifest",
]
