"""``datapackage.json``: what the tables of a folder hold, for readers of data packages (Data Package 2.0, Frictionless)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg import ids
from kg.exports.table_format import TableFormat
from kg.exports.tables import Table, tables
from kg.exports.words import TABLES, words
from kg.property_graph.tables import ColumnType
from ontology.schema import load

DATAPACKAGE = "datapackage.json"
MADE_BY = "vetkg export"
"""By which a folder is known as one that may be written anew."""
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES: Mapping[ColumnType, str] = {"STRING": "string", "INT64": "integer", "DOUBLE": "number", "STRING[]": "array"}
"""Table Schema's word for a column's type; an array is written as JSON where a cell can hold text alone."""


def package(release: str, folder: Path, form: TableFormat, counts: Mapping[str, int]) -> dict[str, Any]:
    """The description of the files in the folder. It tells no date: the same facts, the same bytes."""
    return {
        "$schema": PROFILE,
        "name": f"vetkg-{release}",
        "id": ids.iri(release),
        "version": release,
        "title": "职业教育质量报告知识图谱 / The knowledge graph of vocational education",
        "vetkg:madeBy": MADE_BY,
        "vetkg:ontology": load().version,
        "resources": [_resource(table, folder, form, counts[table.name]) for table in tables().values()],
    }


def _resource(table: Table, folder: Path, form: TableFormat, rows: int) -> dict[str, Any]:
    path = folder / f"{table.name}{form.suffix}"
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    named = TABLES[table.name]
    return {
        "name": table.name,
        "type": "table",
        "path": path.name,
        "title": f"{named.zh} / {named.en}",
        "description": f"{named.says_zh} {named.says_en}",
        "format": form.suffix.lstrip("."),
        "mediatype": form.media_type,
        **form.fields,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "vetkg:rows": rows,
        "schema": schema(table),
    }


def schema(table: Table) -> dict[str, Any]:
    """The Table Schema of a table: its fields, its key, and the tables that it leads to."""
    return {
        "fields": [_field(table, name, type_) for name, type_ in table.columns.items()],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {"fields": [column], "reference": {"resource": other, "fields": list(tables()[other].key)}}
            for column, other in table.references.items()
        ],
    }


def _field(table: Table, name: str, type_: ColumnType) -> dict[str, Any]:
    named = words(name, table.name)
    field: dict[str, Any] = {"name": name, "type": TYPES[type_], "title": f"{named.zh} / {named.en}"}
    if named.says_en:
        field["description"] = f"{named.says_zh} {named.says_en}"
    if named.iri:
        field["rdfType"] = named.iri
    if name in table.key:
        field["constraints"] = {"required": True} if len(table.key) > 1 else {"required": True, "unique": True}
    return field
