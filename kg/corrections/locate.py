"""From a line of a reading to its place in a report's normalised text, and the surface form inside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kg.errors import InputError
from kg.model import Evidence

_FIGURE = re.compile(r"\d[\d,，.]*")
_LONGEST_SURFACE = 20


def locator(report: str, text: str, section_at: Callable[[int], str]) -> Callable[[Mapping[str, Any], Iterable[str]], Evidence]:
    """A function that gives the place of a reading's line in ``text``.

    The line says where by ``start`` and ``end``, or by a quotation in ``evidence``, found white space and widths aside.
    The function raises InputError for a quotation that the text does not hold.
    """
    flat, positions = _flat(text)

    def locate(line: Mapping[str, Any], surfaces: Iterable[str]) -> Evidence:
        if "start" in line:
            start, end = int(line["start"]), int(line["end"])
        else:
            wanted, _ = _flat(line["evidence"])
            at = flat.find(wanted)
            if not wanted or at < 0:
                message = f"The report does not hold the quotation “{line['evidence'][:30]}”."
                raise InputError(message, hint="Quote it as it is printed.")
            start, end = positions[at], positions[at + len(wanted) - 1] + 1
        return Evidence(report, start, end, _surface(text[start:end], surfaces), section_at(start))

    return locate


def _flat(text: str) -> tuple[str, list[int]]:
    letters, positions = [], []
    for index, letter in enumerate(text):
        if not letter.isspace():
            for part in unicodedata.normalize("NFKC", letter):
                letters.append(part.lower())
                positions.append(index)
    return "".join(letters), positions


def _surface(quoted: str, surfaces: Iterable[str]) -> str:
    """The first wanted form that the quotation holds, as it is printed there; else its first figure; else its first letters."""
    printed, positions = _flat(quoted)
    for surface in surfaces:
        form, _ = _flat(surface)
        at = printed.find(form)
        if form and at >= 0:
            return quoted[positions[at] : positions[at + len(form) - 1] + 1]
    figure = _FIGURE.search(quoted)
    return figure.group() if figure else quoted[:_LONGEST_SURFACE]
