"""What lies around a report's own ground: the country, and the province that 全省 means in a city's report."""

from __future__ import annotations

import re

from kg.divisions import Division
from loaders.context import Context

_ABROAD = re.compile(r"全国的?(?:中|平均|职业|共|各|同类|总|范围|水平|技工)|全世界")


def is_province(context: Context, region: str) -> bool:
    """Whether a region is a province, an autonomous region or a municipality."""
    return any(not division.parent for division in context.divisions.named(region))


def province_around(context: Context) -> str | None:
    """The province that the report's own region lies in, if the report names it; None too where its region is one."""
    code = context.identity.code
    own: Division | None = context.divisions.by_code(code) if code else None
    if own is None or not own.parent:
        return None
    name = context.divisions.province(own).name
    return context.names.resolve("Region", name) if context.names.knows("Region", name) else None


def is_wider(text: str) -> bool:
    """Whether a clause speaks of the whole country, so that its figure is no region's here."""
    return bool(_ABROAD.search(text))
