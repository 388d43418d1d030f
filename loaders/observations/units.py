"""The kinds of quantities in which an indicator can be told."""

from __future__ import annotations

ACCEPTED = {
    "人": ("人",),
    "人次": ("人",),
    "所": ("所", "个", "家"),
    "家": ("家", "个", "所"),
    "个": ("个", "家", ""),
    "%": ("%",),
    "": ("比", ""),
    "元": ("元",),
    "册": ("册", ""),
    "平方米": ("平方米",),
    "台": ("台", ""),
    "Mbps": ("Mbps",),
}
"""The dimensions that each unit's indicators are counted in; the empty one is a bare number."""
BARE = frozenset({"生师比", "生均实训工位数", "百名学生计算机台数"})
"""Indicators whose bare number says enough in a sentence."""


def kinds_of(name: str, unit: str, share: str) -> frozenset[str]:
    """The dimensions of quantities that a sentence may tell of an indicator or of its share."""
    kinds = set(ACCEPTED.get(unit, ())) - {""}
    if share or name == "招生数":
        kinds.add("%")
    if unit in ("人", "人次", "") or name in BARE:
        kinds.add("")
    return frozenset(kinds)
