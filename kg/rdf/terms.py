"""RDF terms and quads as plain values, and N-Quads: what the mapping speaks, whichever engine stores it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

XSD = "http://www.w3.org/2001/XMLSchema#"
STRING, INTEGER, DOUBLE, BOOLEAN, DECIMAL = (XSD + name for name in ("string", "integer", "double", "boolean", "decimal"))
INTEGERS = frozenset(XSD + name for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger"))

_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
_NAMED_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


class Literal(NamedTuple):
    """A literal: its lexical form with a datatype, or with a language."""

    value: str
    datatype: str = STRING
    language: str = ""


Term = str | Literal
"""An IRI as a plain string, or a literal. The mapping makes no blank nodes, so that exports stay comparable."""


class Quad(NamedTuple):
    """A statement in a named graph."""

    subject: str
    predicate: str
    object: Term
    graph: str


def literal(value: str | int | float | bool) -> Literal:
    """A value of Python as a typed literal; text without a language."""
    if isinstance(value, bool):
        return Literal("true" if value else "false", BOOLEAN)
    if isinstance(value, int):
        return Literal(str(value), INTEGER)
    if isinstance(value, float):
        return Literal(repr(value), DOUBLE)
    return Literal(value)


def plain(term: Literal) -> str | int | float | bool:
    """The value of Python that a literal stands for; its lexical form where it stands for none."""
    try:
        if term.datatype in INTEGERS:
            return int(term.value)
        if term.datatype in (DOUBLE, DECIMAL):
            return float(term.value)
    except ValueError:
        return term.value
    if term.datatype == BOOLEAN:
        return term.value in ("true", "1")
    return term.value


def n3(term: Term) -> str:
    """The term as N-Quads and SPARQL write it (RDF 1.1 N-Quads, section 3)."""
    if isinstance(term, str):
        return f"<{term}>"
    quoted = f'"{_ESCAPED.sub(_escape, term.value)}"'
    if term.language:
        return f"{quoted}@{term.language}"
    return quoted if term.datatype == STRING else f"{quoted}^^<{term.datatype}>"


def _escape(match: re.Match[str]) -> str:
    letter = match.group()
    return _NAMED_ESCAPES.get(letter, f"\\u{ord(letter):04X}")


def nquads(quads: Iterable[Quad]) -> str:
    """The quads as sorted N-Quads lines, each once: the same facts, the same bytes."""
    rows = {f"<{q.subject}> <{q.predicate}> {n3(q.object)} <{q.graph}> .\n" for q in quads}
    return "".join(sorted(rows))
