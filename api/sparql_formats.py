"""The media types of SPARQL answers, by the form of the query, and how each format says that an answer was cut."""

from __future__ import annotations

import re

from api import negotiate
from kg.errors import InputError
from kg.ports import Serialized
from kg.sandbox.sparql_check import Form

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"
TURTLE, NTRIPLES, JSONLD, RDFXML = "text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"
NQUADS, TRIG = "application/n-quads", "application/trig"

_BOOLEAN = {JSON: JSON, XML: XML, "application/json": JSON, "application/xml": XML, "text/xml": XML}
_TABLE = {**_BOOLEAN, CSV: CSV, TSV: TSV}
_RDF = {
    **{name: name for name in (TURTLE, NTRIPLES, JSONLD, RDFXML)},
    "application/json": JSONLD,
    "application/xml": RDFXML,
    "text/plain": NTRIPLES,
}
OFFERED = {Form.SELECT: _TABLE, Form.ASK: _BOOLEAN, Form.CONSTRUCT: _RDF, Form.DESCRIBE: _RDF}
"""By form: the media types a client may name, and the one it then gets. The first is given where Accept is absent."""

TRUNCATED = "https://w3id.org/vetkg/problem/truncated"
"""The IRI that a cut answer links to."""


class NotAcceptableError(InputError):
    """None of the media types on offer is wanted."""

    slug = "not-acceptable"
    status = 406


def choose(form: Form, accept: str | None) -> str:
    """The media type for an answer to a query of that form. Raises NotAcceptableError, with what is on offer."""
    offered = OFFERED[form]
    found = negotiate.preferred(accept, offered)
    if found is None:
        names = tuple(dict.fromkeys(offered.values()))
        raise NotAcceptableError(
            f"{form} cannot be answered as {accept!r}.", hint=f"Accept one of {', '.join(names)}.", suggestions=names
        )
    return found


def content_type(media_type: str) -> str:
    """The Content-Type header: text types and Turtle name their charset."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def marked(answer: Serialized) -> bytes:
    """The body, which says that it was cut where its format can say so.

    SPARQL JSON in ``head.link`` (SPARQL 1.1 JSON Results, 3.1.2), SPARQL XML in ``head/link`` (XML Results, 2.2), Turtle and
    N-Triples in a comment. CSV, TSV, JSON-LD and RDF/XML cannot: there the header X-Vetkg-Truncated alone says it.
    """
    if not answer.truncated:
        return answer.body
    body = answer.body
    if answer.media_type == JSON:
        return re.sub(rb'^\{\s*"head"\s*:\s*\{', b'{"head":{"link":["%s"],' % TRUNCATED.encode(), body, count=1)
    if answer.media_type == XML:
        link = b'<link href="%s"/>' % TRUNCATED.encode()
        return re.sub(
            rb"</head>|<head\s*/>", lambda m: link + m[0] if m[0] == b"</head>" else b"<head>" + link + b"</head>", body, count=1
        )
    if answer.media_type in (TURTLE, NTRIPLES):
        return b"# Cut at %d triples: %s\n" % (answer.rows or 0, TRUNCATED.encode()) + body
    return body
