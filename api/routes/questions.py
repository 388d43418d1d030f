"""The competency questions: their catalogue, and the answer to each as JSON or CSV."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api import paging
from api.browsing import Browse
from api.csv_table import as_csv
from api.models import QuestionAnswer, QuestionInfo, QuestionList
from api.negotiate import preferred
from api.tables import columns, question_info, rows
from kg import questions
from kg.errors import InputError

router = APIRouter(tags=["Questions"])
RESERVED = frozenset({"limit", "offset", "format", "lang", "release"})


@router.get("/questions", summary="The questions that the graph answers")
def catalogue() -> QuestionList:
    """Each with its parameters, its columns, and its text in SPARQL and Cypher."""
    return QuestionList(questions=[question_info(q) for q in questions.load().values()])


@router.get("/questions/{name}/about", summary="One question: parameters, columns, queries")
def about(name: str) -> QuestionInfo:
    """What the question takes and gives."""
    return question_info(questions.get(name))


@router.get(
    "/questions/{name}",
    summary="The answer to a question",
    response_model=QuestionAnswer,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}, "description": "The answer, as JSON or CSV."}},
)
def answer(
    browse: Browse,
    request: Request,
    response: Response,
    name: str,
    limit: paging.Limit = questions.DEFAULT_LIMIT,
    offset: paging.Offset = 0,
    format_: Annotated[
        str, Query(alias="format", description="`json`, `csv`, or `excel` (CSV with a mark for spreadsheets).")
    ] = "",
) -> QuestionAnswer | Response:
    """The question's own parameters (see `/questions/{name}/about`) go into the query string.

    They take ids, names or aliases: `/questions/partnerships?region=柳州市`. `facts` are the ids of the facts that a row rests
    on: `/facts/{id}` says where each is stated.
    """
    found = browse.ask(name, parameters(request), limit, offset)
    table = rows(browse, found)
    page = paging.page(request, response, len(table), found.total, limit, offset, found.truncated)
    if wants_csv(format_, request.headers.get("accept", "")):
        return as_csv(found, {"Link": response.headers["Link"]}, mark=format_ == "excel")
    return QuestionAnswer(
        question=name,
        parameters=dict(found.parameters),
        columns=columns(found.columns),
        rows=table,
        page=page,
        truncated=found.truncated,
        release=browse.index.release,
    )


def parameters(request: Request) -> dict[str, str | int | float | bool | None]:
    """The question's own parameters: what the query string holds beside paging and format."""
    given = request.query_params
    for key in given:
        if len(given.getlist(key)) > 1:
            raise InputError(f"The parameter {key!r} is given more than once.", hint="Give it once.")
    return {key: value for key, value in given.items() if key not in RESERVED}


def wants_csv(format_: str, accept: str) -> bool:
    """Whether the answer shall be CSV. Raises InputError for a format that is neither."""
    if format_ not in ("", "json", "csv", "excel"):
        raise InputError(f"There is no format {format_!r}.", hint="Use format=json, format=csv or format=excel.")
    return format_ in ("csv", "excel") or (not format_ and preferred(accept, ("application/json", "text/csv")) == "text/csv")
