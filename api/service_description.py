"""The SPARQL 1.1 Service Description of the endpoint, as RDF, with VoID counts of its graphs."""

from __future__ import annotations

from collections.abc import Sequence

from rdflib import RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import VOID

from api.statistics import Statistics

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS = Namespace("http://www.w3.org/ns/formats/")
RESULTS = (
    FORMATS.SPARQL_Results_JSON,
    FORMATS.SPARQL_Results_XML,
    FORMATS.SPARQL_Results_CSV,
    FORMATS.SPARQL_Results_TSV,
    FORMATS.Turtle,
    FORMATS["N-Triples"],
    FORMATS["JSON-LD"],
    FORMATS.RDF_XML,
)
_SIMPLE_ENTAILMENT = URIRef("http://www.w3.org/ns/entailment/Simple")


def described(endpoint: str, statistics: Statistics, federated: Sequence[str] = ()) -> Graph:
    """The description of the endpoint at that address; ``federated`` are the endpoints that SERVICE may name."""
    graph = Graph()
    graph.bind("sd", SD)
    graph.bind("void", VOID)
    service, dataset = URIRef(f"{_iri(endpoint)}#service"), URIRef(f"{_iri(endpoint)}#dataset")
    graph.add((service, RDF.type, SD.Service))
    graph.add((service, SD.endpoint, URIRef(_iri(endpoint))))
    graph.add((service, SD.supportedLanguage, SD.SPARQL11Query))
    for form in RESULTS:
        graph.add((service, SD.resultFormat, form))
    if statistics.union_default:
        graph.add((service, SD.feature, SD.UnionDefaultGraph))
    if federated:
        graph.add((service, SD.feature, SD.BasicFederatedQuery))
    graph.add((service, SD.defaultEntailmentRegime, _SIMPLE_ENTAILMENT))
    graph.add((service, SD.defaultDataset, dataset))
    _dataset(graph, dataset, statistics)
    return graph


def _dataset(graph: Graph, dataset: URIRef, statistics: Statistics) -> None:
    default = URIRef(f"{dataset}-default")
    graph.add((dataset, RDF.type, SD.Dataset))
    graph.add((dataset, SD.defaultGraph, default))
    graph.add((default, RDF.type, SD.Graph))
    graph.add((default, VOID.triples, _count(statistics.triples)))
    graph.add((default, VOID.entities, _count(statistics.entities)))
    graph.add((default, VOID.classes, _count(len(statistics.by_class))))
    graph.add((default, VOID.properties, _count(len(statistics.by_property))))
    for number, one in enumerate(statistics.graphs, start=1):
        named, content = URIRef(f"{dataset}-graph-{number}"), URIRef(f"{dataset}-graph-{number}-content")
        graph.add((dataset, SD.namedGraph, named))
        graph.add((named, RDF.type, SD.NamedGraph))
        graph.add((named, SD.name, URIRef(one.iri)))
        graph.add((named, SD.graph, content))
        graph.add((content, RDF.type, SD.Graph))
        graph.add((content, VOID.triples, _count(one.triples)))
        if one.label:
            graph.add((content, RDFS.label, Literal(one.label, lang="zh")))


def _count(number: int) -> Literal:
    return Literal(number, datatype=XSD.integer)


def _iri(address: str) -> str:
    """The address without what an IRI in angle brackets must not hold."""
    return "".join(c for c in address if c > " " and c not in '<>"{}|^`\\#')
