"""The commands read Word, PDF, web pages and Markdown as they read text."""

import json
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from tests.unit.loaders.documents.printing import FORMATS


def meaning(lines: str) -> set[str]:
    left_out = {"evidence", "start", "end", "places", "report", "section", "page", "confidence"}
    facts = [json.loads(line) for line in lines.splitlines()]
    return {json.dumps({k: v for k, v in fact.items() if k not in left_out}, sort_keys=True) for fact in facts}


@pytest.mark.parametrize("suffix", [suffix for suffix in FORMATS if suffix != ".txt"])
def test_extract_gives_the_same_facts_for_every_kind(vetkg: Run, tmp_path: Path, suffix: str) -> None:
    for one in (".txt", suffix):
        (tmp_path / f"report{one}").write_bytes(FORMATS[one]())
    expected, found = (vetkg("extract", tmp_path / f"report{one}") for one in (".txt", suffix))
    assert found.returncode == 0, found.stderr
    assert len(meaning(found.stdout)) > 20
    assert meaning(found.stdout) == meaning(expected.stdout)


def test_a_folder_of_mixed_kinds_is_built(vetkg: Run, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(FORMATS[".pdf"]())
    (folder / "b.DOCX").write_bytes(FORMATS[".docx"]())
    (folder / "picture.png").write_bytes(b"\x89PNG")
    listed = vetkg("extract", folder)
    assert listed.returncode == 0, listed.stderr
    assert len(meaning(listed.stdout)) > 20


def test_text_of_a_pdf_is_printed(vetkg: Run, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(FORMATS[".pdf"]())
    assert "在校生数\t人\t23800\t24600\n" in vetkg("text", tmp_path / "report.pdf").stdout
