"""A graph's RDF as text: N-Quads with a named graph a report, or Turtle of their merge."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import rdflib

from kg.graph import build_graph
from kg.model import ReportFacts
from kg.rdf.mapping import quads
from kg.rdf.terms import nquads
from kg.resolve import Decision
from ontology.schema import BASE

Format = Literal["nquads", "turtle"]


def rdf_text(facts: Iterable[ReportFacts], decisions: Iterable[Decision], form: Format) -> str:
    """The facts' RDF; the same facts give the same bytes."""
    text = nquads(quads(build_graph(facts, decisions)))
    if form == "nquads":
        return text
    merged = rdflib.Dataset(default_union=True)
    merged.parse(data=text, format="nquads")
    flat = rdflib.Graph()
    flat.bind("vet", BASE + "ontology#")
    for triple in merged.triples((None, None, None)):
        flat.add(triple)
    return flat.serialize(format="turtle")
