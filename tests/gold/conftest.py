"""The five reports, read once, where their texts are at hand: ``VETKG_SHARED``, or a folder ``shared`` beside the repository."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from bench import shared
from kg import seeds
from kg.model import ReportFacts
from loaders import pipeline


@pytest.fixture(scope="session")
def texts() -> list[Path]:
    """The reports' files, in the order of their names."""
    found = shared.reports()
    if not found:
        pytest.skip("the reports' texts are not at hand (VETKG_SHARED)")
    return found


@pytest.fixture(scope="session")
def extracted(texts: list[Path]) -> Mapping[str, ReportFacts]:
    """What the extractor alone finds, by report id."""
    return {facts.report.id: facts for facts in map(pipeline.extract, texts)}


@pytest.fixture(scope="session")
def seeded() -> Mapping[str, ReportFacts]:
    """What the seeds hold, by report id."""
    return {facts.report.id: facts for facts in seeds.read()}
