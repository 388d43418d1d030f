"""Asks a question of a graph's stores."""

from __future__ import annotations

from collections.abc import Mapping

from kg.errors import InputError
from kg.ports import Limits, Rows, Scalar, Stores
from kg.questions import answer, loading, paths
from kg.questions.answer import Answer
from kg.questions.parameters import Names, bind
from kg.questions.question import Language, Question

MOST_ROWS = 10_000
DEFAULT_LIMIT = 100
MOST_EDGES = 1_000_000
_WANTED = "wanted_"


def ask(
    stores: Stores,
    names: Names,
    name: str,
    parameters: Mapping[str, Scalar] | None = None,
    limit: int = DEFAULT_LIMIT,
    offset: int = 0,
    *,
    language: Language = "cypher",
    seconds: float = Limits().seconds,
) -> Answer:
    """The rows ``offset`` to ``offset + limit`` of the answer to the question of that name.

    Parameters take ids, names or aliases. The rows' order is total, so that pages neither repeat nor miss a row, and both
    languages give equal answers. Raises UnknownNameError, AmbiguousNameError, InputError, and what the stores raise.
    """
    question = loading.get(name)
    if not 1 <= limit <= MOST_ROWS or offset < 0:
        raise InputError(
            f"limit {limit} and offset {offset} are no page.", hint=f"Give a limit of 1 to {MOST_ROWS}, an offset of 0 or more."
        )
    bound = bind(question, names, parameters or {})
    said = {key: value for key, value in bound.items() if value not in ("", 0)}
    if question.method == "paths":
        edges = _rows(stores, question.text(language), {}, Limits(seconds=seconds, rows=MOST_EDGES), language)
        return answer.page(question, paths.steps(edges, bound, offset, limit + 1), limit, offset, said)
    text = paged(question, language, limit + 1, offset)
    rows = _rows(stores, text, bound, Limits(seconds=seconds, rows=limit + 1), language)
    return answer.page(question, rows, limit, offset, said)


def _rows(stores: Stores, text: str, bound: Mapping[str, str | int], limits: Limits, language: Language) -> Rows:
    if language == "sparql":
        return stores.sparql.select(text, {_WANTED + key: value for key, value in bound.items()}, limits=limits)
    return stores.cypher.run(text, dict(bound), limits=limits)


def paged(question: Question, language: Language, rows: int, offset: int) -> str:
    """The query cut to a page. Both languages end in a total ORDER BY; the two numbers are whole numbers of ours."""
    text = question.text(language).rstrip().removesuffix(";")
    if language == "sparql":
        return f"{text}\nLIMIT {int(rows)}\nOFFSET {int(offset)}\n"
    return f"{text}\nSKIP {int(offset)}\nLIMIT {int(rows)}\n"
