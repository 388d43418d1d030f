"""The vocabulary as linked data: the ontology, its version and terms, indicators and forms of cooperation, and the shapes."""

from __future__ import annotations

import re
from base64 import b64encode
from difflib import get_close_matches
from functools import cache
from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from rdflib import BNode, Graph, URIRef
from rdflib.term import Node

from api.explore import site
from api.explore.missing import refusal
from api.negotiate import preferred
from kg.errors import InputError, UnknownNameError
from ontology.schema import BASE, SOURCES, VET, load, source, vocabulary
from ontology.schema import shapes as shapes_text

router = APIRouter(tags=["About"])
FORMATS = {"turtle": "text/turtle", "xml": "application/rdf+xml", "json-ld": "application/ld+json", "nt": "application/n-triples"}
HTML = "text/html"
_RDF: dict[str, dict[str, object]] = {media: {} for media in FORMATS.values()}
_TYPES = {200: {"description": "The vocabulary.", "content": {**_RDF, HTML: {}}}}
_PART = {200: {"description": "What the vocabulary says of it.", "content": _RDF}, 303: {"description": "To its page."}}
Format = Annotated[str, Query(alias="format", description="turtle, xml, json-ld or nt; else by Accept.")]


@router.get("/ontology", summary="The vocabulary", response_class=Response, responses=_TYPES)  # type: ignore[arg-type]
def ontology(request: Request, format_: Format = "") -> Response:
    """Classes, relations, attributes and indicators as Turtle, RDF/XML, JSON-LD or N-Triples; for browsers as a page (pyLODE)."""
    media = _media(request, format_)
    if media == HTML:
        return _page(request)
    return Response(_serialized("", media), media_type=media, headers={"Vary": "Accept"})


@router.get("/ontology/{part}", summary="A version of the vocabulary, or a term", response_class=Response, responses=_TYPES)  # type: ignore[arg-type]
def ontology_part(request: Request, part: str, format_: Format = "") -> Response:
    """The version that is served, by its number; a class or property by its name, by way of the vocabulary (its IRI has a #)."""
    if part == load().version:
        return ontology(request, format_)
    if URIRef(VET[part]) in set(vocabulary().subjects()):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/ontology{query}#{part}", status_code=303, headers={"Vary": "Accept"})
    terms = sorted(str(term).removeprefix(VET) for term in set(vocabulary().subjects()) if str(term).startswith(VET))
    error = UnknownNameError(
        f"There is neither a version nor a term {part[:200]!r}.",
        hint=f"This server has version {load().version}: /ontology/{load().version}.",
        suggestions=(*get_close_matches(part, terms, n=3), load().version),
    )
    return refusal(request, error)


@router.get("/shapes", summary="The SHACL shapes", response_class=Response, responses=_PART)  # type: ignore[arg-type]
def shapes(request: Request, format_: Format = "") -> Response:
    """What a correct graph looks like; the same shapes that every build is checked against."""
    media = _media(request, format_, html=False)
    return Response(_serialized_shapes(media), media_type=media, headers={"Vary": "Accept"})


def _concepts(request: Request, scheme: str, slug: str = "", format_: str = "") -> Response:
    iri = f"{BASE}{scheme}/{slug}" if slug else f"{BASE}{scheme}"
    if not _described(iri):
        slugs = [term.slug for term in (load().forms if scheme == "form" else load().indicators).values()]
        near = tuple(get_close_matches(slug, slugs, n=3))
        said = f"There is no {scheme} {slug[:200]!r}."
        return refusal(request, UnknownNameError(said, hint="They are listed at /vocabulary.", suggestions=near))
    media = _media(request, format_)
    if media == HTML:
        return RedirectResponse(f"/vocabulary#{slug or scheme}", status_code=303, headers={"Vary": "Accept"})
    return Response(_serialized(iri, media), media_type=media, headers={"Vary": "Accept"})


@router.get("/indicator", summary="The scheme of indicators", response_class=Response, responses=_PART)  # type: ignore[arg-type]
def indicators(request: Request, format_: Format = "") -> Response:
    """What observations measure, as a SKOS concept scheme; browsers are led to the page."""
    return _concepts(request, "indicator", format_=format_)


@router.get("/indicator/{slug}", summary="An indicator", response_class=Response, responses=_PART)  # type: ignore[arg-type]
def indicator(request: Request, slug: str, format_: Format = "") -> Response:
    """What the vocabulary says of an indicator; browsers are led to the page."""
    return _concepts(request, "indicator", slug, format_)


@router.get("/form", summary="The scheme of forms of cooperation", response_class=Response, responses=_PART)  # type: ignore[arg-type]
def forms(request: Request, format_: Format = "") -> Response:
    """How schools and enterprises cooperate, as a SKOS concept scheme; browsers are led to the page."""
    return _concepts(request, "form", format_=format_)


@router.get("/form/{slug}", summary="A form of cooperation", response_class=Response, responses=_PART)  # type: ignore[arg-type]
def form(request: Request, slug: str, format_: Format = "") -> Response:
    """What the vocabulary says of a form of cooperation; browsers are led to the page."""
    return _concepts(request, "form", slug, format_)


def _media(request: Request, format_: str, *, html: bool = True) -> str:
    if format_ and format_ not in FORMATS:
        raise InputError(f"There is no format {format_!r}.", hint=f"Use one of {', '.join(FORMATS)}.")
    offered = [*FORMATS.values(), *([HTML] if html else [])]
    return FORMATS.get(format_) or preferred(request.headers.get("accept"), offered) or FORMATS["turtle"]


def _page(request: Request) -> Response:
    """The page as pyLODE made it, whose style is inline: the policy names its hash (CSP 3, 2.3.1)."""
    text, style = _written_page(site.language(request))
    response = site.respond(request, text)
    response.headers["Content-Security-Policy"] = f"{site.POLICY}; style-src 'sha256-{style}'"
    return response


@cache
def _written_page(language: str) -> tuple[str, str]:
    text = source(f"pages/ontology.{language}.html")
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    return text, b64encode(sha256((style[1] if style else "").encode()).digest()).decode()


def _described(iri: str) -> Graph:
    """The triples about a resource, blank nodes spelled out; with a scheme, those about its concepts as well."""
    whole, part = vocabulary(), Graph()
    part.namespace_manager = whole.namespace_manager
    waiting: list[Node] = [URIRef(iri)]
    if iri in (f"{BASE}indicator", f"{BASE}form"):
        waiting += [s for s in whole.subjects() if str(s).startswith(f"{iri}/") or str(s).startswith(f"{iri}-group/")]
    while waiting:
        for triple in whole.triples((waiting.pop(), None, None)):
            if triple not in part:
                part.add(triple)
                waiting += [triple[2]] if isinstance(triple[2], BNode) else []
    return part


@cache
def _serialized(iri: str, media: str) -> str:
    if not iri and media == FORMATS["turtle"]:
        return "\n".join(map(source, SOURCES))
    return (_described(iri) if iri else vocabulary()).serialize(format=media)


@cache
def _serialized_shapes(media: str) -> str:
    text = shapes_text()
    return text if media == FORMATS["turtle"] else Graph().parse(data=text, format="turtle").serialize(format=media)
