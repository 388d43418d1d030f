"""The ontology's HTML pages, made by pyLODE, one a language.

pyLODE shows every label that it finds and names fragments after labels. So it is given the vocabulary in one language, with terms
of other vocabularies left to their own pages, and fragments are the terms' own names: ``ontology#School`` is an anchor.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import html
from rdflib import OWL, RDF, RDFS, SDO, SKOS, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from bench.shared import ROOT
from ontology.schema import BASE, VET, vocabulary

FOLDER = ROOT / "ontology" / "pages"
LANGUAGES = ("zh", "en")
ONTOLOGY = URIRef(BASE + "ontology")
MATCHES = (SKOS.closeMatch, SKOS.narrowMatch, SKOS.relatedMatch)
_WORDS = tomllib.loads((Path(__file__).parent / "ontology_pages.toml").read_text(encoding="utf-8"))
_Triple = tuple[Node, Node, Node]
# pyLODE sets the contents beside the text and a line on edge, which leaves a telephone a column of a few letters.
_NARROW = """@media (max-width: 700px) {
  body { margin: 0; padding: 0 14px; }
  #content { width: auto; margin: 0; padding: 0; }
  #toc { position: static; width: auto; height: auto; margin: 1em 0; }
  #pylode { display: none; }
  dd { margin-left: 0.8em; }
  table { display: block; overflow-x: auto; }
  a, code, h3, td { overflow-wrap: anywhere; }
}"""


def pages() -> Mapping[str, str]:
    """Each language's page by its file's name (``ontology.zh.html``); the same vocabulary gives the same bytes."""
    return {f"ontology.{language}.html": _page(vocabulary(), language) for language in LANGUAGES}


def write(folder: Path = FOLDER) -> Iterator[Path]:
    """Write the pages into the folder, and give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        path = folder / name
        path.write_text(text, encoding="utf-8")
        yield path


def _page(graph: Graph, language: str) -> str:
    from pylode import OntPub, rdf_elements
    from pylode.profiles import ontpub

    for shown in (ontpub.CLASS_PROPS, ontpub.PROP_PROPS):
        shown.extend(match for match in MATCHES if match not in shown)
    rdf_elements.PROPS.update(MATCHES)
    page = OntPub(_sorted(_own_terms(graph, language)))
    return _finished(page, graph, language)


def _sorted(triples: Iterable[_Triple]) -> Graph:
    """A graph that gives its triples in the order of their text, so that the page is the same each time."""
    graph = Graph(bind_namespaces="core")
    for prefix, space in sorted(vocabulary().namespaces()):
        graph.bind(prefix, space, override=True)
    for triple in sorted(set(triples), key=lambda t: tuple(term.n3() for term in t)):
        graph.add(triple)
    return graph


def _own_terms(graph: Graph, language: str) -> Iterator[_Triple]:
    """The header and our own classes and properties in one language, without blank nodes."""
    publisher = URIRef(BASE.rstrip("/"))
    for subject, predicate, object_ in graph:
        ours = str(subject).startswith(str(VET)) or subject in (ONTOLOGY, publisher)
        if not ours or (isinstance(object_, Literal) and object_.language not in (None, language)):
            continue
        if isinstance(object_, BNode):
            yield from _spelled_out(graph, subject, predicate, object_)
        elif predicate == RDF.type and object_ in _KINDS:
            yield subject, SKOS.note, Literal(_WORDS["notes"][str(object_).rpartition("#")[2]][language], lang=language)
        elif predicate != RDF.type or str(object_).startswith((str(OWL), "http://www.w3.org/ns/prov#")):
            yield subject, predicate, object_


_KINDS = (OWL.FunctionalProperty, OWL.SymmetricProperty)


def _spelled_out(graph: Graph, subject: Node, predicate: Node, node: BNode) -> Iterator[_Triple]:
    """A union as its members, a restricted datatype as the datatype; pyLODE would show blank nodes in no settled order."""
    includes = {RDFS.domain: SDO.domainIncludes, RDFS.range: SDO.rangeIncludes}
    union, restricted = graph.value(node, OWL.unionOf), graph.value(node, OWL.onDatatype)
    if union is not None:
        for member in Collection(graph, union):
            yield subject, includes[URIRef(str(predicate))], member
    elif restricted is not None:
        yield subject, predicate, restricted


def _finished(page: Any, graph: Graph, language: str) -> str:
    """The page of pyLODE with our fragments, the language said, its own words in that language, and links between the pages."""
    for term in graph.subjects():
        if str(term).startswith(str(VET)):
            page.fids[str(term)] = str(term).removeprefix(str(VET))
    tree = html.document_fromstring(page.make_html(include_css=True).replace("<!DOCTYPE html>", ""))
    tree.set("lang", language)
    for script in tree.xpath("//script"):
        script.drop_tree()
    for node in tree.iter():
        if isinstance(node.tag, str) and node.tag not in ("style", "code"):
            node.text = _said(node.text, _WORDS[language])
    for node in tree.xpath("//*[@title]"):
        del node.attrib["title"]
    for style in tree.xpath("//style")[:1]:
        style.text = f"{(style.text or '').rstrip()}\n{_NARROW}\n"
    _add_navigation(tree, language)
    text = html.tostring(tree, encoding="unicode", doctype="<!DOCTYPE html>")
    return re.sub(r"[ \t]+\n", "\n", text).rstrip() + "\n"


def _said(text: str | None, words: Mapping[str, str]) -> str | None:
    said = words.get((text or "").strip())
    return text.replace(text.strip(), said) if text and said else text


def _add_navigation(tree: html.HtmlElement, language: str) -> None:
    """Links to the other pages and the other language, to the machine-readable forms, and to the explorer."""
    links = "".join(f'<a href="{one["href"][language]}">{one[language]}</a> ' for one in _WORDS["links"])
    place = tree.get_element_by_id("content")
    place.insert(0, html.fragment_fromstring(f'<p id="pages">{links.strip()}</p>'))
