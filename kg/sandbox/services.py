"""SERVICE clauses: which endpoints a query's SERVICE may name, and that it names no other (SPARQL 1.1 Federated Query).

An endpoint is allowed by its IRI, letter for letter. A variable is no name, whatever is bound to it: it could hold any address.
So ``SERVICE`` must stand by itself and be followed, but for SILENT, by an IRI or a prefixed name that resolves to an allowed one
by every declaration of its prefix. Redirects are not followed: the engine gives up at the first.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from urllib.parse import urlsplit

from kg.errors import InputError, QueryRefusedError
from kg.sandbox.sparql_tokens import Token

_LOCAL_ESCAPE = re.compile(r"\\(.)")
_NOT_IN_IRIS = re.compile(r"[\x00-\x20<>\"{}|^`\\]")


def endpoints(given: Iterable[str]) -> tuple[str, ...]:
    """Those endpoints, each an absolute http or https IRI. Raises InputError for what is none."""
    found = tuple(dict.fromkeys(given))
    for iri in found:
        parts = urlsplit(iri)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or _NOT_IN_IRIS.search(iri):
            raise InputError(
                f"{iri!r} is no SPARQL endpoint that SERVICE could name.",
                hint="Give http or https IRIs without a user, separated by commas: VETKG_FEDERATION.",
            )
    return found


def calls(read: Sequence[Token]) -> bool:
    """Whether the engine may find a SERVICE clause among the tokens."""
    return any(_is_service(token, following) for token, following in zip(read, [*read[1:], None], strict=True))


def refuse_others(read: Sequence[Token], allowed: Collection[str]) -> None:
    """Raises QueryRefusedError where a SERVICE clause names anything but the allowed endpoints."""
    for index, token in enumerate(read):
        if not _is_service(token, read[index + 1] if index + 1 < len(read) else None):
            continue
        if not allowed:
            raise QueryRefusedError(
                "SERVICE is refused: a query here may not ask other servers.",
                hint="Ask this graph alone, and join with other sources on your side.",
            )
        if token.text.upper() != "SERVICE" or not _names_allowed(read, index + 1, allowed):
            raise QueryRefusedError(
                "SERVICE is refused: a query here may ask only the endpoints that this server allows.",
                hint="Write SERVICE <IRI> { … } with one of them, by its whole IRI; a variable is not taken.",
                suggestions=tuple(sorted(allowed)),
            )


def _is_service(token: Token, following: Token | None) -> bool:
    """Whether the engine may take the token for the keyword.

    It wants no space around keywords: it reads ``trueSERVICE``, and ``SERVICEex:a {`` as SERVICE with the name ``ex:a``.
    """
    if token.kind == "word":
        return "SERVICE" in token.text.upper()
    glued = token.kind == "prefixed" and "SERVICE" in token.text.partition(":")[0].upper()
    return glued and following is not None and following.text == "{"


def _names_allowed(read: Sequence[Token], at: int, allowed: Collection[str]) -> bool:
    if at < len(read) and read[at].kind == "word" and read[at].text.upper() == "SILENT":
        at += 1
    if at + 1 >= len(read) or read[at + 1].text != "{":
        return False
    named = _resolved(read, read[at])
    return bool(named) and all(iri in allowed for iri in named)


def _resolved(read: Sequence[Token], name: Token) -> list[str]:
    """The IRIs that the name may stand for: one for each declaration of its prefix; none where it is no name."""
    if name.kind == "iri":
        return [name.text[1:-1]]
    if name.kind != "prefixed":
        return []
    prefix, _, local = name.text.partition(":")
    if prefix.upper().startswith("SILENT"):
        return []  # the engine reads SILENT and the rest of it as the prefix
    tail = _LOCAL_ESCAPE.sub(r"\1", local)
    return [start + tail for declared, start in _prefixes(read) if declared == prefix]


def _prefixes(read: Sequence[Token]) -> list[tuple[str, str]]:
    """Every declaration of a prefix, wherever it stands, also without a space (``PREFIX:<…>``, ``PREFIXex:<…>``)."""
    found = []
    for before, name, iri in zip([None, *read], read, read[1:], strict=False):
        if name.kind != "prefixed" or not name.text.endswith(":") or iri.kind != "iri":
            continue
        text = name.text[:-1]
        if before is not None and before.kind == "word" and before.text.upper().endswith("PREFIX"):
            found.append((text, iri.text[1:-1]))
        if text.upper().startswith("PREFIX"):
            found.append((text[len("PREFIX") :], iri.text[1:-1]))
    return found
