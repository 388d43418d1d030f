"""``vetkg ask``: a question of the graph, answered as a table."""

from __future__ import annotations

import csv
import io
import json
from enum import StrEnum
from typing import Annotated

import typer
from rich.table import Table

from cli import graphs
from cli.console import out, say, write
from cli.options import Graph, Release
from kg import folder, questions
from kg.errors import InputError
from kg.names import NameIndex
from kg.ports import Scalar
from kg.questions import Answer

HELP = """Ask the graph a question. Parameters are given as options of their own and take names, aliases or ids.

`vetkg ask` alone lists the questions.

Examples:

  vetkg ask partnerships --region 柳州市

  vetkg ask partnerships --school 市一职校 --format csv

  vetkg ask indicator-series --indicator 在校生数 --region 柳州市 --language sparql
"""


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class Language(StrEnum):
    """Which of a question's two queries is asked."""

    CYPHER = "cypher"
    SPARQL = "sparql"


def register(app: typer.Typer) -> None:
    """Add the command."""
    settings = {"allow_extra_args": True, "ignore_unknown_options": True}
    app.command("ask", help=HELP, context_settings=settings)(ask)


def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(metavar="QUESTION", help="The question's name.", show_default=False)] = None,
    graph: Graph = None,
    release: Release = None,
    limit: Annotated[int, typer.Option("--limit", help="Rows of the page.")] = questions.DEFAULT_LIMIT,
    offset: Annotated[int, typer.Option("--offset", help="Rows before the page.")] = 0,
    form: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
    language: Annotated[Language, typer.Option("--language", help="Ask it in this language.")] = Language.CYPHER,
) -> None:
    """Ask the graph a question."""
    if question is None:
        _list_questions()
        return
    known = questions.get(question)
    parameters = _parameters(context.args, known.name)
    place = graphs.folder(graph, release)
    names = NameIndex.of(folder.read_graph(place))
    stores = folder.open_stores(place)
    try:
        answer = questions.ask(stores, names, question, parameters, limit, offset, language=language.value)
    finally:
        stores.sparql.close()
        stores.cypher.close()
    _print(answer, form)


def _parameters(words: list[str], question: str) -> dict[str, Scalar]:
    """``--region 柳州市`` and ``--region=柳州市`` as parameters. Raises InputError."""
    found: dict[str, Scalar] = {}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        name, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("--") or (not equals and not rest):
            hint = f"Write --region 柳州市; `vetkg ask` lists what {question} takes."
            raise InputError(f"{word!r} is no parameter with a value.", hint=hint)
        found[name] = value if equals else rest.pop(0)
    return found


def _list_questions() -> None:
    table = Table("no.", "question", "问题", "parameters", box=None, pad_edge=False)
    for one in questions.load().values():
        parameters = " ".join(f"--{p.name}" if not p.optional else f"[--{p.name}]" for p in one.parameters)
        table.add_row(str(one.number or ""), one.name, one.title.zh, parameters.replace("[", "\\["))
    out.print(table)


def _print(answer: Answer, form: Format) -> None:
    columns = [column.name for column in answer.columns]
    if form is Format.JSON:
        answered = {"columns": columns, "rows": answer.as_table(), "truncated": answer.truncated}
        write(json.dumps(answered, ensure_ascii=False) + "\n")
    elif form is Format.CSV:
        buffer = io.StringIO()
        rows = csv.writer(buffer, lineterminator="\n")
        rows.writerow(columns)
        rows.writerows([_cell(value) for value in row] for row in answer.rows)
        write(buffer.getvalue())
    else:
        out.print(_table(answer))
    if answer.truncated:
        say(f"The first {len(answer.rows)} rows; more follow: --offset {answer.offset + len(answer.rows)}")
    elif not answer.rows:
        say("No rows.")


def _table(answer: Answer) -> Table:
    """What a person reads: names without their ids; the facts' ids last, so that each row can be looked up."""
    named = {column.name for column in answer.columns}
    shown = [(i, c) for i, c in enumerate(answer.columns) if not (c.type == "id" and f"{c.name}_name" in named)]
    table = Table(*(column.label.zh for _, column in shown), box=None, pad_edge=False)
    for row in answer.rows:
        table.add_row(*(_cell(row[i]).replace("[", "\\[") for i, _ in shown))
    return table


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "、".join(map(str, value))
    return "" if value is None else str(value)
