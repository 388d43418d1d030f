"""What every shape of an answer is made from."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """What every answer's shape shares: fields are documented, none is added silently."""

    model_config = ConfigDict(extra="forbid")
