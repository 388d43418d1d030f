"""The facts that ship with vetkg: five reports', made by the pipeline and corrected by reading."""

from __future__ import annotations

import hashlib
from importlib import resources
from importlib.resources.abc import Traversable

from kg import corrections, facts_file
from kg.corrections import Correction
from kg.model import ReportFacts


def read() -> list[ReportFacts]:
    """The facts of the seeds, by report id."""
    return [facts for file in _files("facts") for facts in facts_file.loads(file.read_text(encoding="utf-8"))]


def read_corrections() -> list[Correction]:
    """The corrections that went into the seeds."""
    return [c for file in _files("corrections") for c in corrections.loads(file.read_text(encoding="utf-8"))]


def fingerprint() -> str:
    """SHA-256 over the seeds' files: it changes when any fact does."""
    digest = hashlib.sha256()
    for file in _files("facts"):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _files(folder: str) -> list[Traversable]:
    found = resources.files("seeds").joinpath(folder)
    return sorted((f for f in found.iterdir() if f.name.endswith(".jsonl")), key=lambda f: f.name) if found.is_dir() else []
