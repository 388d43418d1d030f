"""``vetkg export neo4j-admin``: the files for Neo4j's offline import."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from cli.console import progress_of_rows, say
from kg.errors import InputError
from kg.property_graph.admin_csv import SCRIPT, write_admin_csv
from kg.property_graph.embedded import PropertyGraphStore
from kg.property_graph.rows import StoredRows
from kg.releases import PROPERTY_GRAPH, read_manifest


def write_files(graph: Path, out: Path | None, *, compressed: bool = False) -> None:
    """Write the files of the graph in the folder ``graph`` into the folder ``out``. Raises InputError, GraphError."""
    if out is None:
        raise InputError("The export for neo4j-admin is a folder of files.", hint="Name one with --out DIR.")
    release = read_manifest(graph)
    with closing(PropertyGraphStore(graph / PROPERTY_GRAPH)) as store:
        source = StoredRows(store)
        with progress_of_rows("Writing", sum(source.counts().values())) as advance:
            written = write_admin_csv(source, release, out, compressed=compressed, progress=advance)
    say(f"{out}: {release.id}, {written.nodes} nodes, {written.relationships} relationships.")
    say(f"Next: sh {out / SCRIPT}")
