"""What the IRIs of the graph stand for: their pages, their data, and what the data says (Cool URIs for the Semantic Web, 4.3)."""

from __future__ import annotations

import re
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.browsing import Browsing
from api.sparql_formats import JSONLD, NTRIPLES, RDFXML, TURTLE
from kg.errors import UnknownNameError
from ontology.schema import IDS

SUFFIXES = {TURTLE: "ttl", NTRIPLES: "nt", JSONLD: "jsonld", RDFXML: "rdf"}
"""By media type: how an address of data ends that gives this type to whoever asks."""
ALIASES = {**{name: name for name in SUFFIXES}, "text/plain": NTRIPLES, "application/xml": RDFXML, "text/xml": RDFXML}
"""The media types that a client may name for RDF, and the one it then gets."""
HTML, JSON = "text/html", "application/json"
_KINDS = {"fact": ("fact", "facts"), "claim": ("fact", "facts"), "report": ("report", "reports")}
_PLACE = re.compile(r"^(?P<claim>(?:claim|rejection)-[0-9a-f]+)/place/\d+(?:/position)?$")
_DESCRIBED = re.compile(r"^/(?:id|data|entity|entities|fact|facts|report|reports)/(?P<id>.+)$")
_ANSWERS = (200, 303)
_REJECTION = "rejection-"


def resource(id_: str) -> str:
    """The IRI of what the id names: an entity, a fact, a claim, a rejection, a place of one, a report."""
    return IDS + "/".join(quote(part, safe="-._~") for part in id_.split("/"))


def pages(id_: str) -> tuple[str, str]:
    """The address of the page and of the JSON about what the id names; a place is shown with its claim or rejection."""
    place = _PLACE.match(id_)
    id_ = place["claim"] if place else id_
    if is_release(id_):
        return f"/releases/{quote(id_)}", f"/releases/{quote(id_)}"
    if id_.startswith(_REJECTION):
        asked = f"report-coverage?rejection={quote(id_, safe='')}"
        return f"/ask/{asked}", f"/questions/{asked}"
    page, data = _KINDS.get(id_.split("-")[0], ("entity", "entities"))
    own = quote(id_.removeprefix("report-") if page == "report" else id_, safe="")
    return f"/{page}/{own}", f"/{data}/{own}"


def data(id_: str, media_type: str = "") -> str:
    """The address of the RDF about what the id names, in the media type or by Accept."""
    suffix = f".{SUFFIXES[media_type]}" if media_type else ""
    return f"/data/{quote(id_, safe='/-._~')}{suffix}"


def split(name: str) -> tuple[str, str]:
    """An id and the media type that the name's ending asks for, if it has one."""
    for media_type, suffix in SUFFIXES.items():
        if name.endswith(f".{suffix}"):
            return name.removesuffix(f".{suffix}"), media_type
    return name, ""


def description(id_: str) -> str:
    """The query for all that is said of a resource: its triples, names of what it leads to, places, and who states a fact."""
    this = f"<{resource(id_)}>"
    return f"""PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX vet: <https://w3id.org/vetkg/ontology#>
CONSTRUCT {{ {this} ?p ?o . ?named rdfs:label ?label . ?part ?q ?r }}
WHERE {{
  {{ {this} ?p ?o }}
  UNION {{ {this} ?leads ?named . ?named rdfs:label ?label }}
  UNION {{ {this} oa:hasTarget|oa:hasSelector|(oa:hasTarget/oa:hasSelector) ?part . ?part ?q ?r }}
  UNION {{ ?part vet:statement {this} . ?part ?q ?r }}
}}"""


def missing(browsing: Browsing, id_: str) -> UnknownNameError | None:
    """What to say where nothing has the id, with the nearest; None where something has. Releases are not looked up here."""
    place = _PLACE.match(id_)
    if is_release(id_):
        return None
    if id_.startswith(_REJECTION):
        known = (place["claim"] if place else id_) in browsing.index.graph.rejections
        return None if known else unknown(id_)
    kind = "fact" if place else _KINDS.get(id_.split("-")[0], ("entity", ""))[0]
    find = {"fact": browsing.index.statement, "report": browsing.index.report, "entity": browsing.index.entity}[kind]
    try:
        find(place["claim"] if place else id_)
    except UnknownNameError as error:
        return error
    return None


def unknown(id_: str) -> UnknownNameError:
    """What to say of a place or another part that its owner has not."""
    return UnknownNameError(f"Nothing has the id {id_[:200]!r}.", hint="Ask for the claim that it belongs to.")


def is_release(id_: str) -> bool:
    """Whether the id is a release's, which has an address of its own that gives every format."""
    return id_.startswith("release-")


class Alternates:
    """Tells with each answer about a resource where its RDF and its page are: Link with rel=alternate (RFC 8288)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI wants it."""
        found = _DESCRIBED.match(scope["path"]) if scope["type"] == "http" else None
        if found is None or is_release(found["id"]):
            await self._app(scope, receive, send)
            return
        links = _links(scope["path"], found["id"])

        async def with_links(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in _ANSWERS:
                MutableHeaders(raw=message["headers"]).append("Link", links)
            await send(message)

        await self._app(scope, receive, with_links)


def _links(path: str, id_: str) -> str:
    if path.startswith("/data/"):
        id_ = split(id_)[0]
    if path.startswith("/report") and not id_.startswith("report-"):
        id_ = f"report-{id_}"
    page, json = pages(id_)
    alternates = [*((data(id_, media_type), media_type) for media_type in SUFFIXES), (json, JSON), (page, HTML)]
    links = [f'<{address}>; rel="alternate"; type="{media_type}"' for address, media_type in alternates]
    return ", ".join([*links, f'<{resource(id_)}>; rel="describes"'])
