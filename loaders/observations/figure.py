"""A figure as the reading rules find it, before its subject is known, and its indicator's value."""

from __future__ import annotations

from typing import NamedTuple

from loaders.observations.lexicon import Indicator
from loaders.observations.quantities import Quantity
from loaders.observations.units import ACCEPTED, BARE

_WHOLE, _ROUNDED = frozenset({"人", "人次", "所", "家"}), 1e-6
"""Units of which there are only whole ones: 91.5 under 毕业生 is their satisfaction."""
_INVERSE = ("职普", "师生", "教师")


class Figure(NamedTuple):
    """``value`` (plain unit) of an indicator, said at ``start:end`` of a folded text. ``year`` None: no year is said there.

    ``anchor`` is where the words that name the indicator begin; ``number_end`` where a counted figure's number ends, its noun
    following up to ``end``. ``back`` says how many years before its sentence's year it is, where ``year`` does not say it.
    ``exact`` is False for a figure given as about, more or less than. ``refusal`` tells why a figure is not to be taken.
    ``named`` is where the one is named whose figure it is, where the sentence says it after another's (乙县5100人).
    """

    indicator: Indicator
    value: float
    start: int
    end: int
    rule: str
    year: int | None = None
    back: int = 0
    exact: bool = True
    confidence: float = 0.9
    refusal: str = ""
    anchor: int = 0
    number_end: int = 0
    named: tuple[int, int] | None = None


def value_of(indicator: Indicator, quantity: Quantity, label: str, *, table: bool = False) -> float | None:
    """The indicator's value that a quantity says, None if its unit cannot be this indicator's or the value cannot be true.

    A ratio is turned to the indicator's own sense: students per teacher, general per vocational intake (职普比 is its inverse).
    In a ``table`` a bare number stands for itself, also where prose would need a unit.
    """
    if quantity.spread or quantity.bound:
        return None
    value = quantity.value
    if indicator.unit in _WHOLE and abs(value - round(value)) > _ROUNDED:
        return None
    if indicator.unit == "" and quantity.dimension == "比":
        turned = _ratio(indicator, quantity, label)
        return turned if turned is not None and indicator.plausible(turned) else None
    bare = quantity.dimension == "" and quantity.unit == ""
    if bare and not (table or indicator.name in BARE or indicator.unit == ""):
        return None
    if not bare and (quantity.dimension == "" or quantity.dimension not in ACCEPTED[indicator.unit]):
        return None
    return value if indicator.plausible(value) else None


def _ratio(indicator: Indicator, quantity: Quantity, label: str) -> float | None:
    if not quantity.value or not quantity.other:
        return None
    if indicator.name == "生师比":
        return round(max(quantity.value, quantity.other) / min(quantity.value, quantity.other), 4)
    first, second = quantity.value, quantity.other
    label = label.removeprefix("高中阶段").removeprefix("教育")
    if label.startswith(_INVERSE) or label.startswith(("中职", "中等职业", "职业")):
        first, second = second, first
    return round(first / second, 4)
