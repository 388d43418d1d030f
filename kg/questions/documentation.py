"""docs/questions.md from the questions' folders: ``python -m kg.questions.documentation docs/questions.md`` writes it anew."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.questions.answer import columns
from kg.questions.loading import load
from kg.questions.parameters import expected
from kg.questions.question import Parameter, Question

_HEAD = """\
# Questions

Each question is a folder under `ontology/questions`: its title, parameters and columns in `question.toml`, the question itself in
SPARQL (`query.rq`) and in Cypher (`query.cypher`). Both give equal answers. This page is written from the folders.

A parameter takes an id, a name or an alias; one that is left out asks for all. In the queries a parameter is `$name` in Cypher
and `?wanted_name` in SPARQL, and `""` or `0` stands for "all". In every row `facts` are the ids of the facts that it rests on;
the question `evidence` tells where each is said. Lists in a cell are sorted and hold nothing twice.
"""


def page() -> str:
    """The page's text, questions in their order."""
    return "\n".join([_HEAD, *(_section(question) for question in load().values())])


def _section(question: Question) -> str:
    number = f"{question.number} " if question.number is not None else ""
    lines = [f"## {number}{question.name}", "", f"{question.title.zh} · {question.title.en}", ""]
    lines += [question.description.zh, "", question.description.en, ""]
    if question.parameters:
        lines += _table(("parameter", "", "takes"), (_parameter(p) for p in question.parameters))
    lines += _table(("column", "", "type"), ((f"`{c.name}`", f"{c.label.zh} · {c.label.en}", c.type) for c in columns(question)))
    return "\n".join(lines)


def _parameter(parameter: Parameter) -> tuple[str, str, str]:
    needed = "" if parameter.optional else ", required"
    default = f", {parameter.default} if left out" if parameter.default is not None else ""
    takes = "a form of cooperation" if parameter.type == "form" else expected(parameter)
    return f"`{parameter.name}`", f"{parameter.label.zh} · {parameter.label.en}", f"{takes}{needed}{default}"


def _table(head: tuple[str, str, str], rows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    yield from (f"| {' | '.join(row)} |" for row in (head, ("---", "---", "---"), *rows))
    yield ""


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8", newline="\n")
