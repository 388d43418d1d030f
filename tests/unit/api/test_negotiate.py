"""Accept headers, RFC 9110 section 12.5.1."""

from __future__ import annotations

import pytest

from api.negotiate import preferred

OFFERED = {"a/json": "a/json", "a/xml": "a/xml", "t/csv": "t/csv", "x/alias": "a/xml"}


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        (None, "a/json"),
        ("", "a/json"),
        ("*/*", "a/json"),
        ("t/csv", "t/csv"),
        ("T/CSV", "t/csv"),
        ("a/xml;q=0.5, t/csv;q=0.6", "t/csv"),
        ("a/*;q=0.5, a/xml;q=0.4", "a/json"),
        ("a/*;q=0.5, a/json;q=0, */*;q=0.1", "a/xml"),
        ("x/alias", "a/xml"),
        ("x/*", None),
        ("image/png", None),
        ("a/json;q=0", None),
        ("a/json;q=7", None),
        ("a/json;q=x, t/csv;q=0.1", "t/csv"),
        ("nonsense", None),
        ("*/*;q=0.1, t/csv", "t/csv"),
        ("t/csv ; q=0.3 ; v=1, a/xml ; q=0.31", "a/xml"),
    ],
)
def test_preferred(accept: str | None, given: str | None) -> None:
    assert preferred(accept, OFFERED) == given


def test_a_header_of_a_megabyte_is_read_quickly() -> None:
    assert preferred("a/b," * 250_000 + "t/csv", OFFERED) is None
