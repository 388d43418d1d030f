"""Content negotiation: which of the media types on offer a request's Accept header prefers (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_MOST_RANGES = 100
_EXACT = 3


@dataclass(frozen=True, slots=True)
class Range:
    """One media range of an Accept header and how much it is wanted, 0 to 1."""

    kind: str
    subtype: str
    quality: float

    def specificity(self, media_type: str) -> int:
        """How closely the range names the media type: 0 not at all, 1 ``*/*``, 2 ``type/*``, 3 exactly."""
        kind, _, subtype = media_type.partition("/")
        if (self.kind, self.subtype) == (kind, subtype):
            return 3
        if self.kind == kind and self.subtype == "*":
            return 2
        return 1 if (self.kind, self.subtype) == ("*", "*") else 0


def ranges(accept: str) -> list[Range]:
    """The header's media ranges; those that cannot be read are left out."""
    found = []
    for part in accept.split(",")[:_MOST_RANGES]:
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        kind, slash, subtype = name.partition("/")
        quality = _quality(parameters)
        if slash and kind and subtype and quality is not None:
            found.append(Range(kind, subtype, quality))
    return found


def _quality(parameters: Sequence[str]) -> float | None:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                quality = float(value)
            except ValueError:
                return None
            return quality if 0 <= quality <= 1 else None
    return 1.0


def preferred(accept: str | None, offered: Mapping[str, str] | Iterable[str]) -> str | None:
    """The offered media type that the header wants most; the first on offer where it does not matter; None if it wants none.

    ``offered`` may map aliases to the media type they stand for; the answer is the canonical one. An alias counts only where the
    header names it, not where a wildcard would reach it.
    """
    names = dict(offered) if isinstance(offered, Mapping) else {name: name for name in offered}
    if accept is None or not accept.strip():
        return next(iter(names.values()))
    wanted = ranges(accept)
    best, best_rank = None, (0.0, 0)
    for name, canonical in names.items():
        rank = _rank(name, wanted)
        if rank[0] > 0 and rank > best_rank and (name == canonical or rank[1] == _EXACT):
            best, best_rank = canonical, rank
    return best


def _rank(name: str, wanted: Sequence[Range]) -> tuple[float, int]:
    """The quality by the most specific range that names it (RFC 9110: the most specific takes precedence), then specificity."""
    closest = max(wanted, key=lambda item: item.specificity(name), default=None)
    if closest is None or not closest.specificity(name):
        return 0.0, 0
    return closest.quality, closest.specificity(name)
