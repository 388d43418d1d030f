"""An answer's columns by the names that Cypher gives them: the alias, else the expression as it is written.

The embedded engine renames functions and aggregates (``count(n)`` becomes ``COUNT(n._ID)``); a client of Neo4j looks for
``count(n)`` (Neo4j Cypher manual, RETURN, column alias).
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""
      (?P<kept> '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" | `(?:[^`]|``)*` )
    | (?P<space> \s+ | //[^\n]* | /\*.*?\*/ )
    | (?P<word> [^\W\d]\w* )
    | (?P<number> \d[\w.]* )
    | (?P<mark> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_ENDS = frozenset({"ORDER", "SKIP", "OFFSET", "LIMIT", "UNION"})
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")


def as_written(statement: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the answer's columns; ``columns``, the engine's own, where it does not name each (``RETURN *``)."""
    items = _items(statement)
    return tuple(items) if len(items) == len(columns) and "*" not in items else columns


def _items(statement: str) -> list[str]:
    """What the first RETURN outside brackets returns, by name; nothing for EXPLAIN, PROFILE and CALL without RETURN."""
    found: list[str] = []
    depth, begin, alias, before = 0, -1, "", ""
    for match in _TOKEN.finditer(statement + "\n;"):
        text = match.group()
        if match.lastgroup == "space":
            continue
        word = text.upper() if match.lastgroup == "word" and before not in (".", ":", "$", "AS") else ""
        if not before and word in ("EXPLAIN", "PROFILE", "LOGICAL"):
            return []
        depth += (text in _OPEN) - (text in _CLOSE)
        if begin < 0:
            begin = match.end() if word == "RETURN" and not depth else -1
        elif not depth and (text in (",", ";") or word in _ENDS):
            found.append(alias or statement[begin : match.start()].strip())
            begin, alias = match.end(), ""
            if text != ",":
                return found
        elif word == "DISTINCT" and before == "RETURN":
            begin = match.end()
        elif before == "AS" and not depth:
            alias = text[1:-1].replace("``", "`") if text.startswith("`") else text
        before = word or text
    return found
