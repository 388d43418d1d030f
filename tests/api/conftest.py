"""A small graph of invented schools and firms, built as `vetkg build` does, and the application that serves it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from kg.build import build
from kg.model import Entity, EntityRef, Evidence, Relation, Report, ReportFacts
from tests.api import valley_client
from tests.api.valley import make as make_valley

REPORT = "yunxi-2021"


def _place(start: int, surface: str) -> tuple[Evidence, ...]:
    return (Evidence(REPORT, start, start + len(surface), surface, "一、概况"),)


def _facts() -> ReportFacts:
    region = Entity("Region", "云溪市", evidence=_place(0, "云溪市"))
    school = Entity("School", "云溪市第一职业学校", ("云溪一职",), evidence=_place(10, "云溪市第一职业学校"))
    firms = [
        Entity("Enterprise", name, evidence=_place(30 + 20 * i, name))
        for i, name in enumerate(("晨光机械有限公司", "青石物流有限公司", "百川软件有限公司"))
    ]
    partnerships = tuple(
        Relation(
            "partnersWith",
            EntityRef("School", school.name),
            EntityRef("Enterprise", firm.name),
            {"year": 2021},
            _place(200 + 30 * i, firm.name),
        )
        for i, firm in enumerate(firms)
    )
    report = Report(REPORT, "云溪市中等职业教育质量报告", 2021, "云溪市", "云溪市教育局", "0" * 64, 1000)
    return ReportFacts(report, (region, school, *firms), partnerships)


@pytest.fixture(scope="session")
def graph_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served") / "graph"
    build([_facts()], folder, date="2024-01-01T00:00:00+00:00")
    return folder


@pytest.fixture(scope="session")
def client(graph_folder: Path) -> Iterator[TestClient]:
    settings = Settings(graph=graph_folder, workers=1, query_seconds=5, cors_origins=("https://example.org",))
    with TestClient(create_app(settings), raise_server_exceptions=False) as running:
        yield running


@pytest.fixture(scope="session")
def short_client(graph_folder: Path) -> Iterator[TestClient]:
    """A server that gives two rows and half a second a query."""
    settings = Settings(graph=graph_folder, workers=1, query_seconds=0.5, query_rows=2, query_characters=2000)
    with TestClient(create_app(settings), raise_server_exceptions=False) as running:
        yield running


@pytest.fixture(scope="session")
def valley(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The server of two invented reports, the text of one of them at hand."""
    with valley_client.running(make_valley(tmp_path_factory.mktemp("valley"))) as running:
        yield running
