"""Where the reports' texts, the answer keys and the scorer are: ``VETKG_SHARED``, else ``../shared`` beside the repository."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("VETKG_SHARED", ROOT.parent / "shared"))
READINGS = ROOT / "tests" / "gold" / "readings"


def reports() -> list[Path]:
    """The reports' texts, in the order of their files."""
    return sorted((SHARED / "reports").glob("*.txt"))


def key_of(report: Path) -> Path | None:
    """The answer key that goes with a report, where there is one."""
    key = SHARED / "eval" / "keys" / f"{report.stem}.jsonl"
    return key if key.exists() else None


def scorer() -> ModuleType:
    """The scorer of the guidelines, as a module."""
    spec = importlib.util.spec_from_file_location("guideline_scorer", SHARED / "eval" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"There is no score.py under {SHARED}: set VETKG_SHARED.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
