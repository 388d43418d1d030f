"""Answers kept by the SHA-256 of their question, so that the same report asked of the same model gives the same bytes again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from loaders.model.settings import ModelSettings


class Answers:
    """The kept answers of one model; in no folder, none. An unreadable file is no answer; an unwritable folder keeps nothing."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings

    def get(self, messages: Sequence[Mapping[str, str]]) -> str | None:
        """The answer to a question asked before."""
        path = self._path(messages)
        if path is None:
            return None
        try:
            kept = json.loads(path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        answer = kept.get("answer") if isinstance(kept, dict) else None
        return answer if isinstance(answer, str) else None

    def put(self, messages: Sequence[Mapping[str, str]], answer: str) -> None:
        """Keep an answer: whole or not at all, for the user alone (it quotes the report)."""
        path = self._path(messages)
        if path is None:
            return
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        body = json.dumps({"model": self._settings.name, "answer": answer})  # ASCII: an answer may hold half of a surrogate pair
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
                file.write(body)
            part.replace(path)

    def _path(self, messages: Sequence[Mapping[str, str]]) -> Path | None:
        if self._settings.cache is None:
            return None
        question = {"model": self._settings.name, "endpoint": self._settings.endpoint, "messages": list(messages)}
        digest = hashlib.sha256(json.dumps(question, sort_keys=True).encode()).hexdigest()
        return self._settings.cache / digest[:2] / f"{digest}.json"
