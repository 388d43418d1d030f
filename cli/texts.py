"""The reports' texts where they are at hand, so that facts can be shown with quotations."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.errors import InputError
from kg.evidence import Texts
from kg.model import ReportFacts
from loaders import documents


def texts(folder: Path | None) -> Texts | None:
    """The texts in a folder of reports, or None without a folder. Raises InputError where there is no such folder."""
    if folder is None:
        return None
    if not folder.is_dir():
        raise InputError(f"There is no folder {folder}.", hint="--reports names the folder with the reports' files.")
    return Texts(folder, lambda path: documents.read(path).text)


def texts_by_report(facts: Iterable[ReportFacts], folder: Path | None) -> dict[str, str]:
    """Report id to normalised text, for the reports whose file is in the folder, unchanged. Raises InputError."""
    at_hand = texts(folder)
    found = {} if at_hand is None else {one.report.id: at_hand.of(one.report) for one in facts}
    return {report: text for report, text in found.items() if text is not None}
