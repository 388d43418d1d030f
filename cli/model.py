"""The model that a command may ask beside the rules: its options, and the reports' facts with what it adds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_cache_path

from cli.console import progress, say
from kg.errors import InputError
from kg.model import ReportFacts
from loaders import documents
from loaders.model import Model, ModelSettings
from loaders.model.settings import RETRIES, SECONDS, key_from

Name = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", envvar="VETKG_MODEL", help="Ask this language model too (off without it)."),
]
Url = Annotated[
    str | None,
    typer.Option("--model-url", metavar="URL", envvar="VETKG_MODEL_URL", help="Base of its OpenAI-compatible endpoint."),
]
Seconds = Annotated[
    float, typer.Option("--model-seconds", metavar="S", envvar="VETKG_MODEL_SECONDS", help="Time for one of its answers.")
]
Retries = Annotated[
    int,
    typer.Option("--model-retries", metavar="N", envvar="VETKG_MODEL_RETRIES", help="How often a failing server is asked again."),
]
Required = Annotated[bool, typer.Option("--model-required", help="Fail where the model gives no answer.")]
DEFAULT_SECONDS, DEFAULT_RETRIES = SECONDS, RETRIES


def settings(name: str | None, url: str | None, seconds: float, retries: int, required: bool) -> ModelSettings | None:
    """The model to ask, or None where none is named. Raises InputError where half of it is missing or cannot be meant."""
    if not name:
        if required:
            raise InputError("A model is required, but none is named.", hint="Name it: --model NAME --model-url URL.")
        if url:
            say("No model is asked: --model-url is given, but no --model NAME.")
        return None
    if not url:
        hint = "Give the base of its endpoint, such as --model-url http://127.0.0.1:11434/v1: parts of the report are sent there."
        raise InputError(f"The model {name} has no address.", hint=hint)
    cache = user_cache_path("vetkg", appauthor=False) / "model"
    return ModelSettings(name, url, key_from(), seconds, retries, required=required, cache=cache)


def ask(model: ModelSettings | None, paths: list[Path], facts: list[ReportFacts], *, largest: float) -> list[ReportFacts]:
    """The facts with those that the model adds; as they are without one.

    What was left out is told on stderr. Raises ModelError where an answer is required and missing.
    """
    if model is None:
        return facts
    asked: list[ReportFacts] = []
    notes: list[str] = []
    with Model(model) as opened, progress("Asking", len(paths)) as advance:
        for path, one in zip(paths, facts, strict=True):
            result = opened.ask(documents.read(path, limit_bytes=int(largest * 1_000_000)), one)
            asked.append(result.facts)
            notes.extend(result.notes)
            advance(path.name)
    for note in notes:
        say(note)
    return asked
