"""Settings: where they come from, what they may be, and that their documentation is complete."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from api.settings import PREFIX, Settings
from kg.errors import InputError

DOCUMENT = Path(__file__).parents[3] / "docs" / "settings.md"


def test_arguments_go_before_the_environment_before_the_defaults() -> None:
    environment = {
        "VETKG_PORT": "9000",
        "VETKG_QUERY_SECONDS": "2.5",
        "VETKG_CORS_ORIGINS": "https://a.example, https://b.example",
    }
    settings = Settings.read(environment, port=9001, host=None)
    assert (settings.port, settings.query_seconds, settings.host) == (9001, 2.5, "127.0.0.1")
    assert settings.cors_origins == ("https://a.example", "https://b.example")
    assert Settings.read({"VETKG_GRAPH": "a/b"}).graph == Path("a/b")
    assert Settings.read({}) == Settings()


@pytest.mark.parametrize(
    "environment",
    [{"VETKG_PORT": "http"}, {"VETKG_QUERY_SECONDS": "-1"}, {"VETKG_WORKERS": "0"}, {"VETKG_QUERY_SECONDS": "nan"}],
)
def test_nonsense_is_named(environment: dict[str, str]) -> None:
    with pytest.raises(InputError) as caught:
        Settings.read(environment)
    assert next(iter(environment)).removeprefix(PREFIX).lower() in str(caught.value).lower()


@pytest.mark.parametrize(
    "environment",
    [
        {"VETKG_RDF": "db/ds/sparql"},
        {"VETKG_RDF": "bolt://db:7687"},
        {"VETKG_CYPHER": "http://db:7474"},
        {"VETKG_CYPHER": "bolt:///"},
    ],
)
def test_an_address_that_no_server_could_have_is_told_at_once(environment: dict[str, str]) -> None:
    with pytest.raises(InputError) as caught:
        Settings.read(environment)
    assert next(iter(environment.values())) in caught.value.message
    assert "://host" in caught.value.hint


def test_unknown_arguments_are_named() -> None:
    with pytest.raises(InputError, match="no_such"):
        Settings.read({}, no_such=1)


def test_the_document_lists_every_setting_with_its_default_and_meaning() -> None:
    rows = dict(re.findall(r"^\| `(VETKG_\w+)` \| (.*) \|$", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert list(rows) == [PREFIX + item.name.upper() for item in fields(Settings)]
    for item in fields(Settings):
        default, about = rows[PREFIX + item.name.upper()].split(" | ")
        shown = ",".join(item.default) if isinstance(item.default, tuple) else "" if item.default is None else str(item.default)
        assert default.strip("` ") == shown
        assert about == item.metadata["about"]
