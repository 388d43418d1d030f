"""Measuring: extracted facts against an answer key, after the matching rules of the annotation guidelines."""

from kg.evaluation.evaluate import evaluate
from kg.evaluation.key import read_found, read_key
from kg.evaluation.result import CAUSES, KINDS, Evaluation, Mistake, Score, as_json, together

__all__ = [
    "CAUSES",
    "KINDS",
    "Evaluation",
    "Mistake",
    "Score",
    "as_json",
    "evaluate",
    "read_found",
    "read_key",
    "together",
]
