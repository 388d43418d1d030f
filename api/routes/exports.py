"""Releases as files for other software (docs/exports.md)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import IO, Any

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import Field

from api import caching
from api.answer import Answer
from api.export_files import ExportFiles
from api.methods import only_the_head
from api.releases import serving
from api.routes.releases import one
from kg.errors import UnknownNameError
from kg.exports.release_files import ReleaseFile, release_files

router = APIRouter(tags=["Releases"])
_PIECE = 1 << 18
# Who waits for an export to be made takes no thread from the other routes.
_LIMITER = CapacityLimiter(4)
_FILES: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file.", "content": {form.media_type: {} for form in release_files().values()}},
    404: {"description": "There is no such release, or no such format; `suggestions` lists those there are."},
}


class ExportInfo(Answer):
    """A release in one format."""

    name: str = Field(examples=["jsonld"])
    zh: str
    en: str
    media_type: str = Field(examples=["application/ld+json"])
    packed: str = Field(description="The media type of the files in a ZIP file; empty for what is none.")
    url: str = Field(description="Where to fetch it.")
    file: str = Field(description="What the file is called.")
    size: int | None = Field(description="Its bytes, once it has been made: the first request makes it.")


class ExportList(Answer):
    """What a release can be fetched as."""

    release: str
    exports: list[ExportInfo]


@router.get("/releases/{id}/exports", summary="What a release can be fetched as", response_model=ExportList)
def exports(request: Request, id: str) -> ExportList:  # noqa: A002 - the path's own word
    """RDF, JSON, a network, tables: each format with its media type, address, and size once it has been made."""
    found, base = one(serving(request), id), str(request.base_url).rstrip("/")
    rows = [
        ExportInfo(
            name=form.name,
            zh=form.zh,
            en=form.en,
            media_type=form.media_type,
            packed=form.packed,
            url=f"{base}{address(found.id, form.name)}",
            file=form.file_name(found.id),
            size=_files(request).size(found.id, form),
        )
        for form in release_files().values()
    ]
    return ExportList(release=found.id, exports=rows)


@router.get("/releases/{id}/exports/{name}", summary="A release as a file", response_class=Response, responses=_FILES)
async def export(request: Request, id: str, name: str) -> Response:  # noqa: A002 - the path's own word
    """Made when it is first asked for. The same release gives the same bytes; tables come as a ZIP file."""
    found, form = one(serving(request), id), _form(name)
    file = await run_sync(_files(request).get, found.id, form, limiter=_LIMITER)
    size = str(os.fstat(file.fileno()).st_size)
    headers = {
        # Another version of vetkg or pyarrow may write the same release in other bytes.
        "ETag": caching.tag(found.id, "export", name, size, request.app.version),
        "Content-Disposition": f'attachment; filename="{form.file_name(found.id)}"',
        "Content-Length": size,
    }
    caching.settled(request)
    if only_the_head(request.scope):
        file.close()
        return Response(media_type=form.media_type, headers=headers)
    return StreamingResponse(_pieces(file), media_type=form.media_type, headers=headers)


def address(release: str, name: str) -> str:
    """Where a release is given in a format."""
    return f"/releases/{release}/exports/{name}"


def _form(name: str) -> ReleaseFile:
    known = release_files()
    if name not in known:
        names = tuple(known)
        raise UnknownNameError(f"Releases are not given as {name[:60]!r}.", hint=f"Use {', '.join(names)}.", suggestions=names)
    return known[name]


def _files(request: Request) -> ExportFiles:
    found: ExportFiles = request.app.state.exports
    return found


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece
