"""The SPARQL 1.1 Service Description of the endpoint, as RDF."""

from __future__ import annotations

import json
from xml.sax.saxutils import quoteattr

from api.sparql_formats import JSONLD, NTRIPLES, RDFXML, TURTLE

RDF_TYPES = (TURTLE, NTRIPLES, JSONLD, RDFXML)
_SD = "http://www.w3.org/ns/sparql-service-description#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = tuple(
    _FORMATS + name
    for name in (
        "SPARQL_Results_JSON",
        "SPARQL_Results_XML",
        "SPARQL_Results_CSV",
        "SPARQL_Results_TSV",
        "Turtle",
        "N-Triples",
        "JSON-LD",
        "RDF_XML",
    )
)


def described(endpoint: str, media_type: str) -> bytes:
    """The description of the endpoint at that address, in one of :data:`RDF_TYPES`."""
    if media_type == JSONLD:
        return _jsonld(endpoint)
    if media_type == RDFXML:
        return _rdfxml(endpoint)
    # N-Triples is Turtle as well.
    return "".join(f"{s} <{p}> {o} .\n" for s, p, o in _triples(endpoint)).encode()


def _triples(endpoint: str) -> list[tuple[str, str, str]]:
    service, dataset, graph = "_:service", "_:dataset", "_:graph"
    return [
        (service, _RDF + "type", f"<{_SD}Service>"),
        (service, _SD + "endpoint", f"<{_iri(endpoint)}>"),
        (service, _SD + "supportedLanguage", f"<{_SD}SPARQL11Query>"),
        *((service, _SD + "resultFormat", f"<{name}>") for name in _RESULTS),
        (service, _SD + "defaultDataset", dataset),
        (dataset, _RDF + "type", f"<{_SD}Dataset>"),
        (dataset, _SD + "defaultGraph", graph),
        (graph, _RDF + "type", f"<{_SD}Graph>"),
    ]


def _iri(address: str) -> str:
    """The address without what an IRI in angle brackets must not hold."""
    return "".join(c for c in address if c > " " and c not in '<>"{}|^`\\')


def _jsonld(endpoint: str) -> bytes:
    dataset = {"@type": _SD + "Dataset", _SD + "defaultGraph": {"@type": _SD + "Graph"}}
    service = {
        "@type": _SD + "Service",
        _SD + "endpoint": {"@id": _iri(endpoint)},
        _SD + "supportedLanguage": {"@id": _SD + "SPARQL11Query"},
        _SD + "resultFormat": [{"@id": name} for name in _RESULTS],
        _SD + "defaultDataset": dataset,
    }
    return json.dumps(service, indent=1).encode()


def _rdfxml(endpoint: str) -> bytes:
    formats = "".join(f"<sd:resultFormat rdf:resource={quoteattr(name)}/>" for name in _RESULTS)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rdf:RDF xmlns:rdf="{_RDF}" xmlns:sd="{_SD}"><sd:Service>'
        f"<sd:endpoint rdf:resource={quoteattr(_iri(endpoint))}/>"
        f'<sd:supportedLanguage rdf:resource="{_SD}SPARQL11Query"/>{formats}'
        "<sd:defaultDataset><sd:Dataset><sd:defaultGraph><sd:Graph/></sd:defaultGraph></sd:Dataset></sd:defaultDataset>"
        "</sd:Service></rdf:RDF>"
    ).encode()
