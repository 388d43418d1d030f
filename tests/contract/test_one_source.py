"""One source of truth: a class with a property, a relation and a qualifier, added to the ontology's file and nowhere else."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import SH, Graph, URIRef

ROOT = Path(__file__).resolve().parents[2]
VET = "https://w3id.org/vetkg/ontology#"

ADDED = """
vet:Workshop a owl:Class ; vet:order 11 ;
    rdfs:subClassOf vet:Entity , schema:Place ;
    rdfs:label "工坊"@zh , "Workshop"@en ;
    skos:definition "学生练习手艺的场所。"@zh , "A place where students practise their trade."@en .
vet:hasWorkshop a owl:ObjectProperty ; rdfs:subPropertyOf vet:relatedTo ; vet:order 15 ;
    rdfs:domain vet:School ; rdfs:range vet:Workshop ;
    rdfs:label "设有工坊"@zh , "has workshop"@en ;
    skos:definition "学校设有该工坊。"@zh , "The school has the workshop."@en .
vet:area a owl:DatatypeProperty ; vet:key "area" ;
    rdfs:domain vet:Workshop ; rdfs:range xsd:double ;
    rdfs:label "面积"@zh , "area"@en ;
    skos:definition "以平方米计的面积。"@zh , "The floor area in square metres."@en .
vet:opened a owl:DatatypeProperty ; vet:key "opened" ; vet:qualifies vet:hasWorkshop ;
    rdfs:domain vet:Claim ; rdfs:range xsd:integer ;
    rdfs:label "启用年份"@zh , "opened"@en ;
    skos:definition "工坊启用的年份。"@zh , "The year in which the workshop was opened."@en .
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What every part of the software makes of an ontology that has one class, relation, property and qualifier more."""
    work = tmp_path_factory.mktemp("one-source")
    shutil.copytree(ROOT / "ontology", work / "path" / "ontology", ignore=shutil.ignore_patterns("__pycache__"))
    with (work / "path" / "ontology" / "vet.ttl").open("a", encoding="utf-8") as file:
        file.write(ADDED)
    path = os.pathsep.join((str(work / "path"), str(ROOT)))
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONSAFEPATH": "1", "XDG_CACHE_HOME": str(work / "cache")}
    command = [sys.executable, str(Path(__file__).with_name("one_source_probe.py")), str(work)]
    done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["from"].startswith(str(work))
    return found


def test_a_graph_that_uses_it_is_built_and_sound(seen):
    assert seen["check"] == []


def test_the_embedded_tables_have_it(seen):
    assert seen["nodes"]["Workshop"]["area"] == "DOUBLE"
    columns, pairs = seen["edges"]["HAS_WORKSHOP"]
    assert columns["opened"] == "INT64"
    assert pairs == [["School", "Workshop"]]
    assert ["Workshop", "Report"] in seen["edges"]["MENTIONED_IN"][1]


def test_both_stores_answer_for_it(seen):
    assert seen["stores"] == {"sparql": [[1200.5, 2019]], "cypher": [[1200.5, 2019]]}


def test_neo4j_is_constrained_for_it(seen):
    said = "\n".join(seen["neo4j"])
    assert "FOR (n:`Workshop`) REQUIRE n.id IS UNIQUE" in said
    assert "FOR ()-[r:`HAS_WORKSHOP`]-() REQUIRE r.claim IS UNIQUE" in said
    assert "`Workshop`" in next(line for line in seen["neo4j"] if "FULLTEXT" in line)


def test_the_exports_have_it(seen):
    assert f"<{VET}hasWorkshop>" in seen["rdf"]
    assert f'<{VET}area> "1200.5"^^<http://www.w3.org/2001/XMLSchema#double>' in seen["rdf"]
    turtle = Graph().parse(data=seen["turtle"], format="turtle")
    assert len(list(turtle.subjects(None, URIRef(VET + "Workshop")))) == 1
    assert any("area:double" in text for text in seen["csv"].values())
    assert any("opened:long" in text for text in seen["csv"].values())
    assert any("Workshop" in name for name in seen["csv"])


def test_tables_for_other_software_have_it(seen):
    found = seen["exports"]
    assert "area" in found["csv"]["entities.csv"].splitlines()[0].split(",")
    assert "opened" in found["csv"]["relations.csv"].splitlines()[0].split(",")
    assert (found["types"]["area"], found["types"]["opened"]) == ("double", "int64")
    assert {row["area"] for row in found["rows"] if row.get("type") == "Workshop"} == {1200.5}
    assert {row["opened"] for row in found["rows"] if row.get("type") == "hasWorkshop"} == {2019}
    described = {
        f["name"]: f for one in json.loads(found["csv"]["datapackage.json"])["resources"] for f in one["schema"]["fields"]
    }
    assert (described["area"]["title"], described["area"]["rdfType"]) == ("面积 / area", VET + "area")


def test_networks_and_json_have_it(seen):
    drawn = {row["label"]: row for row in seen["exports"]["network"]}
    assert drawn["山顶工坊"]["area"] == 1200.5
    assert drawn["HAS_WORKSHOP"]["opened"] == 2019
    document = seen["exports"]["jsonld"]
    assert document["@context"]["area"] == {"@id": VET + "area", "@type": "xsd:double"}
    nodes = {node.get("label"): node for node in document["@graph"][0]["@graph"]}
    assert (nodes["山顶工坊"]["@type"], nodes["山顶工坊"]["area"]) == ("Workshop", "1200.5")
    assert nodes["山顶职业学校"]["hasWorkshop"] == nodes["山顶工坊"]["@id"]


def test_the_rest_api_answers_with_it(seen):
    (workshop,) = seen["api"]["listed"]
    assert (workshop["name"], workshop["attributes"]) == ("山顶工坊", {"area": 1200.5})
    (group,) = seen["api"]["relations"]
    assert (group["relation"], group["label"]) == ("hasWorkshop", {"zh": "设有工坊", "en": "has workshop"})
    assert group["facts"][0]["claims"][0]["attributes"] == {"opened": 2019}


def test_the_api_describes_it(seen):
    shapes = seen["api"]["openapi"]
    assert "Workshop" in shapes["Cell"]["properties"]["type"]["enum"]
    assert "hasWorkshop" in shapes["FactGroup"]["properties"]["relation"]["enum"]
    area = shapes["EntityAttributes"]["properties"]["area"]
    assert (area["type"], "square metres" in area["description"]) == ("number", True)
    assert shapes["ClaimAttributes"]["properties"]["opened"]["type"] == "integer"


def test_the_shapes_hold_it(seen):
    served = Graph().parse(data=seen["api"]["shapes"], format="turtle")
    assert (None, SH.targetClass, URIRef(VET + "Workshop")) in served
    assert (None, SH.path, URIRef(VET + "area")) in served
    said = " ".join(seen["wrong"])
    assert "The subject of “has workshop” is of the wrong type." in said


def test_the_documents_tell_of_it(seen):
    assert 'id="Workshop"' in seen["pages"]["ontology.en.html"]
    assert "学生练习手艺的场所。" in seen["pages"]["ontology.zh.html"]
    assert 'id="hasWorkshop"' in seen["api"]["vocabulary"]
    assert "工坊" in seen["api"]["vocabulary"]
    assert "vet:Workshop a owl:Class" in seen["api"]["turtle"]


def test_the_explorer_shows_it(seen):
    assert '<label data-type="Workshop">' in seen["api"]["explore"]


def test_without_the_addition_there_is_none_of_it():
    from kg.property_graph.tables import edge_tables, node_tables

    assert "Workshop" not in node_tables()
    assert "HAS_WORKSHOP" not in edge_tables()
