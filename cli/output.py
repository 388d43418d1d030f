"""Files that commands write: whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from kg.errors import InputError


def write_file(path: Path, body: str | bytes) -> None:
    """Write UTF-8 text or bytes by way of a neighbouring file, so that a reader never sees half of it. Raises InputError."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        temporary.write_bytes(body.encode("utf-8") if isinstance(body, str) else body)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        hint = "Name a file in a folder that exists and is writable."
        raise InputError(f"Cannot write {path}: {error.strerror}.", hint=hint) from error
