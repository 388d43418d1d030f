"""SHACL validation of the RDF projection against the ontology's shapes (pySHACL)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import RDF, SH, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.term import Node

from kg.rdf.terms import Literal, Quad, Term
from ontology.schema import shapes, vocabulary


@dataclass(frozen=True, slots=True)
class Violation:
    """A shape that a node does not fit.

    The node, the property (empty for the node itself), the value, and what is wrong, in both languages.
    """

    node: str
    path: str
    value: str
    message: str

    def __str__(self) -> str:
        return f"{self.node} {self.path} {self.value}: {self.message}"


def violations(quads: Iterable[Quad]) -> list[Violation]:
    """What the shapes find wrong with the merge of the quads' graphs and the ontology, by node."""
    import pyshacl  # here, because it takes a third of a second to import and only a check needs it

    data = vocabulary()
    terms: dict[Term, Node] = {}
    for subject, predicate, object_, _ in quads:
        data.add((_node(subject, terms), _node(predicate, terms), _node(object_, terms)))
    conforms, report, _ = pyshacl.validate(data, shacl_graph=_flat_shapes(), inference="none", inplace=True)
    if conforms:
        return []
    results = (result for result in report.subjects(RDF.type, SH.ValidationResult))
    return sorted((_violation(report, result) for result in results), key=str)


def _flat_shapes() -> Graph:
    """The shapes with each property shape aimed at the nodes itself, rather than reached from each node through a node shape.

    The engine then takes a property of all nodes in one go, which is five times as fast. The meaning is the same: a node shape's
    targets are its property shapes' targets (SHACL, 2.1.3), and where a value must fit a node shape that is aimed at a class
    (sh:node), being of the class is enough, since all of the class are held to that shape.
    """
    graph = Graph().parse(data=shapes(), format="turtle")
    targets = (SH.targetClass, SH.targetSubjectsOf)
    for shape, property_ in list(graph.subject_objects(SH.property)):
        aimed = [(target, node) for target in targets for node in graph.objects(shape, target)]
        if aimed:
            graph.remove((shape, SH.property, property_))
            graph.add((property_, RDF.type, SH.PropertyShape))
            for target, node in aimed:
                graph.add((property_, target, node))
    for holder, shape in list(graph.subject_objects(SH.node)):
        class_ = graph.value(shape, SH.targetClass)
        if class_ is not None:
            graph.remove((holder, SH.node, shape))
            graph.add((holder, SH["class"], class_))
    return graph


def _node(term: Term, known: dict[Term, Node]) -> Node:
    node = known.get(term)
    if node is None:
        node = known[term] = _made(term)
    return node


def _made(term: Term) -> Node:
    if isinstance(term, Literal):
        if term.language:
            return RdflibLiteral(term.value, lang=term.language)
        return RdflibLiteral(term.value, datatype=URIRef(term.datatype))
    return URIRef(term)


def _violation(report: Graph, result: Node) -> Violation:
    node, path, value = (report.value(result, part) for part in (SH.focusNode, SH.resultPath, SH.value))
    message = " ".join(sorted(str(text) for text in report.objects(result, SH.resultMessage)))
    return Violation(_text(node), _text(path), _text(value), message)


def _text(node: Node | None) -> str:
    return "" if node is None else str(node)
