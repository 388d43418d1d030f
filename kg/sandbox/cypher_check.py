"""Whether a Cypher statement only reads: exactly one statement, no clause that writes, loads, exports or changes a setting.

A read-only LadybugDB still runs LOAD FROM, COPY TO, EXPORT DATABASE, INSTALL, CALL x=… and several statements in one call. The
tokens here are those of openCypher 9 as LadybugDB reads them: strings in either quotes with backslash escapes, names in
back-quotes, ``//`` and ``/* */`` comments that do not nest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.errors import QueryError, QueryRefusedError
from kg.sandbox.nesting import refuse_deep

_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<comment>//[^\n\r]*(?:\r?\n|$) | /\*.*?\*/)
  | (?P<string>'(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*")
  | (?P<quoted>`(?:[^`]|``)*`)
  | (?P<parameter>\$(?:\w+|`(?:[^`]|``)*`))
  | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
  | (?P<word>[^\W\d]\w*)
  | (?P<range>\.\.)
  | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_STARTS = frozenset({"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL"})
_PREFIXES = frozenset({"EXPLAIN", "PROFILE", "LOGICAL"})
_REFUSED = frozenset(
    "ALTER ANALYZE ATTACH BEGIN CHECKPOINT COMMENT COMMIT COPY CREATE DELETE DETACH DROP EXPORT FOREACH IMPORT INSTALL LOAD "
    "MERGE REMOVE ROLLBACK SET UNINSTALL UPDATE USE".split()
)
READ_ONLY_PROCEDURES = frozenset(
    "db.labels db.propertykeys db.relationshiptypes db_version show_connection show_functions show_tables table_info".split()
)
# A refused word is a name, not a clause, after these marks (n.set, :Set, |:LOAD, …) and before those (set.id, (copy), {load: 1}).
_NAMES_AFTER = frozenset({".", ":", "|"})
_NAMES_BEFORE = frozenset({".", ":", ")", ",", "]", "}", "="})
# … and before words that go on behind an expression or an alias; no refused clause has one of them as its second word.
_WORDS_BEHIND_NAMES = frozenset(
    "AND AS ASC CONTAINS DESC ENDS IN IS LIMIT MATCH OR ORDER RETURN SKIP STARTS UNION UNWIND WHERE XOR".split()
)
_VARIABLE_MARKS = frozenset({".", "=", ",", ":"})
_QUOTES = {"'": "string", '"': "string", "`": "name in back-quotes"}


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its kind (a group of the token pattern), its text and its place in the statement, in code points."""

    kind: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A checked statement: the names of the parameters it uses."""

    parameters: frozenset[str]


def check_cypher(statement: str) -> Statement:
    """What a read-only statement uses.

    Raises QueryRefusedError for several statements, for clauses that write, load, export or set, and for procedures off the list
    of harmless ones; QueryError for an empty statement or one with a string or comment that never ends.
    """
    read = tokens(statement)
    while read and read[-1].text == ";" and read[-1].kind == "mark":
        read.pop()
    refuse_deep(token.text for token in read if token.kind == "mark")
    _refuse_several(read)
    _refuse_start(read)
    for index, token in enumerate(read):
        if token.kind == "word" and not _is_name(read, index):
            _refuse_word(read, index)
    names = (token.text[1:].strip("`") for token in read if token.kind == "parameter")
    return Statement(frozenset(names))


def tokens(statement: str) -> list[Token]:
    """The statement's tokens without white space and comments. Raises QueryError at a string or comment that never ends."""
    found: list[Token] = []
    end_of_number = -1
    for match in _TOKEN.finditer(statement):
        kind, text, start = match.lastgroup or "", match.group(), match.start()
        if kind == "mark" and text in _QUOTES:
            raise QueryError(f"The {_QUOTES[text]} that begins at character {start + 1} never ends.", hint="Close it.")
        if kind == "mark" and statement.startswith("/*", start):
            raise QueryError(f"The comment that begins at character {start + 1} never ends.", hint="Close it with */.")
        if (kind == "word" or text == ".") and start == end_of_number:
            # Engines differ on where such a number ends; one could see a clause where this check sees a name.
            raise QueryError(f"A number runs into {text[:20]!r} at character {start + 1}.", hint="Put a space between them.")
        end_of_number = match.end() if kind == "number" else -1
        if kind not in ("space", "comment"):
            found.append(Token(kind, text, start))
    return found


def _refuse_several(read: Sequence[Token]) -> None:
    for token in read:
        if token.kind == "mark" and token.text == ";":
            raise QueryRefusedError("More than one statement is refused.", hint="Send one statement a request.")


def _refuse_start(read: Sequence[Token]) -> None:
    start = next((token for token in read if token.text.upper() not in _PREFIXES), None)
    if start is None:
        raise QueryError("The statement is empty.", hint="Begin with MATCH, UNWIND, WITH, CALL or RETURN.")
    word = start.text.upper()
    if word in _REFUSED:
        raise _refusal(word)
    if start.kind != "word" or word not in _STARTS:
        raise QueryError(
            f"A statement cannot begin with {start.text[:40]!r}.",
            hint="Begin with MATCH, OPTIONAL MATCH, UNWIND, WITH, CALL or RETURN.",
        )


def _is_name(read: Sequence[Token], index: int) -> bool:
    before = read[index - 1] if index else None
    after = read[index + 1] if index + 1 < len(read) else None
    if before and before.kind == "mark" and before.text in _NAMES_AFTER:
        return True
    if after is None:
        return before is not None  # a clause has more than its first word
    if after.kind == "mark":
        return after.text in _NAMES_BEFORE
    return read[index].text.upper() != "CALL" and _goes_on(read[index + 1 :])


def _goes_on(rest: Sequence[Token]) -> bool:
    """Whether a word follows that goes on behind a name, and is not itself a name (``SET limit.x = 1``)."""
    if rest[0].kind != "word" or rest[0].text.upper() not in _WORDS_BEHIND_NAMES:
        return False
    return len(rest) > 1 and not (rest[1].kind == "mark" and rest[1].text in _VARIABLE_MARKS)


def _refuse_word(read: Sequence[Token], index: int) -> None:
    word = read[index].text.upper()
    if word in _REFUSED:
        raise _refusal(word)
    if word == "CALL":
        _refuse_call(read, index)


def _refuse_call(read: Sequence[Token], index: int) -> None:
    rest = read[index + 1 :]
    if rest and rest[0].text == "{":
        return  # a subquery: its clauses are among the tokens already checked
    end = next((i for i, token in enumerate(rest) if token.kind != "word" and token.text != "."), len(rest))
    name = "".join(token.text for token in rest[:end])
    called = end < len(rest) and rest[end].text == "("
    if not called or name.lower() not in READ_ONLY_PROCEDURES:
        raise QueryRefusedError(
            f"CALL {name or '…'} is refused: it is not one of the procedures that only read.",
            hint=f"Allowed are {', '.join(sorted(READ_ONLY_PROCEDURES))}.",
        )


def _refusal(word: str) -> QueryRefusedError:
    return QueryRefusedError(
        f"{word} is refused: this graph is read-only, and a query reads no files, writes none and changes no setting.",
        hint=f"Read with MATCH … RETURN; where {word.lower()} is a name, write it in back-quotes: `{word.lower()}`.",
    )
