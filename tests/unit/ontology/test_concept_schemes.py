"""Indicators and forms of cooperation are well-formed SKOS schemes, after the checks that qSKOS makes."""

import re
from collections import Counter

import pytest
from rdflib import RDF, RDFS, SKOS, URIRef

from ontology.schema import BASE, VET, load, vocabulary

GRAPH = vocabulary()
SCHEMES = {"Indicator": URIRef(BASE + "indicator"), "CooperationForm": URIRef(BASE + "form")}
CONCEPTS = sorted(GRAPH.subjects(RDF.type, SKOS.Concept))


def members(kind):
    return set(GRAPH.subjects(RDF.type, URIRef(VET[kind])))


@pytest.mark.parametrize(("kind", "scheme"), SCHEMES.items())
def test_a_scheme_holds_all_its_concepts_at_the_top(kind, scheme):
    assert (scheme, RDF.type, SKOS.ConceptScheme) in GRAPH
    assert {label.language for label in GRAPH.objects(scheme, SKOS.prefLabel)} == {"zh", "en"}
    assert set(GRAPH.objects(scheme, SKOS.hasTopConcept)) == members(kind) == set(GRAPH.subjects(SKOS.inScheme, scheme))


def test_there_is_no_further_scheme_and_no_orphan():
    assert set(GRAPH.subjects(RDF.type, SKOS.ConceptScheme)) == set(SCHEMES.values())
    assert set(CONCEPTS) == members("Indicator") | members("CooperationForm")
    assert all(len(list(GRAPH.objects(concept, SKOS.inScheme))) == 1 for concept in CONCEPTS)


@pytest.mark.parametrize("told", [SKOS.prefLabel, SKOS.definition])
def test_each_concept_has_one_label_and_one_definition_in_each_language(told):
    wanting = [c for c in CONCEPTS if sorted(str(o.language) for o in GRAPH.objects(c, told)) != ["en", "zh"]]
    assert wanting == []


def test_labels_are_unique_in_a_scheme_and_no_name_is_also_another_ones():
    for kind in SCHEMES:
        labels = Counter((o.language, str(o).lower()) for c in members(kind) for o in GRAPH.objects(c, SKOS.prefLabel))
        assert [label for label, times in labels.items() if times > 1] == []
    for concept in CONCEPTS:
        assert not set(GRAPH.objects(concept, SKOS.prefLabel)) & set(GRAPH.objects(concept, SKOS.altLabel))


def test_labels_and_definitions_are_clean_text():
    for concept in CONCEPTS:
        for told in (SKOS.prefLabel, SKOS.definition, RDFS.label):
            for text in GRAPH.objects(concept, told):
                assert str(text) == str(text).strip() != ""
                assert "\n" not in text
                assert bool(re.search("[一-鿿]", text)) == (text.language == "zh"), text


def test_a_notation_is_the_end_of_the_iri_and_unique():
    notations = {concept: str(GRAPH.value(concept, SKOS.notation)) for concept in CONCEPTS}
    assert all(str(concept).rsplit("/", 1)[1] == notation for concept, notation in notations.items())
    assert len(set(notations.values())) == len(notations)


def test_each_indicator_is_in_one_group_and_has_a_unit():
    for concept in members("Indicator"):
        assert len(list(GRAPH.subjects(SKOS.member, concept))) == 1
        assert len(list(GRAPH.objects(concept, URIRef(VET.unit)))) == 1
    assert set(GRAPH.objects(None, SKOS.member)) == members("Indicator")


def test_an_indicators_english_label_says_no_unit():
    assert not [i.label_en for i in load().indicators.values() if re.search(r"[%()]", i.label_en)]
