"""Asks a question of a graph's stores."""

from __future__ import annotations

from collections.abc import Mapping

from kg.errors import InputError
from kg.ports import Limits, Scalar, Stores
from kg.questions import answer, loading
from kg.questions.answer import Answer
from kg.questions.parameters import Names, bind
from kg.questions.question import Language, Question

MOST_ROWS = 10_000
DEFAULT_LIMIT = 100
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
    limits = Limits(seconds=seconds, rows=limit + 1)
    text = paged(question, language, limit + 1, offset)
    if language == "sparql":
        rows = stores.sparql.select(text, {_WANTED + key: value for key, value in bound.items()}, limits=limits)
    else:
        rows = stores.cypher.run(text, dict(bound), limits=limits)
    return answer.page(question, rows, limit, offset, {k: v for k, v in bound.items() if v not in ("", 0)})


def paged(question: Question, language: Language, rows: int, offset: int) -> str:
    """The query cut to a page. Both languages end in a total ORDER BY; the two numbers are whole numbers of ours."""
    text = question.text(language).rstrip().removesuffix(";")
    if language == "sparql":
        return f"{text}\nLIMIT {int(rows)}\nOFFSET {int(offset)}\n"
    return f"{text}\nSKIP {int(offset)}\nLIMIT {int(rows)}\n"
