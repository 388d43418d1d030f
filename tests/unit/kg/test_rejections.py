"""Every reason for which something is left out has words for people, in Chinese and in English."""

import ast
from collections.abc import Iterator
from pathlib import Path

from kg.rejections import reasons, worded

ROOT = Path(__file__).resolve().parents[3]


def constants(node: ast.AST) -> Iterator[str]:
    """The strings that an expression may be: itself, or either side of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from constants(value)


def given(tree: ast.AST) -> Iterator[str]:
    """The reasons that a module gives: to a refusal or rejection, as a verdict, or from a function that tells one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            at = {"Refusal": 3, "Rejection": 3, "Verdict": 1, "Refused": 0}.get(node.func.id)
            if at is not None and len(node.args) > at:
                yield from constants(node.args[at])
            for keyword in node.keywords:
                if keyword.arg in ("refusal", "reason") and node.func.id in (
                    "replace",
                    "Refusal",
                    "Rejection",
                    "Verdict",
                    "Figure",
                ):
                    yield from constants(keyword.value)
        elif isinstance(node, ast.FunctionDef) and any(word in node.name for word in ("refus", "_fault")):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value is not None:
                    yield from constants(inner.value)
                elif isinstance(inner, ast.For) and isinstance(inner.iter, ast.Tuple):
                    for pair in inner.iter.elts:
                        yield from constants(pair.elts[-1]) if isinstance(pair, ast.Tuple) else ()
        elif isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "reason" for t in node.targets):
            yield from constants(node.value)


def codes() -> set[str]:
    files = [*(ROOT / "loaders").rglob("*.py"), ROOT / "kg" / "validate.py"]
    return {code for file in files for code in given(ast.parse(file.read_text(encoding="utf-8"))) if code}


def test_every_reason_has_words() -> None:
    known = reasons()
    assert {"planned", "denied", "ended", "conflict", "wrong-unit"} <= codes()
    assert codes() - known.keys() == set()
    for code, reason in known.items():
        assert all((reason.zh, reason.en, reason.more_zh, reason.more_en)), code


def test_a_rejection_in_words_tells_what_why_and_where() -> None:
    row = {"kind": "rejection", "of": "relation", "type": "partnersWith", "label": "甲校 乙公司", "reason": "planned"}
    row |= {"section": "校企合作", "start": 120, "end": 124, "page": 3}
    said = worded(row)
    assert said["says_zh"] == "校企合作：甲校 乙公司。未采纳：尚在计划。出处：“校企合作”，第 3 页，第 120–124 字。"
    assert said["says_en"] == (
        "partners with: 甲校 乙公司. Left out: only planned. Place: “校企合作”, page 3, characters 120–124."
    )
    assert {key: said[key] for key in row} == row
    assert "：尚在计划。" in worded({**row, "reason": "model-planned"})["says_zh"]
    assert worded({**row, "reason": "something-new"})["says_en"].count("something-new") == 1
