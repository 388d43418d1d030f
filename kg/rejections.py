"""Why things were left out, in words for people: the codes of :class:`kg.model.Rejection` in Chinese and English."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ontology.schema import EntityType, RelationType, load


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason in few words, and in a sentence (``more_zh``, ``more_en``)."""

    zh: str
    en: str
    more_zh: str
    more_en: str


@cache
def reasons() -> Mapping[str, Reason]:
    """Code to words."""
    text = resources.files("kg").joinpath("rejections.toml").read_text(encoding="utf-8")
    return {code: Reason(**words) for code, words in tomllib.loads(text).items()}


def reason_of(code: str) -> Reason:
    """The words of a code; ``model-`` before a rule's means the same of a model's statement. An unknown code is its own."""
    known = reasons()
    found = known.get(code) or known.get(code.removeprefix("model-"))
    return found or Reason(code, code, code, code)


def documentation() -> str:
    """The reasons as a table in Markdown, for docs/extraction.md."""
    rows = [f"| `{code}` | {one.zh} · {one.en} | {one.more_zh}<br>{one.more_en} |" for code, one in reasons().items()]
    return "\n".join(("| reason |  | means |", "|---|---|---|", *rows)) + "\n"


def worded(row: Mapping[str, Any]) -> dict[str, Any]:
    """A rejection's line of a facts file with what, why and where in words: ``says_zh`` and ``says_en``."""
    reason = reason_of(row["reason"])
    what_zh, what_en = _type(row["of"], row["type"])
    section, page = row.get("section", ""), row.get("page")
    place_zh = f"“{section}”，" * bool(section) + f"第 {page} 页，" * (page is not None) + f"第 {row['start']}–{row['end']} 字"
    place_en = (
        f"“{section}”, " * bool(section) + f"page {page}, " * (page is not None) + f"characters {row['start']}–{row['end']}"
    )
    return {
        **row,
        "says_zh": f"{what_zh}：{row['label']}。未采纳：{reason.zh}。出处：{place_zh}。",
        "says_en": f"{what_en}: {row['label']}. Left out: {reason.en}. Place: {place_en}.",
    }


def _type(kind: str, name: str) -> tuple[str, str]:
    """A type's or indicator's label in Chinese and English; an unknown one is its own."""
    schema = load()
    if kind == "observation":
        return name, schema.indicators[name].label_en if name in schema.indicators else name
    types: Mapping[str, EntityType | RelationType] = schema.entity_types if kind == "entity" else schema.relation_types
    return (types[name].label_zh, types[name].label_en) if name in types else (name, name)
