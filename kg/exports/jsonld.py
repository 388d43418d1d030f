"""The graph's quads as JSON-LD 1.1, with its context in the document.

A named graph a report, a node a line, places inside of their claims. The quads are those of the N-Quads to the letter: doubles
are strings, because numbers of JSON would be spelled anew (JSON-LD 1.1 API, 8.6).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from rdflib import OWL, RDFS, XSD, URIRef
from rdflib import RDF as RDF_

from kg.graph import Graph
from kg.rdf import mapping
from kg.rdf.mapping import DC, DCT, OA, QB, RDF, RDFS_LABEL, SKOS_ALT_LABEL, TYPE
from kg.rdf.terms import DOUBLE, INTEGER, STRING, Literal, Quad, Term
from ontology.schema import BASE, IDS, VET, load, vocabulary

_PREFIXES = {
    "vet": str(VET),
    "indicators": BASE + "indicator/",
    "forms": BASE + "form/",
    "rdf": RDF,
    "dct": DCT,
    "dc": DC,
    "oa": OA,
    "qb": QB,
    "xsd": str(XSD),
}
_STANDARD: Mapping[str, Mapping[str, str] | str] = {
    "label": {"@id": RDFS_LABEL, "@language": "zh"},
    "altLabel": {"@id": SKOS_ALT_LABEL, "@language": "zh"},
    "title": {"@id": mapping.TITLE, "@language": "zh"},
    "identifier": mapping.IDENTIFIER,
    "replaces": {"@id": mapping.REPLACES, "@type": "@id"},
    "isReplacedBy": {"@id": mapping.REPLACED_BY, "@type": "@id"},
    "sameAs": {"@id": mapping.SAME_AS, "@type": "@id"},
    "wasDerivedFrom": {"@id": mapping.DERIVED_FROM, "@type": "@id"},
    "rdf:subject": {"@type": "@id"},
    "rdf:predicate": {"@type": "@id"},
    "rdf:object": {"@type": "@id"},
    "dataSet": {"@id": mapping.QB_DATA_SET, "@type": "@id"},
    "hasTarget": {"@id": OA + "hasTarget", "@type": "@id"},
    "hasSource": {"@id": OA + "hasSource", "@type": "@id"},
    "hasSelector": {"@id": OA + "hasSelector", "@type": "@id"},
}
_EMBEDDED = (OA + "hasTarget", OA + "hasSelector")
_Node = dict[str, Any]
_Nodes = dict[str, dict[str, list[Term]]]


@cache
def context() -> Mapping[str, Any]:
    """Every word of the document: the vocabulary's classes and properties by their own names, and those of the standards."""
    graph, words = vocabulary(), dict[str, Any]()
    kinds = (("@id", OWL.ObjectProperty), ("xsd:double", OWL.DatatypeProperty), ("", OWL.DatatypeProperty))
    for coerced, kind in kinds:
        for iri in sorted(str(found) for found in graph.subjects(RDF_.type, kind) if str(found).startswith(str(VET))):
            if coerced == "xsd:double" and (URIRef(iri), RDFS.range, XSD.double) not in graph:
                continue
            words.setdefault(iri.removeprefix(str(VET)), {"@id": iri, "@type": coerced} if coerced else iri)
    classes = {name: str(VET[name]) for name in (*load().entity_types, "Report", "Claim", "Observation", "Mention")}
    words = {name: word for name, word in sorted(words.items()) if name not in {*_PREFIXES, *_STANDARD, *classes}}
    return {"@version": 1.1, "@base": IDS, **_PREFIXES, **_STANDARD, **classes, **words}


def jsonld(graph: Graph) -> str:
    """The document; the same facts give the same bytes. It is held in memory."""
    return "".join(pieces(mapping.quads(graph)))


def pieces(quads: Iterable[Quad]) -> Iterator[str]:
    """The document line by line."""
    homes: dict[str, _Nodes] = {}
    for quad in quads:
        homes.setdefault(quad.graph, {}).setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)
    yield f'{{"@context": {json.dumps(context(), ensure_ascii=False, indent=1)},\n"@graph": ['
    for number, home in enumerate(sorted(homes)):
        yield f'{"," if number else ""}\n{{"@id": {json.dumps(_short(home), ensure_ascii=False)}, "@graph": ['
        for count, node in enumerate(_top(homes[home])):
            yield ("," if count else "") + "\n" + json.dumps(node, ensure_ascii=False)
        yield "\n]}"
    yield "\n]}\n"


def _top(nodes: _Nodes) -> Iterator[_Node]:
    """The nodes that stand in no other, in the order of their IRIs."""
    inside = {
        term for node in nodes.values() for predicate in _EMBEDDED for term in node.get(predicate, ()) if isinstance(term, str)
    }
    for iri in sorted(nodes):
        if iri not in inside:
            yield _node(iri, nodes)


def _node(iri: str, nodes: _Nodes) -> _Node:
    said = nodes.get(iri, {})
    node: _Node = {"@id": _short(iri)}
    types = sorted({_word(str(term)) for term in said.get(TYPE, ())})
    if types:
        node["@type"] = types[0] if len(types) == 1 else types
    for predicate in sorted(said, key=_word):
        if predicate == TYPE:
            continue
        embedded = predicate in _EMBEDDED
        terms = sorted(
            set(said[predicate]), key=lambda term: (isinstance(term, Literal), *((term,) if isinstance(term, str) else term))
        )
        values = [_node(term, nodes) if embedded and isinstance(term, str) else _value(predicate, term) for term in terms]
        node[_word(predicate)] = values[0] if len(values) == 1 else values
    return node


@cache
def _names() -> Mapping[str, str]:
    """The word of the context for an IRI."""
    defined = {name: word for name, word in context().items() if not name.startswith("@") and name not in _PREFIXES}
    return {(word if isinstance(word, str) else word.get("@id", "")) or _long(name): name for name, word in defined.items()}


def _long(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return _PREFIXES[prefix] + rest


def _word(iri: str) -> str:
    """A property or class as the document calls it."""
    found = _names().get(iri)
    return found if found is not None else _prefixed(iri)


def _prefixed(iri: str) -> str:
    for prefix, namespace in _PREFIXES.items():
        rest = iri.removeprefix(namespace)
        if rest != iri and not rest.startswith("//"):
            return f"{prefix}:{rest}"
    return iri


def _short(iri: str) -> str:
    """An IRI relative to the base of ids, or by a prefix, or whole."""
    rest = iri.removeprefix(IDS)
    plain = rest and ":" not in rest and not rest.startswith(("/", "?", "#", ".", "@"))
    return rest if rest != iri and plain else _prefixed(iri) if rest == iri else iri


def _value(predicate: str, term: Term) -> Any:
    word = context().get(_word(predicate))
    rules: Mapping[str, str] = word if isinstance(word, Mapping) else {}
    if isinstance(term, str):
        return _short(term) if rules.get("@type") == "@id" else {"@id": _short(term)}
    if term.language:
        tagged = rules.get("@language") == term.language
        return term.value if tagged else {"@value": term.value, "@language": term.language}
    if not rules and term.datatype == STRING:
        return term.value
    if not rules and term.datatype == INTEGER and str(int(term.value)) == term.value:
        return int(term.value)
    if term.datatype == DOUBLE and rules.get("@type") == "xsd:double":
        return term.value
    return {"@value": term.value} if term.datatype == STRING else {"@value": term.value, "@type": _prefixed(term.datatype)}
