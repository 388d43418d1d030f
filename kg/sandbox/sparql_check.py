"""What a SPARQL query asks for, read from its tokens: its form, and whether it reaches out of the graph.

The tokens are those of SPARQL 1.1 Query, section 19.8 (IRIREF, PNAME, strings, comments, LANGTAG), longest match first. A word
that stands alone outside of them is a keyword or a function name, because SPARQL has no bare identifiers. So the word SERVICE
among the tokens is always the keyword. The engine also finds it where the standard would not (see :func:`_is_service`).

An IRIREF can hide no SERVICE clause: such a clause has a ``{`` behind its name, and before that ``{`` either a ``<`` or no ``>``
at all, while an IRIREF holds none of ``<``, ``{`` or white space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kg.errors import QueryError, QueryRefusedError
from kg.sandbox.nesting import refuse_deep

_NAME_START = (
    r"A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF"
    + (r"\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF")
)
_NAME = _NAME_START + r"_0-9\u00B7\u0300-\u036F\u203F-\u2040-"
_VARIABLE = _NAME.removesuffix("-")
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]"
_TOKEN = re.compile(
    rf"""
    (?P<space>[\x09\x0A\x0D\x20]+)
  | (?P<comment>\#[^\n\r]*)
  | (?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
  | (?P<string>'''(?:'{{0,2}}(?:[^'\\]|\\.))*''' | \"\"\"(?:"{{0,2}}(?:[^"\\]|\\.))*\"\"\"
             | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*")
  | (?P<variable>[?$][{_VARIABLE}]+)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<prefixed>(?:_|(?:[{_NAME_START}](?:[{_NAME}.]*[{_NAME}])?)?):
               (?:(?:[{_NAME_START}_0-9:]|{_ESCAPED})(?:[{_NAME}:.]|{_ESCAPED})*)?)
  | (?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
  | (?P<word>[A-Za-z_][A-Za-z_0-9]*)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"})
_VOLATILE = frozenset({"BNODE", "NOW", "RAND", "STRUUID", "UUID"})


class Form(StrEnum):
    """The four query forms (SPARQL 1.1 Query, section 16)."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its kind (a group of the token pattern), its text and its place in the query, in code points."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> list[Token]:
    """The tokens of the query without white space and comments. Raises QueryError at a string or IRI that never ends."""
    found = []
    for match in _TOKEN.finditer(query):
        kind, text = match.lastgroup or "", match.group()
        if kind == "other" and text in "\"'":
            raise QueryError(
                f"The string that begins at character {match.start() + 1} never ends.", hint="Close it with the same quotes."
            )
        if kind not in ("space", "comment"):
            found.append(Token(kind, text, match.start()))
    return found


def check_sparql(query: str) -> Form:
    """The form of a read-only query that stays inside the graph.

    Raises QueryRefusedError for SERVICE, for updates and for graphs named by a ``file:`` IRI, QueryError where no query form
    is found.
    """
    read = tokens(query)
    refuse_deep(token.text for token in read if token.kind == "other")
    unescaped = unescape(query)
    for version in (read, tokens_or_none(unescaped)) if unescaped != query else (read,):
        _refuse_service(version)
        _refuse_files(version)
    return _form(read)


def is_volatile(query: str) -> bool:
    """Whether the answer may differ from one time to the next on the same graph: by chance, by the clock, by another server."""
    names = {token.text.upper() for token in tokens_or_none(unescape(query)) if token.kind == "word"}
    return bool(names & _VOLATILE)


def unescape(query: str) -> str:
    """The query with its code point escapes resolved, as SPARQL 1.1 Query, section 19.2, does before it reads a single token."""
    return _ESCAPE.sub(_character, query)


def _character(match: re.Match[str]) -> str:
    code = int(match.group(1) or match.group(2), 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else match.group()


def tokens_or_none(query: str) -> list[Token]:
    """The tokens of an unescaped query; none where unescaping broke a string, which no engine accepts either."""
    try:
        return tokens(query)
    except QueryError:
        return [Token("word", word.group(), word.start()) for word in re.finditer(r"[A-Za-z]+", query)]


def _refuse_service(read: list[Token]) -> None:
    for index, token in enumerate(read):
        if _is_service(token, read[index + 1] if index + 1 < len(read) else None):
            raise QueryRefusedError(
                "SERVICE is refused: a query here may not ask other servers.",
                hint="Ask this graph alone, and join with other sources on your side.",
            )


def _is_service(token: Token, following: Token | None) -> bool:
    """Whether the engine may take the token for the keyword.

    It wants no space around keywords: it reads ``trueSERVICE``, and ``SERVICEex:a {`` as SERVICE with the name ``ex:a``.
    """
    if token.kind == "word":
        return "SERVICE" in token.text.upper()
    glued = token.kind == "prefixed" and "SERVICE" in token.text.partition(":")[0].upper()
    return glued and following is not None and following.text == "{"


def _refuse_files(read: list[Token]) -> None:
    for index, token in enumerate(read):
        if token.kind != "word" or token.text.upper() != "FROM":
            continue
        target = next((t for t in read[index + 1 : index + 3] if t.kind != "word"), None)
        if target and target.kind == "iri" and target.text[1:].lower().startswith("file:"):
            raise QueryRefusedError(
                "FROM with a file: IRI is refused: a query here reads no files.",
                hint="Name a graph of this store; SELECT DISTINCT ?g { GRAPH ?g {} } lists them.",
            )


def _form(read: list[Token]) -> Form:
    """The first word after the prologue (BASE and PREFIX declarations)."""
    position = 0
    while position < len(read):
        token = read[position]
        word = token.text.upper() if token.kind == "word" else ""
        if word == "BASE":
            position += 2
        elif word == "PREFIX":
            position += 3
        elif token.kind == "prefixed" and token.text.upper().startswith("PREFIX"):
            position += 2  # PREFIX:<…>, without the space
        elif word in Form.__members__:
            return Form(word)
        elif word in _UPDATES:
            raise QueryRefusedError(
                f"{word} is an update, and this graph is read-only.", hint="Send a SELECT, ASK, CONSTRUCT or DESCRIBE query."
            )
        else:
            raise QueryError(
                f"A query form is expected at character {token.start + 1}, not {token.text[:40]!r}.",
                hint="Begin with SELECT, ASK, CONSTRUCT or DESCRIBE, after any BASE and PREFIX lines.",
            )
    raise QueryError("The query is empty.", hint="Begin with SELECT, ASK, CONSTRUCT or DESCRIBE.")
