"""SPARQL results as bytes: how many rows they hold, the first of them only, and their values.

The engine writes results in Rust; to know whether a row limit cut the answer, it is asked for one row more, and that row is
taken off here. Formats: SPARQL 1.1 Query Results JSON, XML, CSV and TSV.
"""

from __future__ import annotations

import csv
import io
import json
import re

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"


def within(body: bytes, media_type: str, rows: int) -> tuple[bytes, int, bool]:
    """The results' first ``rows`` rows, how many these are, and whether there were more."""
    found = _count(body, media_type)
    if found <= rows:
        return body, found, False
    return _CUT[media_type](body, rows), rows, True


def _count(body: bytes, media_type: str) -> int:
    if media_type == JSON:
        return len(json.loads(body)["results"]["bindings"])
    if media_type == XML:
        return body.count(b"<result>") + body.count(b"<result/>")
    if media_type == TSV:
        return body.count(b"\n") - 1
    return sum(1 for _ in csv.reader(io.StringIO(body.decode(), newline=""))) - 1


def _cut_json(body: bytes, rows: int) -> bytes:
    answer = json.loads(body)
    answer["results"]["bindings"] = answer["results"]["bindings"][:rows]
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()


def _cut_xml(body: bytes, rows: int) -> bytes:
    opens = re.compile(rb"<result/?>").finditer(body)
    place = next(match.start() for i, match in enumerate(opens) if i == rows)
    return body[:place] + body[body.rindex(b"</results>") :]


def _cut_tsv(body: bytes, rows: int) -> bytes:
    return b"".join(body.splitlines(keepends=True)[: rows + 1])


def _cut_csv(body: bytes, rows: int) -> bytes:
    out = io.StringIO(newline="")
    for i, row in enumerate(csv.reader(io.StringIO(body.decode(), newline=""))):
        if i <= rows:
            csv.writer(out, lineterminator="\r\n").writerow(row)
    return out.getvalue().encode()


_CUT = {JSON: _cut_json, XML: _cut_xml, CSV: _cut_csv, TSV: _cut_tsv}
