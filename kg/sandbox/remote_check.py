r"""The checks of queries that go to a server of another make: what the embedded engines do not read, such a server may.

Neo4j resolves ``\uXXXX`` anywhere in a statement before it reads a single token, calls functions that load and run things
(``apoc.…``), and knows INSERT; Jena calls Java classes that a ``java:`` IRI names. Give vetkg a user who may only read on such a
server all the same.
"""

from __future__ import annotations

import re

from kg.errors import QueryRefusedError
from kg.sandbox import cypher_check
from kg.sandbox.cypher_check import Statement, check_cypher
from kg.sandbox.sparql_check import Form, check_sparql
from kg.sandbox.sparql_tokens import tokens_or_none, unescape

_ESCAPE = re.compile(r"\\u+([0-9A-Fa-f]{4})")
_DOUBTFUL = r"\\u"
_LOOK_ALIKE = str.maketrans({"\u017f": "S", "\u0130": "I", "\u0131": "I", "\u212a": "K"})
"""Letters that are one of A to Z once somebody changes their case."""
_CODE_SCHEMES = ("java:", "javascript:", "http://jena.apache.org/arq/jsfunction#", "http://jena.hpl.hp.com/arq/jsfunction#")
_NAMESPACES = frozenset("date datetime duration localdatetime localtime point time vector".split())
"""Of functions whose name has a dot, those of Cypher itself begin with one of these."""


def check_remote_sparql(query: str) -> Form:
    """As :func:`kg.sandbox.sparql_check.check_sparql`, for any SPARQL server. Raises as that does."""
    form = check_sparql(query)
    plain = unescape(query)
    if plain.translate(_LOOK_ALIKE) != plain:
        check_sparql(plain.translate(_LOOK_ALIKE))
    for token in tokens_or_none(plain):
        if token.kind == "iri" and token.text[1:].lower().startswith(_CODE_SCHEMES):
            message = f"{token.text[:60]} is refused: a query here runs no code."
            raise QueryRefusedError(message, hint="Use SPARQL's own functions.")
    return form


def check_remote_cypher(statement: str) -> Statement:
    """As :func:`kg.sandbox.cypher_check.check_cypher`, for Neo4j and other Bolt servers. Raises as that does."""
    if _DOUBTFUL in statement:
        raise QueryRefusedError(rf"{_DOUBTFUL} is refused: servers differ on what it is.", hint="Write the letter itself.")
    resolved = _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), statement)
    found = [_checked(version) for version in dict.fromkeys((resolved, statement, resolved.translate(_LOOK_ALIKE)))]
    return Statement(frozenset().union(*(one.parameters for one in found)))


def _checked(statement: str) -> Statement:
    found = check_cypher(statement)
    read = cypher_check.tokens(statement)
    for index, token in enumerate(read):
        before = read[index - 1].text if index else ""
        after = read[index + 1].text if index + 1 < len(read) else ""
        if token.kind == "word" and token.text.upper() == "INSERT" and after == "(":
            raise QueryRefusedError("INSERT is refused: this graph is read-only.", hint="Read with MATCH … RETURN.")
        if before == "." and after == "(" and not _is_own_function(read, index):
            raise QueryRefusedError(
                f"The function …{token.text[:40]}( is refused: it is not one of Cypher's own.",
                hint="Functions of extensions may load files and run statements; use those of Cypher.",
            )
    return found


def _is_own_function(read: list[cypher_check.Token], index: int) -> bool:
    """Whether the name with dots that ends here begins with a namespace of Cypher's own; procedures are checked elsewhere."""
    first = index
    while first >= 2 and read[first - 1].text == ".":
        first -= 2
    called = first and read[first - 1].text.upper() == "CALL"
    return bool(called) or read[first].text.strip("`").lower() in _NAMESPACES
