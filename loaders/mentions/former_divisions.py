"""Divisions that are no more, and those that no report counts among its regions."""

from __future__ import annotations

from kg.divisions import Division, Divisions

_SPECIAL = ("71", "81", "82")


def present(division: Division, gazetteer: Divisions) -> Division | None:
    """The division of today that bears a former one's name in the same city (甲县, since made 甲市 or 甲区); None without one."""
    named = (d for d in gazetteer.shortened(division.short) if not d.until and d.level == division.level)
    same = [d for d in named if d.parent == division.parent or gazetteer.province(d) == gazetteer.province(division)]
    beside = [d for d in same if d.parent == division.parent]
    found = beside or same
    return found[0] if len(found) == 1 else None


def is_special(code: str) -> bool:
    """Whether a code is that of a special administrative region or of Taiwan."""
    return code.startswith(_SPECIAL)
