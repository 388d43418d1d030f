"""Doubtful facts as a spreadsheet (CSV, RFC 4180), and the decisions that a person wrote into it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable

from kg.corrections.model import Action, Correction
from kg.corrections.review import MENDABLE, Doubt, decide, key_text, says, written
from kg.errors import InputError

COLUMNS = ("decision", "says", "confidence", "quotation", "section", "name", "aliases", "value", "forms", "programs", "year")
KEY, REASON = "key", "reason"
WORDS: dict[str, Action | None] = {
    "": None, "s": None, "skip": None, "跳过": None,
    "a": "accept", "accept": "accept", "y": "accept", "接受": "accept", "对": "accept", "正确": "accept",
    "r": "remove", "reject": "remove", "remove": "remove", "n": "remove", "拒绝": "remove", "删除": "remove", "错": "remove",
    "m": "mend", "mend": "mend", "改": "mend", "改正": "mend", "修改": "mend",
}  # fmt: skip
"""What may stand in the column ``decision``."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def dumps(doubts: Iterable[Doubt], quote: Callable[[Doubt], str] = lambda _: "") -> str:
    """The sheet: a row a fact, the decision left open. It begins with a byte order mark so that spreadsheets see UTF-8."""
    buffer = io.StringIO()
    rows = csv.writer(buffer, lineterminator="\r\n")
    rows.writerow((*COLUMNS, REASON, KEY))
    for doubt in doubts:
        parts = written(doubt.fact)
        section = doubt.place.section if doubt.place else ""
        told = ("", says(doubt.fact), f"{doubt.fact.confidence:.2f}", quote(doubt), section)
        cells = (*told, *(parts.get(name, "") for name in COLUMNS[5:]), "", key_text(doubt.report, doubt.key))
        rows.writerow([_plain(cell) for cell in cells])
    return "\ufeff" + buffer.getvalue()


def loads(text: str, find: Callable[[str], Doubt]) -> list[Correction]:
    """The decisions in a sheet's text; rows without one are passed over. ``find`` gives the fact of a written key.

    A row marked mend changes what its cells say otherwise than the fact. Raises InputError that names the row.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    missing = {"decision", KEY} - set(rows.fieldnames or ())
    if missing:
        raise InputError(f"The sheet has no column {', '.join(sorted(missing))}.", hint="Keep the heading row of the export.")
    found = []
    for number, row in enumerate(rows, start=2):
        word = (row["decision"] or "").strip().lower()
        if word not in WORDS:
            hint = "Write accept, reject or mend (接受, 删除, 改正), or leave it empty."
            raise InputError(f"Row {number}: {word!r} is no decision.", hint=hint)
        action = WORDS[word]
        if action is None:
            continue
        try:
            doubt = find(_read(row[KEY]))
            found.append(decide(doubt, action, _read(row.get(REASON)) or "reviewed", _changed(doubt, row)))
        except InputError as error:
            raise type(error)(f"Row {number}: {error.message}", hint=error.hint, suggestions=error.suggestions) from error
    return found


def _changed(doubt: Doubt, row: dict[str, str]) -> dict[str, str]:
    was = written(doubt.fact)
    cells = {name: _read(row.get(name)) for name in MENDABLE[doubt.key.kind] if row.get(name) is not None}
    return {name: text for name, text in cells.items() if text != was[name]}


def _plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _read(cell: str | None) -> str:
    text = (cell or "").strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text
