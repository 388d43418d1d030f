"""Ids that lead on: 301 from an id that was joined to another to the survivor, 410 from one that the graph lost."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import quote, unquote

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

from api.browsing import Browsing
from api.releases import keep, named
from kg.errors import UnknownNameError
from kg.ids import iri
from ontology.schema import IDS


class MovedError(Exception):
    """``old`` is now ``new``; the address without change would lead nowhere."""

    def __init__(self, old: str, new: str) -> None:
        super().__init__(old, new)
        self.old, self.new = old, new


class GoneError(UnknownNameError):
    """An entity that a former release had; ``suggestions`` holds the last such release."""

    slug = "gone"
    status = 410


def follow(browsing: Browsing, id_: str) -> None:
    """Raises MovedError where the id leads to another one."""
    bare = id_.removeprefix(IDS)
    now = browsing.identities.now(bare)
    if now and now != bare:
        raise MovedError(bare, now)


def present(browsing: Browsing, id_: str) -> str:
    """The id, where it is that of something or of nothing known. Raises MovedError, GoneError."""
    follow(browsing, id_)
    bare = id_.removeprefix(IDS)
    last = browsing.identities.last(bare)
    if last and not browsing.identities.now(bare):
        raise GoneError(
            f"{bare} is not in this release any more; {last} was the last that had it.",
            hint=f"Ask with ?release={last} while that release is kept.",
            suggestions=(last,),
        )
    return id_


def install(app: FastAPI) -> None:
    """Answer what has moved with where it is now."""
    app.add_exception_handler(MovedError, _redirect)


async def _redirect(request: Request, error: Exception) -> Response:
    """The same address with the survivor's id (RFC 9110, 15.4.2); asked again each time, for a split may bring an id back."""
    assert isinstance(error, MovedError)
    before, _, after = unquote(request.url.path).rpartition(error.old)
    path = quote(f"{before.removesuffix(IDS)}{error.new}{after}")
    address = keep(path + (f"?{request.url.query}" if request.url.query else ""), named(request))
    body = {"id": error.new, "iri": iri(error.new), "redirectedFrom": error.old}
    headers = {"Location": address, "Cache-Control": "no-cache", "Vary": "Accept"}
    return JSONResponse(body, HTTPStatus.MOVED_PERMANENTLY, headers=headers)
