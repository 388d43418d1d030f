"""Quotes from the reports' texts in a folder: the sentence around a place, cut at the surface form."""

from __future__ import annotations

import logging

from api.models import Quote
from kg.errors import VetkgError
from kg.evidence import Texts, sentence
from kg.model import Evidence, Report

_log = logging.getLogger("vetkg.api")


class TextQuotes:
    """The port :class:`api.browsing.Quotes` over the files of a folder, each found by its SHA-256."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def has(self, report: Report) -> bool:
        """Whether the report's file is in the folder, unchanged."""
        return self._texts.has(report)

    def quote(self, report: Report, place: Evidence) -> Quote | None:
        """The sentence around the place; None where the file is not there or cannot be read."""
        try:
            text = self._texts.of(report)
        except (VetkgError, OSError) as error:
            _log.warning("The text of %s cannot be read: %s", report.id, error)
            return None
        return None if text is None else cut(text, place)


def cut(text: str, place: Evidence) -> Quote:
    """The sentence in three parts: before the surface form, the form as it stands in the text, and after it."""
    at = text.find(place.surface, place.start, place.end) if place.surface else -1
    start, end = (at, at + len(place.surface)) if at >= 0 else (place.start, place.end)
    surface = " ".join(text[start:end].split())
    whole = sentence(text, start, end)
    # The sentence's white space is folded; the part before the form, folded alike, says where in it the form stands.
    head = sentence(text[:end], start, end)
    before = head.removesuffix(surface) if head.endswith(surface) else whole.partition(surface)[0]
    if not whole.startswith(before + surface):
        before = whole.partition(surface)[0] if surface in whole else ""
    return Quote(before=before, surface=surface, after=whole[len(before) + len(surface) :] if surface in whole else whole)
