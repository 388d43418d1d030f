"""All figures together are one well-formed data cube."""

import pytest
from rdflib import Graph, URIRef

from kg.graph import build_graph
from kg.rdf.mapping import DERIVED_FROM, QB, quads
from kg.rdf.terms import nquads
from ontology.schema import BASE, VET, vocabulary
from tests.contract.invented import facts
from tests.unit.ontology.data_cube import violations


@pytest.fixture(scope="module")
def text():
    return "\n".join(line.rsplit(" <", 1)[0] + " ." for line in nquads(quads(build_graph(facts()))).splitlines())


@pytest.fixture
def cube(text):
    return vocabulary().parse(data=text, format="nt")


def figures(cube):
    return sorted(cube.subjects(URIRef(QB + "dataSet"), None))


def test_the_cube_is_well_formed(cube):
    assert len(figures(cube)) > 15
    assert violations(cube) == {}


def test_a_report_that_gives_two_figures_for_one_thing_is_no_duplicate(cube):
    """The invented reports do so; without the statement as a dimension the two would be one observation with two values."""
    component = next(cube.subjects(URIRef(QB + "dimension"), URIRef(VET.statement)))
    cube.remove((component, None, None))
    assert list(violations(cube)) == ["IC-12 no two observations agree in all dimensions"]


@pytest.mark.parametrize(
    ("predicate", "broken"),
    [
        (QB + "dataSet", "IC-1"),
        (str(VET.year), "IC-11"),
        (DERIVED_FROM, "IC-11"),
        (str(VET.unit), "IC-13"),
        (str(VET.value), "IC-14"),
    ],
)
def test_an_observation_that_lacks_a_component_is_found(cube, predicate, broken):
    cube.remove((figures(cube)[0], URIRef(predicate), None))
    assert broken in " ".join(violations(cube))


def test_what_is_wrong_with_the_structure_is_found(cube):
    figure = figures(cube)[0]
    structure = URIRef(BASE + "figures/structure")
    cube.remove((URIRef(VET.subject), None, None))
    cube.remove((URIRef(VET.indicator), URIRef(QB + "codeList"), None))
    cube.add((figure, URIRef(QB + "dataSet"), URIRef(BASE + "other")))
    assert {name.split()[0] for name in violations(cube)} >= {"IC-1", "IC-2", "IC-4", "IC-5"}
    cube.remove((structure, None, None))
    assert "IC-2" in " ".join(violations(cube))


def test_an_indicator_that_the_list_does_not_have_is_found(cube):
    cube.set((figures(cube)[0], URIRef(VET.indicator), URIRef(BASE + "indicator/luck")))
    assert list(violations(cube)) == ["IC-19 codes are in the code list"]
    assert isinstance(cube, Graph)
