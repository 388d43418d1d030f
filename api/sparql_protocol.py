"""A request of the SPARQL 1.1 Protocol's query operation (section 2.1): its query and its dataset."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl

from kg.errors import InputError, QueryError, QueryRefusedError
from kg.ports import Dataset

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
ACCEPTED = f"{FORM}, {QUERY}"
_MOST_FIELDS = 200


class UnsupportedMediaTypeError(InputError):
    """A request body in a media type that is not read here."""

    slug = "unsupported-media-type"
    status = 415


@dataclass(frozen=True, slots=True)
class ProtocolQuery:
    """The query text and the dataset that the request asks it of; no query at all is an empty text."""

    query: str
    dataset: Dataset


def from_address(query_string: str) -> ProtocolQuery:
    """Query via GET (section 2.1.1). Raises QueryError, QueryRefusedError."""
    return _read(_pairs(query_string))


def from_body(query_string: str, content_type: str, body: bytes) -> ProtocolQuery:
    """Query via POST (sections 2.1.2 and 2.1.3). Raises UnsupportedMediaTypeError, QueryError, QueryRefusedError."""
    media_type, charset = _media_type(content_type)
    if media_type == UPDATE:
        raise _update()
    if media_type not in (FORM, QUERY):
        raise UnsupportedMediaTypeError(
            f"The body's media type is {media_type or 'missing'}.", hint=f"Send Content-Type: {FORM} or {QUERY}."
        )
    if charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise UnsupportedMediaTypeError(f"The body's charset is {charset}.", hint="SPARQL queries are sent in UTF-8.")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise QueryError("The body is not UTF-8.", hint="SPARQL queries are sent in UTF-8.") from error
    if media_type == FORM:
        found = _read([*_pairs(query_string), *_pairs(text)])
    else:
        found = _read([*_pairs(query_string), ("query", text)])
    if not found.query.strip():
        raise QueryError("The request holds no query.", hint="Give it as the parameter query, or as the body.")
    return found


def _pairs(encoded: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError as error:
        raise QueryError("The parameters are not UTF-8.", hint="Percent-encode them as UTF-8.") from error
    except ValueError as error:
        raise QueryError(f"There are more than {_MOST_FIELDS} parameters.", hint="Name fewer graphs.") from error


def _media_type(content_type: str) -> tuple[str, str]:
    name, *parameters = (part.strip().lower() for part in content_type.split(";"))
    charsets = [value.strip().strip('"') for key, _, value in (p.partition("=") for p in parameters) if key.strip() == "charset"]
    return name, charsets[0] if charsets else ""


def _read(pairs: Iterable[tuple[str, str]]) -> ProtocolQuery:
    queries: list[str] = []
    graphs: dict[str, list[str]] = {"default-graph-uri": [], "named-graph-uri": []}
    for name, value in pairs:
        if name == "update":
            raise _update()
        if name == "query":
            queries.append(value)
        elif name in graphs and value:
            graphs[name].append(_graph(value))
    if len(queries) > 1:
        raise QueryError("The request holds more than one query.", hint="Send one query a request.")
    dataset = Dataset(tuple(graphs["default-graph-uri"]), tuple(graphs["named-graph-uri"]))
    return ProtocolQuery(queries[0] if queries else "", dataset)


def _graph(iri: str) -> str:
    """Graphs that this store does not hold are empty; nothing is ever fetched. A file is refused, so that nobody thinks it is."""
    if iri.strip().lower().startswith("file:"):
        raise QueryRefusedError("A graph with a file: IRI is refused: files are not read.", hint="Name a graph of this store.")
    return iri


def _update() -> QueryRefusedError:
    return QueryRefusedError(
        "Updates are refused: this graph is read-only.", hint="Send a SELECT, ASK, CONSTRUCT or DESCRIBE query."
    )
