"""The integrity constraints of the RDF Data Cube Vocabulary (W3C, 2014, section 11.1), each as a query that finds violations.

IC-7 to IC-10 and IC-18 are about slices, IC-15 to IC-17 about a measure dimension, IC-20 and IC-21 about hierarchies outside SKOS:
of these there are none here, which IC-7 asserts.
"""

from rdflib import Graph

PREFIXES = """PREFIX qb: <http://purl.org/linked-data/cube#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
"""

NORMALISED = """
INSERT { ?o a qb:Observation . ?d a qb:DataSet } WHERE { ?o qb:dataSet ?d } ;
INSERT { ?c qb:componentProperty ?p . ?p a qb:DimensionProperty } WHERE { ?c qb:dimension ?p } ;
INSERT { ?c qb:componentProperty ?p . ?p a qb:MeasureProperty } WHERE { ?c qb:measure ?p } ;
INSERT { ?c qb:componentProperty ?p . ?p a qb:AttributeProperty } WHERE { ?c qb:attribute ?p }
"""
"""Section 10: the closure that the constraints are asked of. Attachments to a data set or slice are not used here."""

CONSTRAINTS = {
    "IC-1 each observation has one data set": """
        SELECT ?x { { ?x a qb:Observation FILTER NOT EXISTS { ?x qb:dataSet ?d . ?d a qb:DataSet } }
                    UNION { ?x qb:dataSet ?d, ?e FILTER(?d != ?e) } }""",
    "IC-2 each data set has one structure": """
        SELECT ?x { ?x a qb:DataSet { FILTER NOT EXISTS { ?x qb:structure ?s . ?s a qb:DataStructureDefinition } }
                    UNION { ?x qb:structure ?s, ?t FILTER(?s != ?t) } }""",
    "IC-3 a structure has a measure": """
        SELECT ?x { ?x a qb:DataStructureDefinition
                    FILTER NOT EXISTS { ?x qb:component/qb:componentProperty/rdf:type qb:MeasureProperty } }""",
    "IC-4 each dimension has a range": """
        SELECT ?x { ?x a qb:DimensionProperty FILTER NOT EXISTS { ?x rdfs:range [] } }""",
    "IC-5 a dimension of concepts has a code list": """
        SELECT ?x { ?x a qb:DimensionProperty ; rdfs:range/rdfs:subClassOf* skos:Concept FILTER NOT EXISTS { ?x qb:codeList [] } }""",
    "IC-6 only attributes may be optional": """
        SELECT ?x { ?c qb:componentRequired false ; qb:componentProperty ?x FILTER NOT EXISTS { ?x a qb:AttributeProperty } }""",
    "IC-7 there are no slices": """
        SELECT ?x { { ?x a qb:Slice } UNION { ?x a qb:SliceKey } UNION { ?x qb:measureType [] } }""",
    "IC-11 each observation has every dimension": """
        SELECT ?x { ?x qb:dataSet/qb:structure/qb:component/qb:componentProperty ?p . ?p a qb:DimensionProperty
                    FILTER NOT EXISTS { ?x ?p [] } }""",
    "IC-13 each observation has every required attribute": """
        SELECT ?x { ?x qb:dataSet/qb:structure/qb:component ?c . ?c qb:componentRequired true ; qb:componentProperty ?p
                    FILTER NOT EXISTS { ?x ?p [] } }""",
    "IC-14 each observation has every measure": """
        SELECT ?x { ?x qb:dataSet/qb:structure/qb:component/qb:componentProperty ?p . ?p a qb:MeasureProperty
                    FILTER NOT EXISTS { ?x ?p [] } }""",
    "IC-19 codes are in the code list": """
        SELECT ?x { ?x qb:dataSet/qb:structure/qb:component/qb:componentProperty ?p . ?p a qb:DimensionProperty ; qb:codeList ?l .
                    ?l a skos:ConceptScheme . ?x ?p ?v FILTER NOT EXISTS { ?v a skos:Concept ; skos:inScheme ?l } }""",
}


def violations(graph: Graph) -> dict[str, int]:
    """How often each constraint is broken, where one is. The graph is normalised first (and so changed)."""
    graph.update(PREFIXES + NORMALISED)
    counts = {name: len(list(graph.query(PREFIXES + query))) for name, query in CONSTRAINTS.items()}
    counts["IC-12 no two observations agree in all dimensions"] = duplicates(graph)
    return {name: count for name, count in counts.items() if count}


def duplicates(graph: Graph) -> int:
    """Observations of one data set beyond the first that have equal values of all its dimensions."""
    rows = graph.query(
        PREFIXES + "SELECT ?x ?d ?p ?v { ?x qb:dataSet ?d . ?d qb:structure/qb:component/qb:dimension ?p . ?x ?p ?v }"
    )
    keys: dict[object, set[object]] = {}
    for observation, data_set, dimension, value in rows:
        keys.setdefault((observation, data_set), set()).add((dimension, value))
    return len(keys) - len({(data_set, frozenset(key)) for (_, data_set), key in keys.items()})
