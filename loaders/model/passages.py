"""A report cut into passages that a model reads at once, each letter's place in the document remembered for its quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from loaders.reading import Reading, Segment

_STOPS = "。！？；!?;"
_TO_A_MODEL = re.compile(
    r"(?:忽略|无视|忘记|不要理会|不必理会)[^。；\n]{0,12}(?:指令|指示|提示词?|命令|规则|要求|设定)[^。；\n]{0,12}"
    r"|(?:系统提示|提示词|大语言模型|语言模型|人工智能助手|AI助手|作为一个?AI)[^。；\n]{0,12}(?:输出|返回|回答|请|你|必须)"
    r"|(?:ignore|disregard|forget)[^.\n]{0,40}(?:instruction|prompt|rule)|system\s*prompt|<\|[a-z_]{1,30}\|>|\[/?INST\]",
    re.IGNORECASE,
)
"""Text that speaks to a machine rather than to a reader. It is not sent; what a model says is checked whether it is or not."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in which a quotation may lie: a paragraph, a heading or a table's row (cells parted by a tab).

    ``places[i]`` is where ``text[i]`` stands in the document; a tab stands where its cell begins.
    """

    text: str
    places: tuple[int, ...]
    heading: bool
    section: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation found: ``letters`` without white space, where each stands in the document, and the sentence around it."""

    letters: str
    places: tuple[int, ...]
    sentence: str
    run: Run


@dataclass(frozen=True, slots=True)
class Passage:
    """What is sent at once."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The passage as the model reads it, a run a line."""
        return "\n".join(run.text for run in self.runs)

    def find(self, quotation: str) -> Quote | None:
        """Where the quotation stands, letter for letter, white space aside; None where it does not. The first place is meant."""
        wanted = "".join(quotation.split())
        for run in self.runs if wanted else ():
            solid = [i for i, letter in enumerate(run.text) if not letter.isspace()]
            at = "".join(run.text[i] for i in solid).find(wanted)
            if at >= 0:
                found = solid[at : at + len(wanted)]
                return Quote(wanted, tuple(run.places[i] for i in found), _sentence(run.text, found[0], found[-1] + 1), run)
        return None


def passages(reading: Reading, letters: int) -> tuple[tuple[Passage, ...], int]:
    """The report in passages of at most about ``letters`` letters, and how many runs that speak to a model were left out.

    A passage ends before a heading where it is half full already, so that sections stay together.
    """
    found: list[Passage] = []
    packed: list[Run] = []
    size = withheld = 0
    for run in _runs(reading):
        if _TO_A_MODEL.search(run.text):
            withheld += 1
            continue
        for piece in _pieces(run, letters):
            if packed and (size + len(piece.text) > letters or (piece.heading and size > letters // 2)):
                found.append(Passage(tuple(packed)))
                packed, size = [], 0
            packed.append(piece)
            size += len(piece.text)
    if packed:
        found.append(Passage(tuple(packed)))
    return tuple(one for one in found if not all(run.heading for run in one.runs)), withheld


def _runs(reading: Reading) -> Iterator[Run]:
    rows: dict[int, tuple[int, int]] = {}
    for table in reading.tables:
        for number, row in enumerate(table.rows):
            for cell in row:
                if cell is not None:
                    rows.setdefault(cell, (table.index, number))
    together: list[Segment] = []
    for segment in reading.prose():
        if together and (segment.index not in rows or rows[segment.index] != rows.get(together[-1].index)):
            yield _run(together)
            together = []
        together.append(segment)
    if together:
        yield _run(together)


def _run(segments: Sequence[Segment]) -> Run:
    letters: list[str] = []
    places: list[int] = []
    for segment in segments:
        if letters and segment.text:
            letters.append("\t")
            places.append(segment.offsets[0])
        letters.append(segment.text)
        places.extend(segment.offsets)
    first = segments[0]
    return Run("".join(letters), tuple(places), first.kind in ("heading", "title"), first.section)


def _pieces(run: Run, letters: int) -> Iterable[Run]:
    """A run too long for one passage, cut after its sentences; a sentence too long is cut where it must be."""
    start = 0
    while len(run.text) - start > letters:
        cut = max(run.text.rfind(stop, start, start + letters) for stop in _STOPS) + 1
        end = cut if cut > start else start + letters
        yield Run(run.text[start:end], run.places[start:end], run.heading, run.section)
        start = end
    yield Run(run.text[start:], run.places[start:], run.heading, run.section)


def _sentence(text: str, start: int, end: int) -> str:
    first = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    ends = [at for stop in _STOPS if (at := text.find(stop, max(start, end - 1))) >= 0]
    return text[first : min(ends, default=len(text))]
