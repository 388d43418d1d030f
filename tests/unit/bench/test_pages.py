"""The generated parts of docs/ are those of the code."""

from bench.pages import with_reasons
from bench.shared import ROOT
from kg.rejections import reasons


def test_the_documentation_lists_every_reason() -> None:
    page = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")
    assert with_reasons(page) == page, "make docs writes it anew"
    assert all(f"| `{code}` |" in page for code in reasons())
