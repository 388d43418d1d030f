"""The VoID description of what is served (Describing Linked Datasets with the VoID Vocabulary, W3C, 2011)."""

from __future__ import annotations

from urllib.parse import urljoin

from rdflib import DCTERMS, FOAF, RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import VOID

from api.graph_addresses import PLACE, address
from api.statistics import Statistics
from ontology.schema import IDS

FORMATS = Namespace("http://www.w3.org/ns/formats/")
_FEATURES = (FORMATS.Turtle, FORMATS["N-Triples"], FORMATS["JSON-LD"], FORMATS.RDF_XML, FORMATS["N-Quads"], FORMATS.TriG)
_TITLES = {"zh": "职业教育质量报告知识图谱", "en": "The knowledge graph of vocational education"}


def described(base: str, release: str, statistics: Statistics) -> Graph:
    """The dataset as the server at ``base`` (its root, with a slash) gives it; counts are those of the release."""
    graph = Graph()
    graph.bind("void", VOID)
    graph.bind("dcterms", DCTERMS)
    document = URIRef(urljoin(base, ".well-known/void"))
    dataset = URIRef(f"{document}#dataset")
    graph.add((document, RDF.type, VOID.DatasetDescription))
    graph.add((document, FOAF.primaryTopic, dataset))
    graph.add((dataset, RDF.type, VOID.Dataset))
    for language, title in _TITLES.items():
        graph.add((dataset, DCTERMS.title, Literal(title, lang=language)))
    graph.add((dataset, DCTERMS.identifier, Literal(release)))
    graph.add((dataset, FOAF.homepage, URIRef(base)))
    graph.add((dataset, VOID.uriSpace, Literal(IDS)))
    graph.add((dataset, VOID.sparqlEndpoint, URIRef(urljoin(base, "sparql"))))
    graph.add((dataset, VOID.dataDump, URIRef(urljoin(base, PLACE.lstrip("/")))))
    graph.add((dataset, VOID.dataDump, URIRef(urljoin(base, f"releases/{release}/exports/nquads"))))
    for form in _FEATURES:
        graph.add((dataset, VOID.feature, form))
    for example in statistics.examples:
        graph.add((dataset, VOID.exampleResource, URIRef(example)))
    for vocabulary in sorted({_namespace(term) for term in (*statistics.by_class, *statistics.by_property)}):
        graph.add((dataset, VOID.vocabulary, URIRef(vocabulary)))
    _counts(graph, dataset, statistics)
    _subsets(graph, dataset, base, statistics)
    return graph


def _counts(graph: Graph, dataset: URIRef, statistics: Statistics) -> None:
    counted = {
        VOID.triples: statistics.triples,
        VOID.entities: statistics.entities,
        VOID.distinctSubjects: statistics.subjects,
        VOID.distinctObjects: statistics.objects,
        VOID.classes: len(statistics.by_class),
        VOID.properties: len(statistics.by_property),
    }
    for count, number in counted.items():
        graph.add((dataset, count, _number(number)))
    for index, (class_, number) in enumerate(statistics.by_class.items(), start=1):
        part = URIRef(f"{dataset}-class-{index}")
        graph.add((dataset, VOID.classPartition, part))
        graph.add((part, VOID["class"], URIRef(class_)))
        graph.add((part, VOID.entities, _number(number)))
    for index, (property_, number) in enumerate(statistics.by_property.items(), start=1):
        part = URIRef(f"{dataset}-property-{index}")
        graph.add((dataset, VOID.propertyPartition, part))
        graph.add((part, VOID.property, URIRef(property_)))
        graph.add((part, VOID.triples, _number(number)))


def _subsets(graph: Graph, dataset: URIRef, base: str, statistics: Statistics) -> None:
    """Each named graph, with the address where it is given whole."""
    for index, one in enumerate(statistics.graphs, start=1):
        part = URIRef(f"{dataset}-graph-{index}")
        graph.add((dataset, VOID.subset, part))
        graph.add((part, RDF.type, VOID.Dataset))
        graph.add((part, VOID.triples, _number(one.triples)))
        graph.add((part, VOID.dataDump, URIRef(urljoin(base, address(one.iri).lstrip("/")))))
        graph.add((part, DCTERMS.source, URIRef(one.iri)))
        if one.label:
            graph.add((part, RDFS.label, Literal(one.label, lang="zh")))


def _namespace(term: str) -> str:
    """The IRI's part before its local name."""
    cut = max(term.rfind("#"), term.rfind("/"))
    return term[: cut + 1]


def _number(number: int) -> Literal:
    return Literal(number, datatype=XSD.integer)
