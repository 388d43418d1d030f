"""Whether a quotation says a figure: the number itself, in its unit, with its year, as a value and not as a change of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.validate import LATEST_YEAR, OLDEST_YEAR
from loaders.model.passages import Quote
from loaders.observations import lexicon
from loaders.observations.folding import Folded, fold
from loaders.observations.quantities import Quantity, find_quantities
from ontology.schema import load

_CHANGE = re.compile(
    r"(?:增加|增长|增幅|增|减少|减|下降|降低|降|上升|升高|提高|提升|扩大|回落|高出|低|多|少)(?:了|约|近|超过|幅度)*(?:为|达到?)?$"
)
_CHANGED_TO = re.compile(r"(?:增加|增长|减少|下降|降低|上升|提高|提升|扩大)(?:到|至)$")
_COUNTED = {
    "人": ("人",),
    "人次": ("人",),
    "所": ("所", "个", "家"),
    "家": ("家", "个"),
    "个": ("个", "所", "家"),
    "": ("比", "人"),
}
_MEASURED = frozenset({"%", "元", "册", "平方米", "台", "Mbps"})


class Place(NamedTuple):
    """Where a figure stands in a quotation's letters, half open."""

    start: int
    end: int


def plausible(indicator: str, year: int, value: float) -> bool:
    """Whether the indicator can have that value, in a year that can be meant."""
    known = lexicon.load().indicators.get(indicator)
    whole = load().indicators[indicator].unit != "%" or value <= 100
    return value >= 0 and whole and OLDEST_YEAR <= year <= LATEST_YEAR and (known is None or known.plausible(value))


def places(quote: Quote, value: float, unit: str) -> Iterator[tuple[Place, bool]]:
    """Each place where the quotation says the value in that unit, and whether it says it as a change of something."""
    folded = fold(quote.letters)
    for quantity in find_quantities(folded.text):
        if not quantity.spread and not quantity.bound and _says(quantity, value, unit):
            place = _number(folded, quantity)
            front = folded.text[max(0, quantity.start - 12) : quantity.start]
            yield place, bool(_CHANGE.search(front)) and not _CHANGED_TO.search(front)


def says_year(text: str, year: int) -> bool:
    """Whether the text names the year."""
    return re.search(rf"(?<!\d){year}(?!\d)", text) is not None


def _says(quantity: Quantity, value: float, unit: str) -> bool:
    if abs(quantity.value - value) > 1e-9 * max(1.0, abs(value)):
        return False
    fitting = (unit,) if unit in _MEASURED else _COUNTED.get(unit, ())
    return quantity.dimension in fitting or (quantity.dimension == "" and not quantity.unit)


def _number(folded: Folded, quantity: Quantity) -> Place:
    return Place(*folded.span(quantity.start, quantity.end))
