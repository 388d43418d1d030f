"""Corrections by people: facts added, removed and mended after extraction, named by their meaning so that they survive it."""

from kg.corrections.apply import apply, unused
from kg.corrections.file import dumps, loads
from kg.corrections.model import Correction, FactKey, key_of

__all__ = ["Correction", "FactKey", "apply", "dumps", "key_of", "loads", "unused"]
