"""What a SPARQL query asks for, read from its tokens: its form, and whether it reaches out of the graph.

SPARQL has no bare identifiers, so the word SERVICE among the tokens is always the keyword. The engine also finds it where the
standard would not (see :mod:`kg.sandbox.services`).

An IRIREF can hide no SERVICE clause: such a clause has a ``{`` behind its name, and before that ``{`` either a ``<`` or no ``>``
at all, while an IRIREF holds none of ``<``, ``{`` or white space.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from kg.errors import QueryError, QueryRefusedError
from kg.sandbox.nesting import refuse_deep
from kg.sandbox.services import calls, refuse_others
from kg.sandbox.sparql_tokens import Token, tokens, tokens_or_none, unescape

_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"})
_VOLATILE = frozenset({"BNODE", "NOW", "RAND", "STRUUID", "UUID"})


class Form(StrEnum):
    """The four query forms (SPARQL 1.1 Query, section 16)."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"


def check_sparql(query: str, services: Collection[str] = ()) -> Form:
    """The form of a read-only query that stays inside the graph, but for the endpoints in ``services``.

    Raises QueryRefusedError for SERVICE of any other, for updates and for graphs named by a ``file:`` IRI, QueryError where no
    query form is found.
    """
    read = tokens(query)
    refuse_deep(token.text for token in read if token.kind == "other")
    unescaped = unescape(query)
    for version in (read, tokens_or_none(unescaped)) if unescaped != query else (read,):
        refuse_others(version, services)
        _refuse_files(version)
    return _form(read)


def is_volatile(query: str) -> bool:
    """Whether the answer may differ from one time to the next on the same graph: by chance, by the clock, by another server."""
    names = {token.text.upper() for token in tokens_or_none(unescape(query)) if token.kind == "word"}
    return bool(names & _VOLATILE) or calls_services(query)


def calls_services(query: str) -> bool:
    """Whether the query may ask other servers."""
    return calls(tokens_or_none(query)) or calls(tokens_or_none(unescape(query)))


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
