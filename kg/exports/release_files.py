"""A release as one file for download, in each format: folders of tables are packed as ZIP files."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from kg import facts_file, folder
from kg.exports.csv_tables import CsvTables
from kg.exports.graphml import graphml
from kg.exports.jsonld import jsonld
from kg.exports.parquet_tables import ParquetTables
from kg.exports.rdf_text import rdf_text
from kg.exports.table_files import write_tables
from kg.exports.table_format import TableFormat
from kg.graph import build_graph
from kg.model import ReportFacts
from kg.property_graph.rows import GraphRows
from kg.releases import kept
from kg.resolve import Decision

_EPOCH = (1980, 1, 1, 0, 0, 0)
_ZIP = "application/zip"


@dataclass(frozen=True, slots=True)
class Content:
    """What a release is made from."""

    release: str
    facts: list[ReportFacts]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """A format: its media type, what its file's name ends in, and what writes it.

    ``packed`` is the media type of the files in a ZIP; empty for what is none.
    """

    name: str
    media_type: str
    suffix: str
    zh: str
    en: str
    write: Callable[[Content, Path], None]
    packed: str = ""

    def file_name(self, release: str) -> str:
        """What the file is called."""
        return f"{release}{self.suffix}"


def release_files() -> Mapping[str, ReleaseFile]:
    """The formats that can be written here, by name: Parquet only where pyarrow is installed."""
    return {name: form for name, form in _FORMATS.items() if name != "parquet" or find_spec("pyarrow") is not None}


def write_release_file(graph: Path, release: str, form: ReleaseFile, path: Path) -> None:
    """Write a release that the graph's folder holds into the file ``path``; the same facts give the same bytes.

    Raises UnknownReleaseError, GraphError, and OSError where ``path`` cannot be written.
    """

    def read(place: Path) -> Content:
        return Content(release, folder.read_facts(place), folder.read_decisions(place))

    form.write(kept.opened(graph, release, read, lambda _: None), path)


def _text(make: Callable[[Content], str]) -> Callable[[Content, Path], None]:
    def write(content: Content, path: Path) -> None:
        path.write_text(make(content), encoding="utf-8", newline="\n")

    return write


def _network(content: Content, path: Path) -> None:
    path.write_bytes(graphml(GraphRows(build_graph(content.facts, content.decisions))))


def _tables(form: TableFormat) -> Callable[[Content, Path], None]:
    def write(content: Content, path: Path) -> None:
        with tempfile.TemporaryDirectory(dir=path.parent) as work:
            source = GraphRows(build_graph(content.facts, content.decisions))
            write_tables(source, content.release, Path(work) / "tables", form)
            _pack(sorted((Path(work) / "tables").iterdir()), path)

    return write


def _pack(files: list[Path], path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for file in files:
            info = zipfile.ZipInfo(file.name, _EPOCH)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(info, file.read_bytes())


_FORMATS = {
    form.name: form
    for form in (
        ReleaseFile(
            "facts",
            "application/jsonl",
            ".facts.jsonl",
            "事实（JSON 行）",
            "Facts as JSON lines",
            _text(lambda content: facts_file.dumps(content.facts, facts_file.GUIDELINE_KINDS, {})),
        ),
        ReleaseFile(
            "nquads",
            "application/n-quads",
            ".nq",
            "RDF，每份报告一个图",
            "RDF, a named graph a report",
            _text(lambda content: rdf_text(content.facts, content.decisions, "nquads")),
        ),
        ReleaseFile(
            "turtle",
            "text/turtle",
            ".ttl",
            "RDF，各报告合并",
            "RDF, the merge of the reports",
            _text(lambda content: rdf_text(content.facts, content.decisions, "turtle")),
        ),
        ReleaseFile(
            "jsonld",
            "application/ld+json",
            ".jsonld",
            "JSON-LD，自带上下文",
            "JSON-LD with its context",
            _text(lambda content: jsonld(build_graph(content.facts, content.decisions))),
        ),
        ReleaseFile(
            "graphml", "application/graphml+xml", ".graphml", "GraphML，供 Gephi 等", "GraphML for Gephi and others", _network
        ),
        ReleaseFile("csv", _ZIP, ".csv.zip", "CSV 表格（ZIP）", "Tables as CSV (ZIP)", _tables(CsvTables()), "text/csv"),
        ReleaseFile(
            "parquet",
            _ZIP,
            ".parquet.zip",
            "Parquet 表格（ZIP）",
            "Tables as Parquet (ZIP)",
            _tables(ParquetTables()),
            "application/vnd.apache.parquet",
        ),
    )
}
