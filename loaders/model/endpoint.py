"""The endpoint over HTTP: one question, one answer's text, or the reason why there is none.

Answers are bounded in time and bytes, redirects are not followed (the key stays with the address it was given for), and only
what may pass (a busy or failing server, a lost connection, a time-out) is asked for again, ``retries`` times at most.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType, TracebackType
from typing import Any

from kg.errors import InputError
from loaders.model.settings import ModelSettings

Messages = Sequence[Mapping[str, str]]
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_FINAL = frozenset({401, 402, 403, 404, 405, 410})
_EXTRAS: Mapping[str, Any] = {"temperature": 0, "seed": 0, "response_format": {"type": "json_object"}}
_LONGEST_WAIT_SECONDS = 20.0


class UnansweredError(Exception):
    """No answer. ``reason`` says why, in words for people; ``passing``: worth asking again; ``final``: of no use to ask on."""

    def __init__(self, reason: str, *, passing: bool = False, final: bool = False, wait_seconds: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.passing, self.final, self.wait_seconds = reason, passing, final, wait_seconds


class _PlainerError(Exception):
    """The server refuses a setting beyond model and messages."""


class Endpoint:
    """A connection to the endpoint; a context manager. Raises InputError where httpx is not installed."""

    def __init__(self, settings: ModelSettings, pause: Callable[[float], None] = time.sleep) -> None:
        self._settings, self._pause = settings, pause
        self._httpx = _httpx()
        headers = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "vetkg"}
        if settings.key:
            headers["Authorization"] = f"Bearer {settings.key}"
        self._client = self._httpx.Client(headers=headers, timeout=settings.seconds, follow_redirects=False)
        self._extras = dict(_EXTRAS)

    def __enter__(self) -> Endpoint:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the connection."""
        self._client.close()

    def answer(self, messages: Messages) -> str:
        """The text of the model's answer. Raises UnansweredError."""
        asked = 0
        while True:
            try:
                return self._once(messages)
            except _PlainerError:
                self._extras = {}  # some servers know no response_format, some models no temperature
            except UnansweredError as error:
                if not error.passing or asked >= self._settings.retries:
                    raise
                wait = 0.5 * 2**asked if error.wait_seconds is None else error.wait_seconds
                self._pause(min(wait, _LONGEST_WAIT_SECONDS))
                asked += 1

    def _once(self, messages: Messages) -> str:
        body = {"model": self._settings.name, "messages": list(messages), "stream": False, **self._extras}
        deadline = time.monotonic() + self._settings.seconds
        try:
            with self._client.stream("POST", self._settings.endpoint, json=body) as response:
                self._check(response)
                return _content(self._read(response, deadline))
        except self._httpx.TimeoutException as error:
            raise self._too_slow() from error
        except (self._httpx.HTTPError, self._httpx.InvalidURL) as error:
            raise UnansweredError(f"the connection failed ({type(error).__name__})", passing=True) from error

    def _check(self, response: Any) -> None:
        status = int(response.status_code)
        if status in (400, 422) and self._extras:
            raise _PlainerError
        if status != 200:
            wait = _seconds(response.headers.get("retry-after", ""))
            passing, final = status in _PASSING, status in _FINAL
            raise UnansweredError(f"the server answered {status}", passing=passing, final=final, wait_seconds=wait)
        kind = str(response.headers.get("content-type", "")).partition(";")[0].strip().lower()
        if kind != "application/json":
            raise UnansweredError("the answer is not JSON (content type)")

    def _read(self, response: Any, deadline: float) -> bytes:
        """The body as it came: a compressed one, which was not asked for, is not unpacked."""
        body = bytearray()
        for part in response.iter_raw():
            body += part
            if len(body) > self._settings.answer_bytes:
                raise UnansweredError(f"the answer is longer than {self._settings.answer_bytes} bytes")
            if time.monotonic() > deadline:
                raise self._too_slow()
        return bytes(body)

    def _too_slow(self) -> UnansweredError:
        return UnansweredError(f"no answer within {self._settings.seconds:g} s", passing=True)


def _content(body: bytes) -> str:
    """``choices[0].message.content`` of a chat completion (OpenAI API reference, Chat, the chat completion object)."""
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise UnansweredError("the answer is no chat completion") from error
    if not isinstance(content, str):
        raise UnansweredError("the answer is no chat completion")
    return content


def _seconds(text: str) -> float | None:
    """Retry-After in seconds (RFC 9110, 10.2.3); a date is read as none."""
    return float(text) if text.isascii() and text.isdigit() and len(text) < 7 else None


def _httpx() -> ModuleType:
    try:
        import httpx
    except ImportError as error:
        hint = "Install it: pip install 'vetkg[llm]'."
        raise InputError("Asking a model needs the library httpx, which is not installed.", hint=hint) from error
    return httpx
