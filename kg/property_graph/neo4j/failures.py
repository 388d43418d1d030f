"""The driver's exceptions as ours, each with what to do about it (Neo4j status codes, "Neo4j error codes")."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kg.errors import InputError, QueryError, QueryRefusedError, QueryTimeoutError, StoreError, VetkgError
from kg.ports import Limits

_NO_LIMITS = Limits()
_AGAIN = "Nothing that was loaded is lost: run the same command again and it goes on."


def driver_module() -> Any:
    """The driver. Raises StoreError where it is not installed."""
    try:
        import neo4j
    except ImportError as error:
        raise StoreError("The Neo4j driver is not installed.", hint="Run `pip install vetkg[neo4j]`.") from error
    return neo4j


@contextmanager
def while_connecting(uri: str, user: str, database: str) -> Iterator[None]:
    """Failures to reach the server, to log in, to find the database."""
    exceptions = driver_module().exceptions
    try:
        yield
    except exceptions.AuthError as error:
        hint = "Check --user and the password (VETKG_NEO4J_PASSWORD)."
        raise StoreError(f"The server at {uri} refused the user or the password of {user!r}.", hint=hint) from error
    except exceptions.Neo4jError as error:
        if "DatabaseNotFound" in str(error.code) or "DatabaseUnavailable" in str(error.code):
            hint = "Name one that exists with --database (SHOW DATABASES lists them), or create it."
            raise StoreError(f"The server at {uri} has no usable database {database!r}.", hint=hint) from error
        raise StoreError(f"The server at {uri} refused: {short(error.message)}", hint="Look at the server's log.") from error
    except exceptions.ConfigurationError as error:
        hint = "Write bolt://host:7687, or neo4j:// for a cluster; +s for TLS, +ssc for TLS with a certificate of your own."
        raise InputError(f"{uri!r} is no address of a Bolt server ({short(error)}).", hint=hint) from error
    except exceptions.DriverError as error:
        raise _unreachable(uri, error) from error
    except (OSError, ValueError) as error:
        hint = "Check the address, that the server runs, and that the port is Bolt's (7687)."
        raise StoreError(f"Neo4j cannot be reached at {uri} ({short(error)}).", hint=hint) from error


@contextmanager
def while_writing(uri: str) -> Iterator[None]:
    """Failures in the middle of a load: whatever they are, running it again goes on."""
    exceptions = driver_module().exceptions
    try:
        yield
    except exceptions.Neo4jError as error:
        code = str(error.code)
        if any(word in code for word in ("Forbidden", "AccessMode", "ReadOnly")) or "read-only" in str(error.message):
            hint = "Give vetkg a user that may write, and a database that is not read-only."
            raise StoreError(f"This user may not write into the database at {uri}: {short(error.message)}", hint=hint) from error
        raise StoreError(f"The server at {uri} failed ({code}): {short(error.message)}", hint=_AGAIN) from error
    except (exceptions.DriverError, OSError) as error:
        raise StoreError(f"The connection to {uri} broke ({short(error)}).", hint=_AGAIN) from error


@contextmanager
def while_asking(uri: str, limits: Limits = _NO_LIMITS) -> Iterator[None]:
    """Failures of one statement of a reader."""
    exceptions = driver_module().exceptions
    try:
        yield
    except exceptions.Neo4jError as error:
        raise _query_error(str(error.code), str(error.message), limits) from error
    except (exceptions.DriverError, OSError, ValueError) as error:
        hint = "Check the address and that the server runs."
        raise StoreError(f"Neo4j cannot be reached at {uri} ({short(error)}).", hint=hint) from error


def _unreachable(uri: str, error: Exception) -> StoreError:
    """No server, one that never answers, or one that speaks another protocol or another version of it."""
    name, text = type(error).__name__, str(error).lower()
    if "timed out" in text or "timeout" in text:
        hint = "Check that the server has started and is not overloaded, and that the port is Bolt's (7687)."
        return StoreError(f"What listens at {uri} did not answer in time ({short(error)}).", hint=hint)
    if name in ("UnsupportedServerProduct", "BoltHandshakeError") or "handshake" in text or "protocol" in text or "http" in text:
        hint = "vetkg needs Bolt 4.4 or later, and Neo4j 5 or later: check that the port is Bolt's (7687), not HTTP's (7474)."
        return StoreError(f"What answers at {uri} does not speak a Bolt version that we know ({short(error)}).", hint=hint)
    hint = "Check the address, that the server runs, and that the port is Bolt's (7687)."
    return StoreError(f"Neo4j cannot be reached at {uri} ({short(error)}).", hint=hint)


def _query_error(code: str, message: str, limits: Limits) -> VetkgError:
    if "TransactionTimedOut" in code or "TransactionTerminated" in code:
        text = f"The statement did not finish within {limits.seconds:g} seconds."
        return QueryTimeoutError(text, hint="Ask for less, or bind more of its ends.")
    if "AccessMode" in code or "Forbidden" in code:
        return QueryRefusedError("The graph is read-only.", hint="Ask with MATCH and RETURN.")
    if code.startswith("Neo.ClientError.Security"):
        return StoreError(f"Neo4j refused the user: {short(message)}", hint="Check the user and the password.")
    if code.startswith("Neo.ClientError"):
        return QueryError(f"The statement failed: {short(message)}", hint="Check labels, properties and syntax.")
    return StoreError(f"Neo4j failed: {short(message)}", hint="Look at the server's log.")


def short(message: object) -> str:
    """A message of the server or the driver on one line, at most 300 letters of it."""
    text = " ".join(str(message).split())
    return text if len(text) <= 300 else f"{text[:300]}…"
