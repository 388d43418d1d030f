"""The releases as a DCAT catalogue: what :mod:`kg.releases.description` knows of each, and where this server gives it out."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from rdflib import DCAT, DCTERMS, PROV, RDF, Graph, Literal, Namespace, URIRef

from kg.exports.release_files import ReleaseFile, release_files
from kg.rdf.terms import nquads
from kg.releases import Release
from kg.releases.description import describe, release_iri

FORMATS = {
    "text/turtle": "turtle",
    "application/ld+json": "json-ld",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_DISTRIBUTIONS = {
    "nquads": ("/rdf-graphs", "application/n-quads", "All graphs", "全部图"),
    "turtle": ("/rdf-graphs/service?default", "text/turtle", "The merge of the reports' graphs", "各报告图的合并"),
}
_SERVICES = {
    "sparql": ("/sparql", "https://www.w3.org/TR/sparql11-protocol/", "SPARQL 1.1", "SPARQL 1.1"),
    "cypher": ("/cypher", "https://neo4j.com/docs/query-api/current/", "Cypher (Neo4j Query API)", "Cypher（Neo4j Query API）"),
    "rest": ("/questions", "https://spec.openapis.org/oas/v3.1.0", "REST", "REST"),
}
_SPDX = Namespace("http://spdx.org/rdf/terms#")
_DQV = Namespace("http://www.w3.org/ns/dqv#")


def written(releases: Iterable[Release], base: str, media_type: str) -> str:
    """The catalogue of the server at ``base`` (``http://host``, without a slash at the end), in one of :data:`FORMATS`."""
    graph = Graph()
    for prefix, namespace in (("dcat", DCAT), ("dct", DCTERMS), ("prov", PROV), ("spdx", _SPDX), ("dqv", _DQV)):
        graph.bind(prefix, namespace)
    catalogue = URIRef(f"{base}/releases")
    graph.add((catalogue, RDF.type, DCAT.Catalog))
    graph.add((catalogue, DCTERMS.title, Literal("职业教育质量报告知识图谱的各个版本", "zh")))
    graph.add((catalogue, DCTERMS.title, Literal("Releases of the knowledge graph of vocational education", "en")))
    for release in releases:
        dataset = URIRef(release_iri(release.id))
        graph.add((catalogue, DCAT.dataset, dataset))
        _add_description(graph, release)
        _add_addresses(graph, catalogue, dataset, release.id, base)
    return str(graph.serialize(format=FORMATS[media_type]))


def _add_description(graph: Graph, release: Release) -> None:
    """The description as the store has it, without the name of its graph."""
    triples = nquads(quad._replace(graph="") for quad in describe(release))
    graph.parse(data=triples.replace(" <> .\n", " .\n"), format="nt")


def _add_addresses(graph: Graph, catalogue: URIRef, dataset: URIRef, id_: str, base: str) -> None:
    def here(path: str) -> URIRef:
        return URIRef(f"{base}{path}{'&' if '?' in path else '?'}release={quote(id_)}")

    graph.add((dataset, DCAT.landingPage, here("/")))
    for name, (path, media, en, zh) in _DISTRIBUTIONS.items():
        one = URIRef(f"{dataset}/distribution/{name}")
        graph.add((dataset, DCAT.distribution, one))
        graph.add((one, RDF.type, DCAT.Distribution))
        graph.add((one, DCTERMS.title, Literal(en, "en")))
        graph.add((one, DCTERMS.title, Literal(zh, "zh")))
        graph.add((one, DCAT.downloadURL, here(path)))
        graph.add((one, DCAT.mediaType, URIRef(_MEDIA + media)))
    for form in release_files().values():
        if form.name not in _DISTRIBUTIONS:
            _add_export(graph, dataset, form, URIRef(f"{base}/releases/{quote(id_)}/exports/{form.name}"))
    for name, (path, standard, en, zh) in _SERVICES.items():
        service = URIRef(f"{dataset}/service/{name}")
        graph.add((catalogue, DCAT.service, service))
        graph.add((service, RDF.type, DCAT.DataService))
        graph.add((service, DCTERMS.title, Literal(en, "en")))
        graph.add((service, DCTERMS.title, Literal(zh, "zh")))
        graph.add((service, DCAT.servesDataset, dataset))
        graph.add((service, DCAT.endpointURL, here(path)))
        graph.add((service, DCTERMS.conformsTo, URIRef(standard)))
    graph.add((URIRef(f"{dataset}/service/rest"), DCAT.endpointDescription, URIRef(f"{base}/openapi.json")))
    graph.add((dataset, DCAT.theme, URIRef("http://publications.europa.eu/resource/authority/data-theme/EDUC")))


def _add_export(graph: Graph, dataset: URIRef, form: ReleaseFile, address: URIRef) -> None:
    """A release as a file; tables are packed (DCAT 3, 6.8: dcat:packageFormat)."""
    one = URIRef(f"{dataset}/distribution/{form.name}")
    graph.add((dataset, DCAT.distribution, one))
    graph.add((one, RDF.type, DCAT.Distribution))
    graph.add((one, DCTERMS.title, Literal(form.en, "en")))
    graph.add((one, DCTERMS.title, Literal(form.zh, "zh")))
    graph.add((one, DCAT.downloadURL, address))
    graph.add((one, DCAT.mediaType, URIRef(_MEDIA + (form.packed or form.media_type))))
    if form.packed:
        graph.add((one, DCAT.packageFormat, URIRef(_MEDIA + form.media_type)))
