"""Mentions of programs (专业): in prose and in tables, short forms under the full name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.candidates import Mention, Span
from loaders.context import Context
from loaders.mentions.catalogue_names import long_names, of_schools, with_neighbours
from loaders.mentions.columns import body, cell, columns, pieces
from loaders.mentions.name_lists import catalogue, program_abbreviations
from loaders.mentions.program_names import is_program, program_names
from loaders.mentions.table_headings import PROGRAMS, headed
from loaders.reading import Segment

_NO_LETTER = re.compile(r"[\s“”‘’]")
_TITLE = re.compile(r"《[^》]*》")
_BRANCH = re.compile(r"[（(][^（()）]*[)）]$")


def canonical_form(surface: str) -> str:
    """A program's name as it is written down: without 专业, white space and quotes, with full-width brackets."""
    name = _NO_LETTER.sub("", surface).replace("(", "（").replace(")", "）")
    return name.removesuffix("专业") if len(name) > 3 else name


def find(context: Context) -> Iterable[Mention]:
    """The programs that a report names, every mention under its full name; aliases go into the registry of names."""
    in_cells = set(_in_tables(context))
    in_columns = {span.segment for span, _, _ in in_cells}
    told_hits = {hit for hit in _in_prose(context) if hit[0].segment not in in_columns}
    whole = ((_without_note(context, span), rule, confidence) for span, rule, confidence in in_cells | told_hits)
    raw = sorted(whole, key=lambda hit: (hit[0].segment, hit[0].start, -hit[0].end))
    names = {canonical_form(context.segment(span.segment).text[span.start : span.end]) for span, _, _ in raw}
    full = {name: _full(name, names) for name in names}
    for span, rule, confidence in raw:
        surface = context.segment(span.segment).text[span.start : span.end]
        form = canonical_form(surface)
        name = full[form]
        context.names.register("Program", name, form, "short form of the program's name")
        yield Mention("Program", name, surface, span, rule, {}, confidence)


def _without_note(context: Context, span: Span) -> Span:
    """A program's place without a note in brackets (五年制, 3+2); a branch of study (某某方向) belongs to the name."""
    surface = context.segment(span.segment).text[span.start : span.end]
    note = _BRANCH.search(surface)
    if (
        note is None
        or ("方向" in note.group() and len(note.group()) > len("（方向）"))
        or note.start() < 2
        or canonical_form(surface) in catalogue()
    ):
        return span
    return Span(span.segment, span.start, span.start + note.start())


def _full(name: str, names: set[str]) -> str:
    """The name that a form stands for: an everyday short form, or a catalogue name cut short, of a name the report also gives."""
    whole = program_abbreviations().get(name)
    if whole is not None and whole in names:
        return whole
    if name in catalogue() or whole is not None:
        return name
    branch = [other for other in names if other[-1:] in ")）" and other != name and _BRANCH.sub("", other) == name]
    if len(branch) == 1:
        return branch[0]
    longer = [
        other
        for other in names
        if other != name and 0 < len(other) - len(name) <= 2 and (other.startswith(name) or other.endswith(name))
    ]
    return longer[0] if len(longer) == 1 and len(name) >= 3 else name


def _in_tables(context: Context) -> Iterator[tuple[Span, str, float]]:
    for table in context.reading.tables:
        if not headed(context, table, PROGRAMS):
            continue
        found = columns(context, table)
        for row in body(context, table) if found.programs else ():
            cells = (index for column in found.programs if (index := cell(row, column)) is not None)
            for span, text in (piece for index in cells for piece in pieces(context, index)):
                end = span.end - 2 if text.endswith("专业") and len(text) > 3 else span.end
                if is_program(canonical_form(text), strict=found.cluster is None and found.school is None):
                    yield Span(span.segment, span.start, end), "program-column", 0.97


def is_told(segment: Segment) -> bool:
    """Whether programs are read from a segment: from those of all facts, and the captions of pictures."""
    return segment.kind not in ("contents", "furniture") and (segment.kind != "caption" or segment.text[:1] == "图")


def _in_prose(context: Context) -> Iterator[tuple[Span, str, float]]:
    segments = [
        s
        for s in context.reading.segments
        if ("专业" in s.text or ("开设" in s.text and s.kind != "cell")) and s.kind != "chart" and is_told(s)
    ]
    long = long_names(segments)
    for segment in segments:
        text = segment.text
        named = program_names(text, long.get(segment.index, []))
        ends = [m.span.end for m in context.of("School", segment.index) if text.startswith("的", m.span.end)]
        if ends:
            places = {one.start for one in named}
            named += [one for one in of_schools(text, ends) if one.start not in places]
        if not named:
            continue
        taken = [
            (m.span.start, m.span.end)
            for kind in ("School", "EducationGroup", "ProgramCluster", "Enterprise")
            for m in context.of(kind, segment.index)
        ]
        titles = [match.span() for match in _TITLE.finditer(text)] if "《" in text else []
        for found in with_neighbours(text, named):
            begun = next((end for start, end in taken if start <= found.start < end < found.end), found.start)
            if begun > found.start and is_program(text[begun : found.end], strict=True):
                found = found._replace(start=begun)
            inside = any(found.start < end and start < found.end for start, end in taken)
            in_title = any(start < found.start and found.end < end for start, end in titles)
            if inside or (in_title and not _named_in_title(text, found.end)):
                continue
            yield Span(segment.index, found.start, found.end), found.rule, found.confidence


def _named_in_title(text: str, end: int) -> bool:
    """Inside a title in 《》 only a program that 专业 follows is named: a plan of one program, not a course."""
    return text.startswith("专业", end) or text.startswith("”专业", end)
