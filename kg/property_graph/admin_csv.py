"""A release as files for ``neo4j-admin database import full``: the way into Neo4j for tens of millions of rows.

Neo4j Operations Manual, "Import": a header file and a data file for each node label, and for each relationship type between two
labels; typed columns, an id space a label, arrays. Beside them ``import.sh``, the very command, and
``after-import.cypher``, to be run once the server runs: constraints and indexes, and empty lists, which the importer leaves out.
The database is then the one that ``vetkg load neo4j`` makes.
"""

from __future__ import annotations

import gzip
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kg.errors import InputError, StoreError
from kg.exchange import put_in_place
from kg.ports import Value
from kg.property_graph.mapping import EdgeRow, NodeRow
from kg.property_graph.neo4j.indexes import statements
from kg.property_graph.neo4j.release_node import COMPLETE, LABEL, Released, release_properties
from kg.property_graph.rows import Part, RowSource
from kg.property_graph.tables import Columns, ColumnType, edge_tables, node_tables

SCRIPT, AFTERWARDS = "import.sh", "after-import.cypher"
ARRAY_DELIMITER = "\x1f"
"""Between the values of a list: ASCII's unit separator, which no text of ours holds."""
_TYPES: Mapping[ColumnType, str] = {"STRING": "string", "INT64": "long", "DOUBLE": "double", "STRING[]": "string[]"}
_RELEASE: Columns = {
    **dict.fromkeys(("id", "type", "name", "date", "ontology", "state"), "STRING"),
    **dict.fromkeys(("reports", "entities", "claims"), "INT64"),
    **dict.fromkeys(("aliases", "layout"), "STRING[]"),
}
Progress = Callable[[str, int], None]
"""Told what is written, and how many rows were written since it was last told."""
_TOLD_EVERY = 10_000


@dataclass(frozen=True, slots=True)
class Written:
    """How much was written."""

    nodes: int
    relationships: int


def write_admin_csv(
    source: RowSource,
    release: Released,
    out: Path,
    *,
    compressed: bool = False,
    progress: Progress = lambda step, rows: None,  # noqa: ARG005 - the callback's signature
) -> Written:
    """Write the files into the folder ``out``, row by row; an older export there is replaced once the new one is whole.

    ``compressed`` writes the data with gzip, which the importer reads. Raises InputError where ``out`` is something else or
    cannot be written, StoreError for text that CSV cannot hold.
    """
    if out.exists() and not (out / SCRIPT).is_file() and (not out.is_dir() or any(out.iterdir())):
        raise InputError(f"{out} exists and is no export for neo4j-admin.", hint="Give a new folder.")
    fresh = None
    try:
        out.absolute().parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}.exporting-", dir=out.absolute().parent))
        fresh.chmod(0o755)
        written = _Files(fresh, compressed, progress).write(source, release)
        put_in_place(fresh, out)
    except OSError as error:
        raise InputError(f"{out} cannot be written ({error}).", hint="Check room and rights.") from error
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)
    return written


class _Files:
    """The files of one export, and what the command needs to know of them."""

    def __init__(self, folder: Path, compressed: bool, progress: Progress) -> None:
        self._folder, self._suffix, self._progress = folder, ".csv.gz" if compressed else ".csv", progress
        self._nodes: list[str] = []
        self._edges: list[str] = []
        self._several_lines = False

    def write(self, source: RowSource, release: Released) -> Written:
        counts = {part: count for part, count in source.counts().items() if count}
        nodes = sum(count for part, count in counts.items() if not part.start)
        for part in counts:
            if part.start:
                self._edges.append(self._edge_table(part, edge_tables()[part.table].columns, source.edges(part)))
            else:
                self._nodes.append(self._node_table(part, node_tables()[part.table].columns, source.nodes(part)))
        properties = {**dict.fromkeys(_RELEASE), **release_properties(release), "state": COMPLETE}
        self._nodes.append(self._node_table(Part(LABEL), _RELEASE, iter([NodeRow(LABEL, properties)])))
        afterwards = (*statements(), *(_empty_lists(part) for part in (*counts, Part(LABEL))))
        text = "".join(f"{statement};\n" for statement in afterwards if statement)
        (self._folder / AFTERWARDS).write_text(text, encoding="utf-8", newline="\n")
        self._script()
        return Written(nodes + 1, sum(counts.values()) - nodes)

    def _node_table(self, part: Part, columns: Columns, nodes: Iterator[NodeRow]) -> str:
        header = (f"id:ID({part.table})", ":LABEL", *_typed({name: columns[name] for name in columns if name != "id"}))
        names = [name for name in columns if name != "id"]
        rows = ((row.properties["id"], part.table, *(row.properties[name] for name in names)) for row in nodes)
        return self._table(part, header, _listed({name: columns[name] for name in names}, 2), rows)

    def _edge_table(self, part: Part, columns: Columns, edges: Iterator[EdgeRow]) -> str:
        header = (f":START_ID({part.start})", f":END_ID({part.end})", ":TYPE", *_typed(columns))
        rows = ((row.start[1], row.end[1], part.table, *(row.properties[name] for name in columns)) for row in edges)
        return self._table(part, header, _listed(columns, 3), rows)

    def _table(self, part: Part, header: tuple[str, ...], lists: frozenset[int], rows: Iterable[tuple[Value, ...]]) -> str:
        """Write the header's and the data's file; gives the names of both as the command wants them."""
        name = part.name.replace(" ", ".")
        (self._folder / f"{name}-header.csv").write_text(",".join(header) + "\n", encoding="utf-8", newline="\n")
        data = f"{name}{self._suffix}"
        self._progress(part.name, 0)
        untold = 0
        with _open(self._folder / data) as file:
            for row in rows:
                line = ",".join(_list(value) if i in lists else _field(value) for i, value in enumerate(row))
                self._several_lines = self._several_lines or "\n" in line or "\r" in line
                file.write(line + "\n")
                untold += 1
                if untold == _TOLD_EVERY:
                    self._progress(part.name, untold)
                    untold = 0
        self._progress(part.name, untold)
        return f"{name}-header.csv,{data}"

    def _script(self) -> None:
        options = [
            "--array-delimiter=U+001F",
            *(["--multiline-fields=true"] if self._several_lines else []),
            *(f"--nodes={files}" for files in self._nodes),
            *(f"--relationships={files}" for files in self._edges),
        ]
        path = self._folder / SCRIPT
        path.write_text(_SCRIPT.format(options=" \\\n    ".join(options), afterwards=AFTERWARDS), encoding="utf-8", newline="\n")
        path.chmod(0o755)


_SCRIPT = """\
#!/bin/sh
# Imports this release into a new Neo4j database (5.x), offline: stop the server, or name a database that does not exist yet.
#   sh import.sh [DATABASE]          the database is called neo4j if no other name is given
# Further options for neo4j-admin may follow, such as --overwrite-destination. NEO4J_HOME is where Neo4j lies; else
# neo4j-admin must be on the PATH. Then start the server (CREATE DATABASE in the Enterprise Edition) and finish with
#   cypher-shell -d DATABASE -f {afterwards}
set -eu
cd "$(dirname "$0")"
database=${{1:-neo4j}}
[ "$#" -eq 0 ] || shift
if [ -n "${{NEO4J_ADMIN:-}}" ]; then admin=$NEO4J_ADMIN
elif [ -n "${{NEO4J_HOME:-}}" ]; then admin=$NEO4J_HOME/bin/neo4j-admin
else admin=neo4j-admin; fi
exec "$admin" database import full "$database" \\
    {options} \\
    "$@"
"""


def _empty_lists(part: Part) -> str:
    """The statement that makes a part's missing lists empty ones; nothing where it has no lists (a claim has a place)."""
    if part.start:
        columns, found = edge_tables()[part.table].columns, f"(:`{part.start}`)-[x:`{part.table}`]->(:`{part.end}`)"
    else:
        columns, found = _RELEASE if part.table == LABEL else node_tables()[part.table].columns, f"(x:`{part.table}`)"
    lists = [f"x.`{name}`" for name, type_ in columns.items() if type_ == "STRING[]" and name != "places"]
    if not lists:
        return ""
    missing = " OR ".join(f"{name} IS NULL" for name in lists)
    emptied = ", ".join(f"{name} = coalesce({name}, [])" for name in lists)
    return f"MATCH {found} WHERE {missing} CALL (x) {{ SET {emptied} }} IN TRANSACTIONS OF 10000 ROWS"


def _open(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "wt", compresslevel=6, encoding="utf-8", newline="\n")
    return path.open("w", encoding="utf-8", newline="\n")


def _typed(columns: Columns) -> Iterator[str]:
    return (f"{name}:{_TYPES[type_]}" for name, type_ in columns.items())


def _listed(columns: Columns, before: int) -> frozenset[int]:
    return frozenset(i for i, type_ in enumerate(columns.values(), before) if type_ == "STRING[]")


def _field(value: Value) -> str:
    """A value of a cell: nothing for null, text always quoted, so that an empty text is no null (RFC 4180)."""
    if value is None:
        return ""
    return f'"{value.replace(chr(34), chr(34) * 2)}"' if isinstance(value, str) else str(value)


def _list(value: Value) -> str:
    """A list in one cell."""
    texts = [str(item) for item in value] if isinstance(value, list) else []
    if any(ARRAY_DELIMITER in text for text in texts):
        raise StoreError(f"A list holds the separator U+001F: {texts!r}.", hint="Load it with `vetkg load neo4j` instead.")
    return _field(ARRAY_DELIMITER.join(texts))
