"""Stable ids: the same thing gets the same id in every build, on every machine, whatever else the graph holds.

An id says what it is of (``school-…``, ``fact-…``, ``claim-…``, ``report-…``) and is short enough to be read aloud; its tail is
cut from a SHA-256. docs/graph.md, Identity, is the contract.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import quote

from ontology.schema import IDS, load

_SPACE = re.compile(r"\s+")
_CODE = re.compile(r"\d{6}")


def folded(name: str) -> str:
    """A name as names are compared: compatibility forms folded (NFKC), white space gone, letters in lower case."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", name)).lower()


def _digest(length: int, *parts: str) -> str:
    """The first hex digits of SHA-256 over the parts; U+001F keeps ("a", "bc") and ("ab", "c") apart."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


def entity_id(type_: str, name: str, scope: str = "", code: str = "") -> str:
    """``<kind>-<10 hex>`` over type, folded name and scope; a region with a code of GB/T 2260 is ``region-<code>``."""
    slug = load().entity_types[type_].slug
    if type_ == "Region" and _CODE.fullmatch(code):
        return f"{slug}-{code}"
    return f"{slug}-{_digest(10, type_, folded(name), scope)}"


def report_id(report: str) -> str:
    """The id of a report as a node of the graph."""
    return f"report-{report}"


def relation_fact_id(relation: str, subject: str, object_: str) -> str:
    """The id of the statement that subject and object (ids) stand in the relation, whoever says so."""
    return f"fact-{_digest(12, 'relation', relation, subject, object_)}"


def observation_fact_id(indicator: str, subject: str, year: int, value: float) -> str:
    """The id of the statement that the indicator has the value for the subject (id) in the year."""
    return f"fact-{_digest(12, 'observation', indicator, subject, str(year), repr(float(value)))}"


def mention_fact_id(entity: str) -> str:
    """The id of the statement that the entity (id) is named."""
    return f"fact-{_digest(12, 'mention', entity)}"


def fact_id(kind: str, type_: str, subject: str, object_: str, year: int | None, value: float | None) -> str:
    """The id of the statement of a claim of that kind. The ends of a symmetric relation may come in either order."""
    if kind == "mention":
        return mention_fact_id(subject)
    if kind == "observation":
        return observation_fact_id(type_, subject, year or 0, value or 0.0)
    ends = sorted((subject, object_)) if load().relation_types[type_].symmetric else (subject, object_)
    return relation_fact_id(type_, *ends)


def claim_id(fact: str, report: str) -> str:
    """The id of one report's stating of one fact."""
    return f"claim-{_digest(12, fact, report)}"


def rejection_id(report: str, *said: str) -> str:
    """The id of what one report was found to say and was not taken: over all that is told of it, place and reason too."""
    return f"rejection-{_digest(12, report, *said)}"


def iri(id_: str) -> str:
    """The IRI of an entity, fact, claim, rejection or report; what a path may not hold is percent-encoded (RFC 3987)."""
    return IDS + quote(id_, safe="-._~")


def place_iri(claim: str, number: int) -> str:
    """The IRI of the n-th place, from 1, of a claim or a rejection (by its id)."""
    return f"{iri(claim)}/place/{number}"
