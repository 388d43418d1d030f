"""The W3C's test cases for SPARQL endpoints, where they are at hand (VETKG_SHARED, or a folder `shared` beside the repository)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.collection import Collection

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")


def suite(name: str) -> Path | None:
    """The folder of a suite."""
    places = [os.environ.get("VETKG_SHARED"), Path(__file__).parents[3] / "shared"]
    found = (Path(place) / "w3c" / name for place in places if place)
    return next((folder for folder in found if (folder / "manifest.ttl").is_file()), None)


def manifest(folder: Path | None) -> rdflib.Graph:
    """A suite's manifest; empty where the suite is not at hand."""
    return rdflib.Graph().parse(folder / "manifest.ttl") if folder else rdflib.Graph()


def cases(manifest: rdflib.Graph) -> list[Any]:
    """The manifest's cases as parameters, each by its name."""
    entries = next(manifest.objects(None, MF.entries), None)
    return [pytest.param(case, id=str(case).rpartition("#")[2]) for case in Collection(manifest, entries)] if entries else []
