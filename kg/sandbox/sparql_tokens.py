"""The tokens of a SPARQL query, after SPARQL 1.1 Query, section 19.8 (IRIREF, PNAME, strings, comments, LANGTAG), longest first.

A word that stands alone outside of them is a keyword or a function name, because SPARQL has no bare identifiers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import QueryError

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
