"""Run by test_one_source.py in a process of its own, with a changed copy of the ontology before ours on the path.

Builds a graph that uses what the copy adds, and prints as JSON what each part of the software made of it.
"""

import json
import sys
from contextlib import closing
from pathlib import Path

from fastapi.testclient import TestClient
from pyarrow import parquet

from api.app import create_app
from api.settings import Settings
from bench.ontology_pages import pages
from kg.build import build
from kg.check import check
from kg.exports.csv_tables import CsvTables
from kg.exports.graphml import network
from kg.exports.jsonld import jsonld
from kg.exports.parquet_tables import ParquetTables
from kg.exports.rdf_text import rdf_text
from kg.exports.table_files import write_tables
from kg.folder import read_graph
from kg.model import Entity, EntityRef, Evidence, Relation, Report, ReportFacts
from kg.property_graph.admin_csv import write_admin_csv
from kg.property_graph.embedded import PropertyGraphStore
from kg.property_graph.neo4j.indexes import statements
from kg.property_graph.rows import GraphRows, StoredRows
from kg.property_graph.tables import edge_tables, node_tables
from kg.rdf.store import RdfStore
from kg.rdf.terms import Quad
from kg.releases import read_manifest
from kg.shapes import violations
from ontology import schema

VET = "PREFIX vet: <https://w3id.org/vetkg/ontology#> "
WRONG = "https://w3id.org/vetkg/id/enterprise-00000000ff"


def facts():
    """A school has a workshop of a size, opened in a year."""
    place = (Evidence("hilltop-2021", 10, 14, "山顶工坊", "概况", 1),)
    school, workshop = Entity("School", "山顶职业学校", evidence=place), EntityRef("Workshop", "山顶工坊")
    return ReportFacts(
        Report("hilltop-2021", "山顶县职业教育质量报告", 2021, "山顶县", "", "0" * 64, 1000),
        (school, Entity(*workshop, attrs={"area": 1200.5}, evidence=place)),
        (Relation("hasWorkshop", school.ref, workshop, {"opened": 2019}, place),),
    )


def stores(folder):
    rdf, graph = RdfStore(folder / "rdf"), PropertyGraphStore(folder / "property_graph")
    query = VET + "SELECT ?area ?opened { ?s vet:hasWorkshop ?w . ?w a vet:Workshop ; vet:area ?area . ?c vet:opened ?opened }"
    statement = "MATCH (s:School)-[r:HAS_WORKSHOP]->(w:Workshop) RETURN w.area, r.opened"
    found = {"sparql": rdf.select(query).rows, "cypher": graph.run(statement).rows}
    rdf.close()
    graph.close()
    return found


def wrong_ends():
    """A workshop of an enterprise, which the shapes must refuse."""
    home = "https://w3id.org/vetkg/id/report-hilltop-2021"
    data = [Quad(WRONG, "https://w3id.org/vetkg/ontology#hasWorkshop", WRONG, home)]
    return [str(violation) for violation in violations(data)]


def api(folder):
    """Answers of the REST API, its description of itself, and the vocabulary's page."""
    with TestClient(create_app(Settings(graph=folder))) as client:
        listed = client.get("/entities?type=Workshop").json()["entities"]
        school = client.get("/entities?type=School").json()["entities"][0]["id"]
        return {
            "listed": listed,
            "relations": client.get(f"/entities/{school}").json()["relations"],
            "openapi": client.get("/openapi.json").json()["components"]["schemas"],
            "vocabulary": client.get("/vocabulary?lang=zh").text,
            "explore": client.get("/explore?lang=en").text,
            "turtle": client.get("/ontology").text,
            "shapes": client.get("/shapes").text,
        }


def admin_csv(folder, out):
    """The files for Neo4j's offline import, by name."""
    with closing(PropertyGraphStore(folder / "property_graph")) as store:
        write_admin_csv(StoredRows(store), read_manifest(folder), out)
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(out.rglob("*")) if path.is_file()}


def exports(folder, work):
    """What other software reads: the tables' rows and descriptions, the network's nodes and edges, the JSON-LD."""
    graph = read_graph(folder)
    source = GraphRows(graph)
    write_tables(source, "release-1", work / "tables", CsvTables())
    write_tables(source, "release-1", work / "parquet", ParquetTables())
    entities, relations = (parquet.read_table(work / "parquet" / f"{name}.parquet") for name in ("entities", "relations"))
    drawn = network(source)
    return {
        "csv": {path.name: path.read_text(encoding="utf-8") for path in (work / "tables").iterdir()},
        "types": {str(field.name): str(field.type) for table in (entities, relations) for field in table.schema},
        "rows": [*entities.to_pylist(), *relations.to_pylist()],
        "network": [*(row for _, row in drawn.nodes(data=True)), *(row for _, _, row in drawn.edges(data=True))],
        "jsonld": json.loads(jsonld(graph)),
    }


def main(work):
    folder = work / "graph"
    build([facts()], folder)
    print(
        json.dumps(
            {
                "from": schema.__file__,
                "check": [*check(folder).differences, *map(str, check(folder).violations)],
                "nodes": {name: dict(table.columns) for name, table in node_tables().items()},
                "edges": {name: [dict(table.columns), table.pairs] for name, table in edge_tables().items()},
                "neo4j": statements(),
                "stores": stores(folder),
                "rdf": rdf_text([facts()], [], "nquads"),
                "turtle": rdf_text([facts()], [], "turtle"),
                "wrong": wrong_ends(),
                "pages": pages(),
                "csv": admin_csv(folder, work / "import"),
                "exports": exports(folder, work),
                "api": api(folder),
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
