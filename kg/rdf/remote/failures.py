"""What a SPARQL server's refusal means, and what to do about it."""

from __future__ import annotations

from kg.errors import BusyError, QueryError, QueryTimeoutError, QueryTooLongError, StoreError, VetkgError
from kg.rdf.remote.connection import Answer

_LOGIN = "Check the user and the password (VETKG_SPARQL_USER, VETKG_SPARQL_PASSWORD) or the token (VETKG_SPARQL_TOKEN)."


def of_query(answer: Answer, url: str) -> VetkgError:
    """The error that a query's answer is; its status is no success."""
    said = answer.said()
    if answer.status == 400:
        return QueryError(
            f"The query is malformed: {said or 'the server does not say why'}.", hint="Check the syntax at that place."
        )
    if answer.status in (408, 504) or (answer.status == 503 and "time" in said.lower()):
        return QueryTimeoutError(f"The server gave up on the query: {said or answer.status}.", hint="Ask for less, or bind more.")
    if answer.status in (413, 414):
        return QueryTooLongError("The server finds the query too long.", hint="Put long lists of values into several queries.")
    if answer.status == 429:
        return BusyError(f"The SPARQL server at {url} has too much to do.", hint="Try again in a few seconds.")
    return of_status(answer, url)


def of_write(answer: Answer, url: str) -> StoreError:
    """The error that a write's answer is; its status is no success."""
    said = answer.said()
    if answer.status == 400:
        return StoreError(
            f"The server at {url} did not take the data: {said or 'it does not say why'}.",
            hint="Check that this is its address for updates, or for the Graph Store Protocol.",
        )
    if answer.status in (405, 501):
        return StoreError(
            f"The server at {url} takes no writes ({answer.status}): it is read-only, or this is not its address for them.",
            hint="Name the address for updates with --update, such as http://host:3030/ds/update.",
        )
    if answer.status == 507 or (answer.status >= 500 and any(word in said.lower() for word in ("space", "disk", "quota"))):
        return StoreError(
            f"The server at {url} has no room left ({answer.status}: {said or '-'}).", hint="Make room on its disk."
        )
    return of_status(answer, url)


def of_status(answer: Answer, url: str) -> StoreError:
    """The error that a refusal is, whatever was asked for."""
    said = f" ({answer.said()})" if answer.said() else ""
    if answer.status == 401:
        return StoreError(f"The SPARQL server at {url} does not know this login (401).", hint=_LOGIN)
    if answer.status == 403:
        return StoreError(f"The SPARQL server at {url} forbids this to this login (403){said}.", hint=_LOGIN)
    if 300 <= answer.status < 400:
        return StoreError(
            f"The server at {url} sends on to {answer.location or 'elsewhere'} ({answer.status}).",
            hint="Give that address, if you trust it: vetkg follows no redirects, so that a login goes nowhere else.",
        )
    if answer.status in (404, 410):
        return StoreError(
            f"There is nothing at {url} ({answer.status}){said}.",
            hint="Check the path; a dataset of Fuseki is asked at http://host:3030/ds/sparql.",
        )
    if answer.status == 405:
        return StoreError(f"The server at {url} takes no queries (405).", hint="Name its address for queries.")
    return StoreError(f"The SPARQL server at {url} failed with {answer.status}{said}.", hint="Look at its log, then try again.")


def no_sparql(answer: Answer, url: str) -> StoreError:
    """The error that a success of another kind is: a web page, say."""
    return StoreError(
        f"What answers at {url} is no SPARQL endpoint: it gave {answer.media_type or 'no media type'}.",
        hint="Check the path; a dataset of Fuseki is asked at http://host:3030/ds/sparql, Oxigraph at http://host:7878/query.",
    )
