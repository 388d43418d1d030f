"""How a report looks as text: numbers of headings, tables, contents, residue, broken lines and pages. Loses no mark."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from bench.maker.blocks import Block, CaseTitle, FigureCaption, Grid, Heading, Paragraph
from bench.maker.book import is_mark, unmarked

_CHINESE = "一二三四五六七八九十"
_BREAKABLE = set("，、的了和与在为")


class Layout:
    """The habits of one report's typesetter."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.headings = rng.choice(("dotted", "dotted", "chinese", "chapter", "mixed"))
        self.table = rng.choice(("tabs", "tabs", "pipes", "cells", "markdown"))
        self.residue = rng.random() < 0.35
        self.contents = rng.random() < 0.5
        self.wrap = rng.choice((0, 0, 0, 34, 40)) if self.table != "cells" else 0
        self.page_length = rng.choice((0, 900, 1400))
        self.brackets = rng.choice(("（{}）", "({})"))
        self.indent = rng.choice(("", "　　", "  "))
        self.zero_width = rng.random() < 0.1
        self.case_form = {"dash": "【案例{n}】{t}", "plain": "案例{n}【{t}】", "chinese": "案例{n}：{t}"}
        self._counts = [0, 0]
        self._tables = self._figures = 0

    def style(self) -> str:
        """What was drawn, in a line."""
        return (
            f"headings={self.headings} table={self.table} residue={self.residue} contents={self.contents} "
            f"wrap={self.wrap} page={self.page_length}"
        )

    def render(self, cover: str, blocks: Sequence[Block]) -> str:
        """The whole text, marks and all."""
        body: list[str] = []
        outline: list[str] = []
        for block in blocks:
            lines = self._block(block)
            if isinstance(block, Heading):
                outline.append(unmarked(lines))
                lines = self._residue() + lines
            body.append(lines)
        pages = self._paged("\n".join(body))
        return cover + "\n\n" + (self._contents(outline) if self.contents else "") + pages + "\n"

    def _block(self, block: Block) -> str:
        if isinstance(block, Heading):
            return self._heading(block)
        if isinstance(block, Paragraph):
            return self._paragraph(block.text)
        if isinstance(block, Grid):
            return self._grid(block)
        if isinstance(block, FigureCaption):
            self._figures += 1
            return f"图{self._counts[0]}-{self._figures} {block.text}"
        return self._case_title(block)

    def _case_title(self, block: CaseTitle) -> str:
        if not block.number:
            return self._heading(Heading(2, block.title))
        kind = "dash" if "-" in block.number else "plain" if block.number.isdigit() else "chinese"
        return self.case_form[kind].format(n=block.number, t=block.title)

    def _heading(self, block: Heading) -> str:
        if block.level == 1:
            self._counts = [self._counts[0] + 1, 0]
        else:
            self._counts[1] += 1
        first, second = self._counts
        chinese = _CHINESE[first - 1]
        number = {
            "dotted": (f"{first}.", f"{first}.{second} "),
            "chinese": (f"{chinese}、", self.brackets.format(_CHINESE[second - 1])),
            "chapter": (f"第{chinese}章 ", f"第{_CHINESE[second - 1]}节 "),
            "mixed": (f"{chinese}、", f"{second}．"),
        }[self.headings][block.level - 1]
        return number + block.text

    def _paragraph(self, text: str) -> str:
        if self.zero_width:
            text = text.replace("，", "，\u200b", 2)
        if not self.wrap:
            return self.indent + text
        lines, line, seen = [], "", 0
        for letter in self.indent + text:
            line += letter
            seen += not is_mark(letter)
            if seen >= self.wrap and not letter.isascii():
                lines.append(line)
                line, seen = "", 0
        return "\n".join([*lines, line] if line else lines)

    def _grid(self, block: Grid) -> str:
        self._tables += 1
        caption = f"表{max(1, self._counts[0])}-{self._tables} {block.caption}"
        if self.table == "tabs":
            return "\n".join([caption, *("\t".join(row) for row in block.rows)]) + "\n"
        if self.table == "cells":
            return "\n".join([caption, *("\t" + "\n\t".join(row) + "\n" for row in block.rows)])
        bars = ["| " + " | ".join(row) + " |" for row in block.rows]
        if self.table == "markdown":
            bars.insert(1, "|" + " --- |" * len(block.rows[0]))
        return "\n".join([caption, *bars]) + "\n"

    def _residue(self) -> str:
        if not self.residue:
            return ""
        return "".join(f"[bookmark: _Toc{self.rng.randint(100, 99999)}]" for _ in range(self.rng.randint(1, 4)))

    def _contents(self, outline: list[str]) -> str:
        dots = self.rng.choice(("\t", "......", " …………… "))
        lines = [f"{line}{dots}{number // 2 + 1}" for number, line in enumerate(outline)]
        return self.rng.choice(("目 录", "目录", "目  录")) + "\n" + "\n".join(lines) + "\n\n"

    def _paged(self, text: str) -> str:
        """Page numbers between pages, also inside sentences, never inside a name or a table."""
        if not self.page_length:
            return text
        out: list[str] = []
        seen, page, depth, tabular, along = 0, 1, 0, False, 0
        form = self.rng.choice(("\n{}\n", "\n\n- {} -\n\n", "\n\n\n", "\n— {} —\n", "\n第{}页\n"))
        for letter in text:
            out.append(letter)
            if is_mark(letter):
                depth += -1 if ord(letter) % 2 else 1
                continue
            seen, along = seen + 1, 0 if letter == "\n" else along + 1
            tabular = letter in "\t|" or (tabular and letter != "\n")
            if seen >= self.page_length and depth == 0 and letter in _BREAKABLE and not tabular and along > 25:
                out.append(form.format(page))
                seen, page = 0, page + 1
        return "".join(out)
