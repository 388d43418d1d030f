"""Tables of partner schools: a column of schools and one of their partners, or only the latter in a school's own report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.candidates import RelationCandidate
from loaders.context import Context
from loaders.reading import Table
from loaders.resolution.subjects import names_of

_PARTNER_COLUMN = re.compile(
    r"(?:合作|衔接|对接|对口|联办|联合办学|联合培养|帮扶|受援|支援|结对|贯通).{0,4}(?:院校|学校|高校|高职|单位|对象)|(?:高职|高等|本科)院校(?:名称)?|对应高职"
)
_SCHOOL_COLUMN = re.compile(r"学校|院校|单位|中职")


def in_table(context: Context, table: Table) -> Iterator[RelationCandidate]:
    """Each row's school with its partners; where no column names it, the school whose report it is."""
    headings = {
        c: context.segment(cell).text for row in table.rows[: table.header_rows] for c, cell in enumerate(row) if cell is not None
    }
    partners = [c for c, text in headings.items() if len(text) < 16 and _PARTNER_COLUMN.search(text)]
    if not partners:
        return
    owners = [c for c, text in headings.items() if _SCHOOL_COLUMN.search(text) and c not in partners and len(text) < 16]
    for row in table.rows[table.header_rows :]:
        for owner in owners[:1] or (None,):
            own_cell = row[owner] if owner is not None else None
            own = names_of(context.of("School", own_cell)) if own_cell is not None else ()
            if owner is None and context.identity.school:
                own = (context.names.resolve("School", context.identity.school),)
            for column in partners:
                cell = row[column]
                for mention in context.of("School", cell) if cell is not None and len(own) == 1 else ():
                    if mention.name != own[0]:
                        yield RelationCandidate(
                            "cooperatesWith",
                            ("School", own[0]),
                            ("School", mention.name),
                            mention.span,
                            mention.surface,
                            "school-column",
                            {},
                            0.85,
                        )
