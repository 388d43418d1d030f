"""What can be said of a SPARQL query without running it, read from its tokens (SPARQL 1.1, section 19.8).

Its form, its limit; and where constants for its variables go. The engine still parses the query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.rdf.terms import Literal, literal, n3

FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})

_TOKEN = re.compile(
    r"""
      (?P<space>(?:\s|\#[^\n\r]*)+)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>\"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<name>(?:\w(?:[\w.-]*[\w-])?)?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*)
    | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A token: its kind, its text (words in upper case), where it stands, and how many braces are open around it."""

    kind: str
    text: str
    start: int
    end: int
    depth: int


def tokens(query: str) -> list[Token]:
    """The query's tokens without white space and comments."""
    found: list[Token] = []
    depth = 0
    for match in _TOKEN.finditer(query):
        kind, text = match.lastgroup or "mark", match.group()
        if kind == "space":
            continue
        if text == "}":
            depth -= 1
        found.append(Token(kind, text.upper() if kind == "word" else text, match.start(), match.end(), depth))
        if text == "{":
            depth += 1
    return found


def form(query: Sequence[Token]) -> str:
    """``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``; empty for anything else, such as an update."""
    words = (token.text for token in query if token.kind == "word" and token.text not in ("PREFIX", "BASE"))
    first = next(words, "")
    return first if first in FORMS else ""


def limited(query: str, rows: int) -> str:
    """The SELECT query with its LIMIT lowered to ``rows``, or given one."""
    found = tokens(query)
    outer = [i for i, token in enumerate(found) if token.depth == 0 and token.kind == "word"]
    for i in outer:
        if found[i].text == "LIMIT" and i + 1 < len(found) and found[i + 1].kind == "number":
            number = found[i + 1]
            return query if int(float(number.text)) <= rows else f"{query[: number.start]}{rows}{query[number.end :]}"
    values = [found[i].start for i in outer if found[i].text == "VALUES"]
    cut = values[-1] if values else (found[-1].end if found else 0)
    return f"{query[:cut]}\nLIMIT {rows}\n{query[cut:]}"


def from_clauses(query: Sequence[Token]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The IRIs of FROM and of FROM NAMED (SPARQL 1.1, 13.2); None where one is not written out in angle brackets."""
    default: list[str] = []
    named: list[str] = []
    for i, token in enumerate(query):
        if token.kind == "word" and token.text == "FROM":
            is_named = query[i + 1 : i + 2] and query[i + 1].text == "NAMED"
            target = next(iter(query[i + 2 : i + 3] if is_named else query[i + 1 : i + 2]), None)
            if target is None or target.kind != "iri":
                return None
            (named if is_named else default).append(target.text[1:-1])
    return tuple(default), tuple(named)


def bound(query: str, parameters: Mapping[str, str | int | float | bool | None]) -> str:
    """The query with variables set to constants: a VALUES block (SPARQL 1.1, 10.2) opens the pattern of each (sub)query.

    A parameter that is None, or that no variable is named after, binds nothing. The constants are written as literals by
    :func:`kg.rdf.terms.n3`, which escapes them, and names are those of variables that the query already holds.
    """
    found = tokens(query)
    used = {token.text[1:] for token in found if token.kind == "variable"}
    terms = {name: literal(value) for name, value in sorted(parameters.items()) if value is not None and name in used}
    if not terms:
        return query
    block = _values_block(terms)
    pieces, last = [], 0
    for place in _pattern_starts(found):
        pieces += [query[last:place], block]
        last = place
    return "".join([*pieces, query[last:]])


def _values_block(terms: Mapping[str, Literal]) -> str:
    names = " ".join(f"?{name}" for name in terms)
    return f" VALUES ({names}) {{ ({' '.join(n3(term) for term in terms.values())}) }} "


def _pattern_starts(found: Sequence[Token]) -> Iterator[int]:
    """Just inside the group graph pattern of each SELECT or ASK, the outer one and every sub-query's."""
    for i, token in enumerate(found):
        if token.kind != "word" or token.text not in ("SELECT", "ASK"):
            continue
        brackets = 0
        for following in found[i + 1 :]:
            brackets += (following.text == "(") - (following.text == ")")
            if following.text == "{" and brackets == 0:
                yield following.end
                break
