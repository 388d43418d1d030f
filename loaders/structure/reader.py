"""A document's reading: its lines put together into headings, paragraphs, tables and cases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from loaders.documents.document import Document
from loaders.offsets import joined
from loaders.reading import Reading, SegmentKind
from loaders.structure.assembly import Assembly
from loaders.structure.cases import case_label, case_opening, is_story, tells_cases, title_bounds
from loaders.structure.charts import chart_end
from loaders.structure.contents import contents_lines
from loaders.structure.given import Given, heading_by_level
from loaders.structure.headings import Heading, Outline, heading_of
from loaders.structure.led import read_led
from loaders.structure.lines import Line, Wrapping, join, split_lines, wrapping
from loaders.structure.paragraphs import is_bare_caption, is_caption, is_label, opens_appendix, reads_on
from loaders.structure.residue import strip_residue
from loaders.structure.stacked import read_stacked
from loaders.structure.tables import Grid, read_grid
from loaders.structure.titles import title_lines

_INNER = ("han", "han-bracket", "bracket", "point", "circle")
_RUNNING = re.compile(r"报告|年报|学校$|学院$|教育[厅局]$|教育中心$|职教中心$|^第.{1,6}页|\.docx?$")
_AHEAD = 60
"""How many lines below a single-number heading its first section may stand."""
_TABLE_NAME = ("表", "一览", "统计", "情况", "对比", "比较", "对照", "名单", "汇总", "数据", "明细")


def read(document: Document) -> Reading:
    """The reading of a document: every rule's view of it."""
    text, offsets = strip_residue(document.text)
    lines, given = split_lines(text, offsets), Given(document)
    given.mark(lines)
    return _Reader(document, lines, given).read()


class _Reader:
    """One pass over the lines, with what is open: the outline, a case, the caption for the next table."""

    def __init__(self, document: Document, lines: list[Line], given: Given) -> None:
        self._document = document
        self._given = given
        self._lines = lines
        self._contents = {at for at in contents_lines(lines) if lines[at].table is None}
        self._title, self._title_lines = title_lines(lines, self._contents)
        repeated = _repeated(lines)
        self._furniture = {at for at, line in enumerate(lines) if line.is_page_number or (repeated and line.text in repeated)}
        self._between_pages = {
            at for at in self._furniture if (text := lines[at].text) in repeated or (not text.isdigit() and not text.isalpha())
        }
        self._wrapping = Wrapping() if given.whole_paragraphs else wrapping(lines)
        self._outline = Outline()
        self._caption = ""
        self._assembly = Assembly()

    def read(self) -> Reading:
        at = 0
        while at < len(self._lines):
            at = self._step(at)
        self._assembly.close_case()
        made = self._assembly
        return Reading(self._document, tuple(made.segments), tuple(made.tables), tuple(made.cases), self._title)

    def _step(self, at: int) -> int:
        """Read what begins at a line; gives the line after it."""
        line = self._lines[at]
        if at in self._contents:
            return self._plain("contents", line, at)
        if at in self._title_lines:
            return self._plain("title", line, at)
        if at in self._furniture:
            return self._plain("furniture", line, at)
        if line.table is not None or "\t" in line.raw:
            after = self._tabbed(at)
            if after is not None:
                return after
        if not line.text:
            return at + 1
        stacked = self._stacked(at)
        return self._table(stacked, at) if stacked is not None else self._text(at)

    def _stacked(self, at: int) -> Grid | None:
        return read_stacked(self._lines, at, self._contents, self._between_pages)

    def _plain(self, kind: SegmentKind, line: Line, at: int) -> int:
        if line.text:
            self._assembly.add(kind, line.text, line.offsets, line.page)
        return at + 1

    def _tabbed(self, at: int) -> int | None:
        if self._lines[at].table is not None:
            grid = self._given.grid(self._lines, at)
            return None if grid is None else self._table(grid, at)
        end = chart_end(self._lines, at)
        if end is not None:
            self._assembly.close_case()
            line = self._lines[at]
            for more in self._lines[at + 1 : end + 1]:
                line.raw += "\n" + more.raw
                before = line.raw_offsets[-1] + 1 if line.raw_offsets else more.raw_offsets[0]
                line.raw_offsets = joined(line.raw_offsets, range(before, before + 1), more.raw_offsets)
            self._assembly.add("chart", line.raw, line.raw_offsets, line.page)
            return end + 1
        grid = read_led(self._lines, at, self._contents) or read_grid(self._lines, at, self._between_pages)
        return None if grid is None else self._table(grid, at)

    def _table(self, grid: Grid, at: int) -> int:
        """Add a table that begins at a line; gives the line after it."""
        if grid.caption is not None:
            self._caption = grid.caption.text
            self._assembly.add("caption", grid.caption.text, grid.caption.offsets, self._lines[at].page)
        self._assembly.add_table(grid, self._caption, self._lines[at].page)
        self._caption = ""
        return grid.last + 1

    def _text(self, at: int) -> int:
        line, after = self._lines[at], at + 1
        while after < len(self._lines):
            following = self._lines[after]
            if after in self._furniture and after + 1 < len(self._lines):
                if not reads_on(line, self._lines[after + 1], self._wrapping, page_between=True):
                    break
                self._plain("furniture", following, after)
                after += 1
                line, after = join(line, self._lines[after]), after + 1
                continue
            apart = following.blanks > 1 and "，" in line.text
            if not reads_on(line, following, self._wrapping, page_between=apart):
                break
            if after in self._contents or after in self._title_lines or self._stacked(after) is not None:
                break
            line = join(line, self._lines[after])
            after += 1
        self._paragraph(line, after)
        return after

    def _paragraph(self, line: Line, after: int) -> None:
        case = self._assembly.case
        text = line.text
        if case is not None and ((case.quoted and not line.quoted) or opens_appendix(text)):
            self._assembly.close_case()
        if is_caption(text):
            self._caption = text
            self._assembly.add("caption", text, line.offsets, line.page)
            return
        if self._opens_case(line):
            return
        heading = heading_of(text) or (None if line.level is None else heading_by_level(line))
        if heading is not None:
            self._heading(heading, line, after)
            return
        case = self._assembly.case
        label = is_label(text)
        if case is not None and case.labelled and not label and line.lead == " ":
            self._assembly.close_case()
        if label and self._precedes_table(line, after):
            self._caption = (self._caption + " " + text).strip() if is_bare_caption(self._caption) else text
        self._assembly.add(self._kind(label), text, line.offsets, line.page)

    def _kind(self, label: bool) -> SegmentKind:
        """Lines without a sentence above the first paragraph and heading make up the cover."""
        if not label:
            return "prose"
        return "item" if self._assembly.begun else "furniture"

    def _precedes_table(self, line: Line, after: int) -> bool:
        if after >= len(self._lines) or not line.text.endswith(_TABLE_NAME):
            return False
        return "\t" in self._lines[after].raw or self._stacked(after) is not None

    def _opens_case(self, line: Line) -> bool:
        label = case_opening(line.text)
        if label is None:
            return False
        span = (label.start, label.end)
        title = line.text[slice(*span)].replace(" ", "")
        if not title:
            return False
        self._assembly.open_case(label.number, title, span, self._outline.depth + 1, labelled=True, quoted=line.quoted)
        self._assembly.add("heading" if span[1] >= len(line.text) - 2 else "prose", line.text, line.offsets, line.page)
        return True

    def _heading(self, heading: Heading, line: Line, after: int) -> None:
        outline, case = self._outline, self._assembly.case
        if case is not None and case.labelled and heading.style in _INNER and outline.restarts(heading):
            case.inner = heading.style
        upcoming = self._upcoming(heading, after) if heading.style == "decimal1" else None
        level = outline.enter(heading, upcoming, line.level)
        if case is not None and case.inner != heading.style and self._ends(case.level, case.labelled, level):
            self._assembly.close_case()
        path = outline.path
        chapter = path[-2] if len(path) > 1 else ""
        self._assembly.section = path[:-1]
        if (
            tells_cases(chapter)
            and is_story(heading, chapter)
            and self._assembly.case is None
            and not self._labels_below(heading, after)
        ):
            start, end = title_bounds(line.text, heading.start)
            self._assembly.open_case(heading.number, line.text[start:end].replace(" ", ""), (start, end), level, labelled=False)
        self._assembly.add("heading", line.text, line.offsets, line.page)
        self._assembly.section = path

    def _ends(self, case_level: int, labelled: bool, level: int) -> bool:
        """Whether a heading of a level ends an open case: one as high as the case, or, after a label, a numbered section."""
        style = self._outline.style
        if labelled and style.startswith(("decimal", "chapter", "section")):
            return True
        return level < case_level or (level == case_level and not (labelled and style in _INNER))

    def _labels_below(self, heading: Heading, after: int) -> bool:
        """Whether the section below a heading tells its cases by labels (案例一：…), so that it is none itself."""
        for line in self._lines[after:]:
            if case_label(line.text) is not None:
                return True
            found = heading_of(line.text)
            if found is not None and found.style == heading.style:
                return False
        return False

    def _upcoming(self, heading: Heading, after: int) -> str | None:
        """The next two-part heading number below a line, unless the line's own single number comes again before it."""
        for line in self._lines[after : after + _AHEAD]:
            found = heading_of(line.text)
            if found is None:
                continue
            if found.style in ("decimal2", "decimal3"):
                return found.number
            if found.style == "decimal1" and found.number == heading.number:
                return None
        return None


def _repeated(lines: Sequence[Line]) -> frozenset[str]:
    """Running headers and footers: the same short line three times or more, with no sentence in it."""
    counts = Counter(line.text for line in lines if "\t" not in line.raw and 2 <= len(line.text) <= 40)
    return frozenset(
        text
        for text, count in counts.items()
        if count >= 3 and _RUNNING.search(text) and not text.endswith("。") and heading_of(text) is None and not is_caption(text)
    )
