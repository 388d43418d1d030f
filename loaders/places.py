"""Evidence of a place: its surface is the source's own letters there, without white space."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from kg.model import Evidence
from loaders.candidates import Span
from loaders.documents.document import Document
from loaders.offsets import Offsets, runs_of
from loaders.reading import Reading

_HEADING = 24


PageAt = Callable[[int], int | None]


def evidence(report: str, document: Document, places: Offsets, section: Sequence[str], page_at: PageAt | None = None) -> Evidence:
    """The evidence of clean letters that stand at ``places`` of the document's text; ``page_at`` is the document's :func:`pages`.

    Where other letters stand in between (a cell broken over a page, residue of conversion) the longest whole stretch is it.
    """
    text = document.text
    start, end = places[0], places[-1] + 1
    if end - start != len(places):
        start, end = _longest_stretch(text, places)
    title = section[-1] if section else ""
    page = (page_at or document.page_at)(start)
    return Evidence(
        report, start, end, "".join(text[start:end].split()), title if len(title) <= _HEADING else heading(title), page
    )


class Places:
    """The evidence of the places of one report's reading, each made once."""

    def __init__(self, report: str, reading: Reading) -> None:
        self._report = report
        self._text = reading.document.text
        self._segments = reading.segments
        self._page_at = pages(reading.document)
        self._made: dict[Span, Evidence] = {}

    def at(self, span: Span) -> Evidence:
        """The evidence of a stretch of a segment's clean text."""
        made = self._made.get(span)
        return self._make(span, *self.bounds(span)) if made is None else made

    def first(self, spans: Iterable[Span], most: int) -> tuple[Evidence, ...]:
        """The evidence of the first places in reading order, each place once: only what is given is made."""
        places: dict[tuple[int, int], Span] = {}
        for span in spans:
            places.setdefault(self.bounds(span), span)
        made = self._made
        return tuple([made.get(places[place]) or self._make(places[place], *place) for place in sorted(places)[:most]])

    def bounds(self, span: Span) -> tuple[int, int]:
        """Where a stretch stands in the document, half open; as :func:`evidence` has it, without looking at the letters."""
        segment, first, last = span
        offsets = self._segments[segment].offsets
        if type(offsets) is range:
            start = offsets.start + first
            return start, start + last - first
        places = offsets[first:last]
        start, end = places[0], places[-1] + 1
        return (start, end) if end - start == len(places) else _longest_stretch(self._text, places)

    def _make(self, span: Span, start: int, end: int) -> Evidence:
        words = self._text[start:end].split()
        section = self._segments[span.segment].section
        title = section[-1] if section else ""
        if len(title) > _HEADING:
            title = heading(title)
        surface = words[0] if len(words) == 1 else "".join(words)
        made = self._made[span] = Evidence(self._report, start, end, surface, title, self._page_at(start))
        return made


def pages(document: Document) -> PageAt:
    """The page of a position, for many positions of one document: its blocks are gone through once."""
    blocks = document.blocks
    if not any(block.page is not None for block in blocks):
        return _no_page
    starts = [block.start for block in blocks]

    def page_at(position: int) -> int | None:
        at = bisect_right(starts, position)
        return blocks[at - 1].page if at else None

    return page_at


def _no_page(position: int) -> None:  # noqa: ARG001 - asked like every document's
    return None


def _longest_stretch(text: str, places: Offsets) -> tuple[int, int]:
    """The stretch of the document with most of the letters, nothing but white space between them; the first of several."""
    most = letters = 0
    stretch = (places[0], places[0])
    start = end = places[0]
    for run in runs_of(places):
        if text[end : run.start].strip():
            start, letters = run.start, 0
        end = run.stop
        letters += len(run)
        if letters > most:
            most, stretch = letters, (start, end)
    return stretch


def heading(title: str) -> str:
    """A heading as evidence names it: long ones, which are sentences, are shortened."""
    return title if len(title) <= _HEADING else title[:_HEADING] + "…"
