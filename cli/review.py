"""``vetkg review``: doubtful facts, and what people decide on them, as a corrections file."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from cli import graphs, reports
from cli.console import out, say, write
from cli.options import Graph, Texts
from cli.output import write_file
from cli.review_prompt import ask_each
from cli.texts import texts_by_report
from kg import corrections, folder
from kg.corrections import Correction, review, sheet
from kg.corrections.review import BELOW, Doubt
from kg.errors import InputError, UnknownNameError
from kg.model import ReportFacts
from kg.quotation import quotation

HELP = """Look at the doubtful facts of a graph, least sure first, and accept, reject or mend them.

On a terminal each fact is shown and asked for: a accept, r reject, m mend, s skip, q quit. Elsewhere, and with --list, they are
listed. Decisions go into a corrections file, which names facts by what they say: `vetkg build --corrections-file FILE`
applies them again after every extraction.

Examples:

  vetkg review --graph graph --reports reports/

  vetkg review --list --below 0.8 --json

  vetkg review --export doubtful.csv        then fill in the column decision in a spreadsheet, and

  vetkg review --import doubtful.csv --corrections-file corrections.jsonl

  vetkg review --reject "liuzhou-2023|entity|Enterprise|某公司" --reason "no firm"
"""
FILE = Path("corrections.jsonl")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("review", help=HELP)(review_facts)


def review_facts(
    graph: Graph = None,
    texts: Texts = None,
    report: Annotated[str | None, typer.Option("--report", metavar="ID", help="Only this report's facts.")] = None,
    kind: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Only facts of this type or indicator.")] = None,
    below: Annotated[float, typer.Option("--below", min=0, max=1.01, help="Facts less sure than this are doubtful.")] = BELOW,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most this many.")] = 1000,
    file: Annotated[Path, typer.Option("--corrections-file", metavar="FILE", help="Decisions are read and written here.")] = FILE,
    accept: Annotated[list[str] | None, typer.Option("--accept", metavar="KEY", help="This fact is right.")] = None,
    reject: Annotated[list[str] | None, typer.Option("--reject", metavar="KEY", help="This fact is wrong.")] = None,
    mend: Annotated[str | None, typer.Option("--mend", metavar="KEY", help="This fact is right but for what --set says.")] = None,
    changes: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="With --mend: what it should be.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why, in a few words.")] = "reviewed",
    exported: Annotated[Path | None, typer.Option("--export", metavar="CSV", help="Write the doubtful facts as a sheet.")] = None,
    imported: Annotated[Path | None, typer.Option("--import", metavar="CSV", help="Take the decisions of a sheet.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List them, ask nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="List them as JSON lines.")] = False,
) -> None:
    """Look at the doubtful facts of a graph, and decide."""
    facts = _facts(graph, report)
    known = corrections.loads(reports.read_text(file)) if file.exists() else []
    find = review.finder(facts)
    named = [*((key, "accept") for key in accept or ()), *((key, "remove") for key in reject or ())]
    new = [review.decide(find(key), "accept" if action == "accept" else "remove", reason) for key, action in named]
    if mend is not None:
        new.append(review.decide(find(mend), "mend", reason, _changes(changes or [])))
    elif changes:
        raise InputError("--set goes with --mend.", hint="vetkg review --mend KEY --set name=…")
    if imported is not None:
        new += sheet.loads(reports.read_text(imported), find)
    if new or imported is not None:
        _save(file, known, new)
        return
    doubts = [d for d in review.doubtful(facts, known, below) if kind in (None, d.key.type)][:limit]
    quote = _quoting(facts, texts)
    if exported is not None:
        write_file(exported, sheet.dumps(doubts, quote))
        say(f"{len(doubts)} facts written to {exported}. Fill in the column decision, then: vetkg review --import {exported}")
    elif as_json:
        write("".join(json.dumps(_row(d, quote(d)), ensure_ascii=False) + "\n" for d in doubts))
    elif listed or not (sys.stdin.isatty() and out.is_terminal):
        _list(doubts, quote)
    else:
        _ask(doubts, quote, reason, file, known)


def _facts(graph: Path | None, report: str | None) -> list[ReportFacts]:
    facts = folder.read_facts(graphs.folder(graph))
    found = [one for one in facts if report in (None, one.report.id)]
    if not found:
        known = tuple(one.report.id for one in facts)
        raise UnknownNameError(f"The graph has no report {report!r}.", hint="Its reports are named below.", suggestions=known)
    return found


def _changes(given: list[str]) -> dict[str, str]:
    found = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals:
            raise InputError(
                f"{one!r} is no NAME=VALUE.", hint="For example --set name=新名称, or --set forms=订单培养、产业学院."
            )
        found[name.strip()] = value
    return found


def _quoting(facts: list[ReportFacts], texts: Path | None) -> Callable[[Doubt], str]:
    by_report = texts_by_report(facts, texts)

    def quote(doubt: Doubt) -> str:
        text = by_report.get(doubt.report)
        if doubt.place is None:
            return ""
        return " ".join(quotation(text, doubt.place).split()) if text is not None else doubt.place.surface

    return quote


def _row(doubt: Doubt, quoted: str) -> dict[str, object]:
    place = doubt.place
    return {
        "key": review.key_text(doubt.report, doubt.key),
        "confidence": doubt.fact.confidence,
        "says": review.says(doubt.fact),
        "quotation": quoted,
        "section": place.section if place else "",
        "start": place.start if place else None,
        "end": place.end if place else None,
    }


def _list(doubts: list[Doubt], quote: Callable[[Doubt], str]) -> None:
    table = Table("置信度", "事实 fact", "出处 quotation", "key", box=None, pad_edge=False)
    for doubt in doubts:
        cells = (review.says(doubt.fact), quote(doubt), review.key_text(doubt.report, doubt.key))
        table.add_row(f"{doubt.fact.confidence:.2f}", *(cell.replace("[", "\\[") for cell in cells))
    out.print(table)
    say(f"{len(doubts)} doubtful facts. On a terminal `vetkg review` asks for each; `--export FILE.csv` makes a sheet of them.")


def _ask(doubts: list[Doubt], quote: Callable[[Doubt], str], reason: str, file: Path, known: list[Correction]) -> None:
    new: list[Correction] = []
    for decision in ask_each(doubts, quote, reason):
        new.append(decision)
        write_file(file, corrections.dumps(review.together(known, new)))
    _save(file, known, new)


def _save(file: Path, known: list[Correction], new: list[Correction]) -> None:
    if not new:
        say("Nothing decided.")
        return
    all_of_them = review.together(known, new)
    write_file(file, corrections.dumps(all_of_them))
    say(f"{len(new)} decisions, {len(all_of_them)} corrections in {file}.")
    say(f"Next: vetkg build REPORT... --out GRAPH --corrections-file {file}")
