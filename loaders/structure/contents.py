"""Tables of contents: a run of lines that end in page numbers, passed over by every rule."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.structure.lines import Line

_TITLE = re.compile(r"^目录$|^目次$|^CONTENTS$", re.IGNORECASE)
_ENTRY = re.compile(r"^.{2,80}?(?:\t|\s{2}|[.…·•﹒。]{3,}+|—{2,}+)[\s.…·]*+\d{1,3}$")
_TITLE_LENGTHS = (2, 8)
_LONGEST = 80


def contents_lines(lines: Sequence[Line]) -> set[int]:
    """The indices of the lines that make up tables of contents, their titles with them."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if len(line.text) in _TITLE_LENGTHS and _TITLE.match(line.text):
            found.add(at)
            found.update(_run(lines, at + 1))
    entries = [at for at, line in enumerate(lines) if line.text[-1:].isdecimal() and at not in found and _is_entry(line)]
    known = set(entries)
    for first in entries:
        run = []
        while first in known and first not in found:
            run.append(first)
            first += 1
        if len(run) >= 6:
            found.update(run)
    return found


def _run(lines: Sequence[Line], start: int) -> set[int]:
    """The entries below a title: up to two other lines between them (a broken entry, a page number) do not end the run."""
    run: set[int] = set()
    misses: list[int] = []
    for at in range(start, len(lines)):
        if _is_entry(lines[at]):
            run.update(misses)
            run.add(at)
            misses = []
        elif lines[at].is_page_number or len(lines[at].text) <= _LONGEST:
            misses.append(at)
            if len(misses) > 2:
                break
        else:
            break
    return run


def _is_entry(line: Line) -> bool:
    raw = line.raw.strip()
    return raw[-1:].isdecimal() and len(raw) <= _LONGEST + 40 and raw.count("\t") <= 1 and _ENTRY.match(raw) is not None
