"""A question's answer as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from fastapi import Response

from kg.ports import Value
from kg.questions import Answer

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(answer: Answer, headers: Mapping[str, str], mark: bool = False) -> Response:
    """The answer as CSV (RFC 4180, UTF-8 with header), all columns as the question names them, lists joined with "; ".

    A text that a spreadsheet would take for a formula is led by an apostrophe. ``headers`` are sent along (Link). ``mark`` puts a
    byte order mark first, by which spreadsheets know UTF-8.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([c.name for c in answer.columns])
    writer.writerows([[_text(value) for value in row] for row in answer.rows])
    sent = {**headers, "Content-Disposition": f'inline; filename="{answer.question}.csv"'}
    body = out.getvalue().encode("utf-8-sig" if mark else "utf-8")
    return Response(body, media_type="text/csv; charset=utf-8; header=present", headers=sent)


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_text(v) for v in value)
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text
