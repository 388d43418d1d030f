"""The province around a city's or county's own ground: 全省 in its report means that one, and no figure of the city's."""

from __future__ import annotations

from kg.divisions import Division
from loaders.context import Context


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
