"""The ontology's pages say what the ontology says."""

import pytest
from lxml import html

from bench import ontology_pages
from ontology.schema import load

MADE = ontology_pages.pages()


@pytest.mark.parametrize("name", sorted(MADE))
def test_the_page_is_as_made_from_the_ontology(name):
    written = (ontology_pages.FOLDER / name).read_text(encoding="utf-8")
    assert written == MADE[name], "run `make docs`"


def test_there_are_no_further_pages():
    assert sorted(path.name for path in ontology_pages.FOLDER.iterdir()) == sorted(MADE)


@pytest.mark.parametrize("language", ontology_pages.LANGUAGES)
def test_each_class_and_relation_is_told_in_the_pages_language(language):
    tree = html.document_fromstring(MADE[f"ontology.{language}.html"])
    for term in (*load().entity_types.values(), *load().relation_types.values()):
        said = " ".join(tree.get_element_by_id(term.iri.rpartition("#")[2]).text_content().split())
        assert getattr(term, f"label_{language}") in said
        assert getattr(term, f"definition_{language}") in said
        assert getattr(term, "definition_en" if language == "zh" else "definition_zh") not in said


def test_the_chinese_page_speaks_chinese():
    tree = html.document_fromstring(MADE["ontology.zh.html"])
    words = {" ".join(node.text_content().split()) for node in tree.xpath("//h2 | //th | //dt[not(@id)] | //h4")}
    assert [word for word in words if word.isascii() and word != "IRI"] == []
