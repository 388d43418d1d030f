"""Static files: ours, and vis-network from pyvis's own package. Nothing is ever fetched from another host."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from mimetypes import guess_type
from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from api.explore.site import FOLDER

router = APIRouter(include_in_schema=False)
VIS = "vis/vis-network.min.js"


@cache
def _files() -> dict[str, Path]:
    """Every file served, by its address: only these, so that no address can lead elsewhere."""
    static = FOLDER / "static"
    found = {p.relative_to(static).as_posix(): p for p in sorted(static.rglob("*")) if p.is_file() and p.suffix != ".map"}
    found[VIS] = Path(str(resources.files("pyvis"))) / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return found


@cache
def _tag(path: Path, changed: int) -> str:
    del changed  # a part of the cache's key only
    return f'"{hashlib.sha256(path.read_bytes()).hexdigest()[:16]}"'


@router.get("/static/{name:path}")
@router.head("/static/{name:path}")
def static(request: Request, name: str) -> Response:
    """A file, with its tag so that browsers ask again at little cost."""
    path = _files().get(name)
    if path is None:
        raise HTTPException(404, f"There is no file {name!r}.")
    tag = _tag(path, path.stat().st_mtime_ns)
    headers = {"ETag": tag, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    kind = "text/javascript" if path.suffix == ".js" else guess_type(path.name)[0] or "application/octet-stream"
    return Response(path.read_bytes(), media_type=kind, headers=headers)


@router.get("/favicon.ico")
def icon() -> Response:
    """The mark, where browsers look for it unasked."""
    return Response((FOLDER / "static" / "mark.svg").read_bytes(), media_type="image/svg+xml")
