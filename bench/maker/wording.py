"""The stock of wordings (``wording.toml``), read once."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any


@lru_cache(maxsize=1)
def wording() -> dict[str, Any]:
    """Sentences by what they say, with slots in braces."""
    return tomllib.loads((Path(__file__).parent / "wording.toml").read_text(encoding="utf-8"))
