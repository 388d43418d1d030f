"""The application: settings and stores in, the routers of :data:`ROUTERS` out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from api import errors, moved, releases, serving
from api.caching import Caching, Tagging
from api.compression import Compression
from api.explore import assets, exploring, history, missing, pages
from api.export_files import ExportFiles
from api.linked_data import Alternates
from api.methods import Methods
from api.routes import (
    cypher,
    data,
    entities,
    exports,
    facts,
    graph_store,
    health,
    ontology,
    questions,
    reports,
    sparql,
    stats,
    void,
)
from api.routes import releases as releases_routes
from api.settings import Settings
from kg.evidence import Texts

ROUTERS = (
    health.router,
    sparql.router,
    graph_store.router,
    void.router,
    cypher.router,
    questions.router,
    data.router,
    entities.router,
    facts.router,
    reports.router,
    releases_routes.router,
    exports.router,
    stats.router,
    ontology.router,
    assets.router,
    exploring.router,
    history.router,
    pages.router,
)
_SHOWN = ["X-Vetkg-Truncated", "X-Vetkg-Rows", "X-Vetkg-Release", "X-Total-Count", "Link", "Retry-After", "Allow", "ETag"]


def create_app(settings: Settings | None = None, texts: Texts | None = None) -> FastAPI:
    """The server of one graph; ``texts`` are the reports' texts, where they are at hand, to quote sentences from.

    Raises GraphError where ``settings.graph`` is no graph.
    """
    settings = settings or Settings.read()
    served = serving.open_graph(settings, texts)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        served.start()
        try:
            yield
        finally:
            served.close()
            app.state.exports.close()

    app = FastAPI(
        title="vetkg",
        version=version("vetkg"),
        summary="职业教育质量报告知识图谱 · The knowledge graph of vocational education",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings, app.state.serving, app.state.exports = settings, served, ExportFiles(served.folder)
    for part in (errors, missing, moved):
        part.install(app)
    _add_layers(app, settings, served)
    for router in ROUTERS:
        app.include_router(router)
    return app


def _add_layers(app: FastAPI, settings: Settings, served: serving.Serving) -> None:
    """What every request and answer passes through; the first added is the innermost."""
    for layer in (Alternates, Tagging, Compression, Caching, Methods):
        app.add_middleware(layer)
    app.add_middleware(releases.Releases, serving=served)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=list(settings.cors_origins),
        allow_methods=["GET", "HEAD", "POST", "OPTIONS"],
        allow_headers=["*"],
        expose_headers=_SHOWN,
        max_age=3600,
    )
