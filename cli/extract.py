"""``vetkg extract``: the facts of reports, one JSON object a line."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from cli import model, reports
from cli.console import say, write
from cli.options import Largest, Out, Processes, ReportFiles
from cli.output import write_file
from kg import facts_file
from kg.model import ReportFacts
from kg.rejections import worded
from loaders import documents

HELP = """Print the facts of any reports, one JSON object a line.

Examples:

  vetkg extract report.txt

  vetkg extract report.pdf report.docx page.html

  vetkg extract reports/ --out facts.jsonl

  vetkg extract report.txt --rejected     what was left out, and why

  vetkg extract report.txt --merged     which names were taken as one, and why

  vetkg extract report.txt --model qwen3 --model-url http://127.0.0.1:11434/v1     a language model reads too
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("extract", help=HELP)(extract)


def extract(
    report: ReportFiles,
    out: Out = None,
    rejected: Annotated[bool, typer.Option("--rejected", help="Print what was left out instead, and why.")] = False,
    merged: Annotated[bool, typer.Option("--merged", help="Print which names were taken as one instead, and why.")] = False,
    processes: Processes = 1,
    largest: Largest = reports.LARGEST_MB,
    model_name: model.Name = None,
    model_url: model.Url = None,
    model_seconds: model.Seconds = model.DEFAULT_SECONDS,
    model_retries: model.Retries = model.DEFAULT_RETRIES,
    model_required: model.Required = False,
) -> None:
    """Print the facts of any reports."""
    wanted = model.settings(model_name, model_url, model_seconds, model_retries, model_required)
    paths = reports.files(report)
    found = reports.facts(paths, processes=processes, largest=largest)
    found = model.ask(wanted, paths, found, largest=largest)
    limit = int(largest * 1_000_000)
    texts = {one.report.id: documents.read(path, limit_bytes=limit).text for path, one in zip(paths, found, strict=True)}
    if rejected:
        body = _rejections(found, texts)
    else:
        body = facts_file.dumps(found, ("merge",) if merged else facts_file.GUIDELINE_KINDS, texts)
    if out is None:
        write(body)
    else:
        write_file(out, body)
        say(f"{body.count(chr(10))} lines from {len(paths)} report(s) written to {out}")


def _rejections(found: list[ReportFacts], texts: dict[str, str]) -> str:
    """What was left out, a line each, with what, why and where also in words."""
    lines = facts_file.dumps(found, ("rejection",), texts).splitlines()
    return "".join(json.dumps(worded(json.loads(line)), ensure_ascii=False) + "\n" for line in lines)
