"""``vetkg eval``: reports or facts files against answer keys."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from cli import reports
from cli.console import out, say, write
from kg import evaluation, facts_file
from kg.errors import InputError
from kg.evaluation import CAUSES, KINDS, Evaluation, Mistake, Score, read_found, read_key
from kg.model import Kind
from ontology.schema import load

HELP = """Score facts against answer keys: precision, recall and F1 by kind and type, after the annotation guidelines.

What is scored is a report (it is extracted first, without corrections) or a facts file (.jsonl). With --keys the key of each
is looked for in a folder, as NAME.jsonl, by the report's file name or its id.

Examples:

  vetkg eval key.jsonl report.txt --errors 20

  vetkg eval key.jsonl facts.jsonl --json

  vetkg eval --keys keys/ reports/
"""
_FACTS = ".jsonl"
_KIND_WORDS: dict[Kind, str] = {"entity": "实体 entities", "relation": "关系 relations", "observation": "数据 observations"}
_CAUSE_WORDS = {
    "missing": "遗漏 missing", "wrong": "错误 wrong", "twice": "重复 twice", "wrong value": "数值错误 wrong value",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Scored:
    """One thing scored: what it is called, and how it fared."""

    name: str
    key: Path
    evaluation: Evaluation


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("eval", help=HELP)(evaluate)


def evaluate(
    files: Annotated[
        list[Path], typer.Argument(metavar="KEY FACTS | REPORT...", help="A key and a facts file or report.", show_default=False)
    ],
    keys: Annotated[Path | None, typer.Option("--keys", metavar="DIR", help="Folder with the answer keys.")] = None,
    errors: Annotated[int, typer.Option("--errors", metavar="N", min=0, help="List up to N errors of each cause.")] = 0,
    indicators: Annotated[bool, typer.Option("--indicators", help="Also a line an indicator.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Score facts against answer keys."""
    scored = [_score(name, key, text) for name, key, text in _pairs(files, keys)]
    total = evaluation.together(one.evaluation for one in scored)
    if as_json:
        write(json.dumps(_json(scored, total, errors), ensure_ascii=False, indent=1) + "\n")
        return
    if len(scored) > 1:
        out.print(_overview(scored))
        out.print()
    out.print(_table(total, indicators))
    if errors:
        _print_mistakes(total, errors)


def _pairs(files: list[Path], keys: Path | None) -> list[tuple[str, Path, str]]:
    """Name, key and facts (as a facts file's text) of everything to score. Raises InputError."""
    if keys is None:
        if len(files) != 2:
            hint = "Write `vetkg eval KEY FACTS_OR_REPORT`, or `vetkg eval --keys DIR REPORT...`."
            raise InputError("Without --keys exactly two files are needed: a key, and what to score.", hint=hint)
        return [(files[1].name, files[0], _facts(files[1]))]
    if not keys.is_dir():
        raise InputError(f"There is no folder {keys}.", hint="--keys names the folder with the answer keys.")
    found = []
    for path in _expanded(files):
        text = _facts(path)
        ids = {str(row["report"]) for row in read_found(text) if "report" in row}
        near = [keys / f"{name}{_FACTS}" for name in (path.stem, *sorted(ids))]
        key = next((k for k in near if k.is_file()), None)
        if key is None:
            say(f"{path.name}: no key in {keys}; passed over.")
        else:
            found.append((path.name, key, text))
    if not found:
        raise InputError(f"No key in {keys} goes with these reports.", hint="A key is named after the report: NAME.jsonl.")
    return found


def _expanded(files: list[Path]) -> list[Path]:
    facts = [path for path in files if path.suffix == _FACTS]
    others = [path for path in files if path.suffix != _FACTS]
    return [*facts, *(reports.files(others) if others else [])]


def _facts(path: Path) -> str:
    if path.suffix == _FACTS:
        return reports.read_text(path)
    return facts_file.dumps(reports.facts(reports.files([path])), facts_file.GUIDELINE_KINDS)


def _score(name: str, key: Path, text: str) -> _Scored:
    return _Scored(name, key, evaluation.evaluate(read_key(reports.read_text(key)), read_found(text)))


def _json(scored: list[_Scored], total: Evaluation, errors: int) -> dict[str, object]:
    each = [{"scored": one.name, "key": one.key.name, "scores": evaluation.as_json(one.evaluation)} for one in scored]
    answer: dict[str, object] = {"reports": each, "all": evaluation.as_json(total), "causes": total.causes()}
    if errors:
        answer["errors"] = [
            {"cause": m.cause, "kind": m.kind, "type": m.type, "label": m.label, "note": m.note}
            for cause in CAUSES
            for m in _of_cause(total, cause)[:errors]
        ]
    return answer


def _overview(scored: list[_Scored]) -> Table:
    table = Table("F1", *(_KIND_WORDS[kind] for kind in KINDS), box=None, pad_edge=False)
    for one in scored:
        table.add_row(one.name, *(f"{one.evaluation.of_kind(kind).f1:.3f}" for kind in KINDS))
    return table


def _table(total: Evaluation, indicators: bool) -> Table:
    table = Table("", box=None, pad_edge=False)
    for heading in ("精确率 precision", "召回率 recall", "F1", "对 right", "错 wrong", "漏 missing"):
        table.add_column(heading, justify="right")
    for kind in KINDS:
        _row(table, _KIND_WORDS[kind], total.of_kind(kind))
        if kind != "observation" or indicators:
            for type_, score in total.types(kind).items():
                _row(table, f"  {_named(kind, type_)}", score)
    return table


def _row(table: Table, name: str, score: Score) -> None:
    rates = (f"{rate:.3f}" for rate in (score.precision, score.recall, score.f1))
    table.add_row(name, *rates, str(score.right), str(score.wrong), str(score.missing))


def _named(kind: Kind, type_: str) -> str:
    """A type in Chinese and as the ontology names it; an indicator is its own name."""
    schema = load()
    known = schema.entity_types.get(type_) if kind == "entity" else schema.relation_types.get(type_)
    return f"{known.label_zh} {type_}" if known and kind != "observation" else type_


def _of_cause(total: Evaluation, cause: str) -> list[Mistake]:
    return sorted(m for m in total.mistakes if m.cause == cause)


def _print_mistakes(total: Evaluation, most: int) -> None:
    for cause in CAUSES:
        found = _of_cause(total, cause)
        if not found:
            continue
        out.print(f"\n{_CAUSE_WORDS[cause]} ({len(found)})", markup=False)
        for one in found[:most]:
            note = f" ({one.note})" if one.note else ""
            out.print(f"  {one.kind} {one.type}: {one.label}{note}", markup=False)
        if len(found) > most:
            out.print(f"  … {len(found) - most} more", markup=False)
