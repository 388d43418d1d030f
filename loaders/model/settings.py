"""Which model is asked, where, and how patiently. Numbers carry their unit in the name; the key never shows."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from kg.errors import InputError

KEY_VARIABLE = "VETKG_MODEL_KEY"
SECONDS, RETRIES = 60.0, 2
_PATH = "/chat/completions"
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """A model and how it is asked.

    ``url`` is the endpoint's base (``http://127.0.0.1:11434/v1``); ``seconds`` the time for one answer; ``retries`` how often a
    busy, failing or silent server is asked again; ``section_letters`` the letters of the report sent at once; ``answer_bytes``
    the largest answer that is read. ``required``: an unanswered section is an error. ``cache`` keeps answers; None keeps none.
    Raises InputError for what cannot be meant.
    """

    name: str
    url: str
    key: str = field(default="", repr=False)
    seconds: float = SECONDS
    retries: int = RETRIES
    section_letters: int = 2400
    answer_bytes: int = 1_000_000
    required: bool = False
    cache: Path | None = None

    def __post_init__(self) -> None:
        """Raises InputError."""
        if not self.name.strip() or not self.name.isprintable() or len(self.name) > _LONGEST_NAME:
            raise InputError(
                "The model has no name that can be used.", hint="Give its name as the endpoint lists it: --model NAME."
            )
        parts = _split(self.url)
        if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
            hint = "Give the base of the endpoint, such as --model-url http://127.0.0.1:11434/v1."
            raise InputError("The model's address is no http or https address.", hint=hint)
        if parts.username or parts.password or parts.query or parts.fragment:
            hint = f"Put the key into {KEY_VARIABLE} and give the plain address."
            raise InputError("The model's address holds more than an address (a user, a password, a query).", hint=hint)
        if self.key and not (self.key.isascii() and self.key.isprintable() and " " not in self.key):
            raise InputError(
                f"{KEY_VARIABLE} holds letters that no key has.", hint="Set it to the key alone, without quotes or blanks."
            )
        if not (math.isfinite(self.seconds) and self.seconds > 0):
            raise InputError(f"model_seconds is {self.seconds}.", hint="Give a number of seconds above 0: --model-seconds 60.")
        if self.retries < 0 or self.section_letters < 1 or self.answer_bytes < 1:
            raise InputError("model_retries is below 0.", hint="Give 0 or more: --model-retries 2.")

    @property
    def endpoint(self) -> str:
        """Where answers are asked for: the address with OpenAI's path."""
        base = self.url.rstrip("/")
        return base if base.endswith(_PATH) else base + _PATH

    @property
    def mark(self) -> str:
        """How this model's facts are marked: ``model:NAME``."""
        return f"model:{self.name}"


def key_from(environment: Mapping[str, str] | None = None) -> str:
    """The endpoint's key from ``VETKG_MODEL_KEY``, or empty. It is never an option: those show in process lists."""
    return (os.environ if environment is None else environment).get(KEY_VARIABLE, "").strip()


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        return parts if parts.port != 0 else None
    except ValueError:
        return None
