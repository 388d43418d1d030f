"""Where a named graph is given whole: its address here, from its IRI, and back."""

from __future__ import annotations

from urllib.parse import quote

from kg.ids import iri
from ontology.schema import BASE, IDS

PLACE = "/rdf-graphs"
ONTOLOGY = "ontology"


def graph_iri(name: str) -> str:
    """The IRI of the graph that has the name under :data:`PLACE`."""
    return BASE + ONTOLOGY if name == ONTOLOGY else iri(name)


def address(graph: str) -> str:
    """The path of a graph here, from its IRI."""
    name = ONTOLOGY if graph == BASE + ONTOLOGY else graph.removeprefix(IDS)
    return f"{PLACE}/{name}" if "/" not in name else f"{PLACE}/service?graph={quote(graph, safe='')}"
