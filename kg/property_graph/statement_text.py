"""What can be said of a Cypher statement without running it: its parameters, and whether it is one statement."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.errors import QueryError
from kg.ports import Value

_TOKEN = re.compile(
    r"""
      (?P<kept> '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" | `[^`]*` )
    | (?P<comment> //[^\n]* | /\*.*?\*/ )
    | \$(?P<parameter>\w+)
    | (?P<end>;)
    | (?P<space>\s+)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


def is_one(statement: str) -> bool:
    """Whether nothing but white space and comments follows the first semicolon."""
    ended = False
    for match in _TOKEN.finditer(statement):
        if match.lastgroup == "end":
            if ended:
                return False
            ended = True
        elif ended and match.lastgroup not in ("space", "comment"):
            return False
    return True


def with_nulls(statement: str, parameters: Mapping[str, Value]) -> tuple[str, dict[str, Value]]:
    """The statement and the parameters it uses; one that is None becomes the literal NULL, which compares with any type.

    Raises QueryError for a parameter that the statement uses and nobody gave.
    """
    used: dict[str, Value] = {}

    def written(match: re.Match[str]) -> str:
        name = match.group("parameter")
        if name is None:
            return match.group()
        if name not in parameters:
            raise QueryError(f"The statement's parameter ${name} has no value.", hint="Give it among the parameters.")
        if parameters[name] is None:
            return "NULL"
        used[name] = parameters[name]
        return match.group()

    return _TOKEN.sub(written, statement), used
