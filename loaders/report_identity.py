"""What a report is, as every rule may ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ReportLevel = Literal["province", "city", "county", "school"]


@dataclass(frozen=True, slots=True)
class Identity:
    """What a report is: id, title, year of its name, its region's full name, who published it, whose report it is.

    ``school`` is the hero of a school's own report (level ``school``). ``inferred`` lists the fields that no title line gave;
    ``code`` is the region's code (GB/T 2260).
    """

    id: str
    title: str
    year: int | None
    region: str | None
    publisher: str
    level: ReportLevel
    school: str | None = None
    inferred: tuple[str, ...] = ()
    code: str | None = None
