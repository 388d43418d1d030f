"""How far to trust a fact: from the rule that read it and the rule's own judgement to the share of such facts that are right.

Rules give judgements, set by hand, which order facts well but are no probabilities. ``seeds/calibration.toml`` holds, for each
type of fact and each rule, what share of such facts proved right in reports with answer keys (``bench/calibration.py``
measures and writes it). A rule that the table does not know is rated as its type is, an unknown type as its rule judges.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

Rate = Callable[[str, str, str, float], float]
"""From kind, type, rule and the rule's own judgement to a confidence, both between 0 and 1."""
Steps = Sequence[tuple[float, float]]
Table = Mapping[str, Mapping[str, Steps]]
"""``kind.type`` to rule to the judgements measured, rising, each with the share of right facts."""

ANY = "any"
FIGURE = "figure"


@lru_cache(maxsize=512)
def rate(kind: str, type_: str, rule: str, judged: float) -> float:
    """The calibrated confidence, to two places."""
    return rated(table(), kind, type_, rule, judged)


def rated(known: Table, kind: str, type_: str, rule: str, judged: float) -> float:
    """The confidence that a table gives: the rule's steps, else the type's, joined by straight lines and level at both ends."""
    rules = known.get(f"{kind}.{group(kind, type_)}")
    steps = (rules.get(rule) or rules.get(ANY)) if rules else None
    return round(_between(steps, judged), 2) if steps else round(judged, 2)


def group(kind: str, type_: str) -> str:
    """What facts are rated together: a type, and all indicators as one, since the same few rules read them."""
    return FIGURE if kind == "observation" else type_


def _between(steps: Steps, judged: float) -> float:
    before = after = steps[0]
    for after in steps:
        if after[0] >= judged:
            break
        before = after
    if judged <= before[0] or after[0] <= before[0]:
        return before[1] if judged <= before[0] else after[1]
    part = min(1.0, (judged - before[0]) / (after[0] - before[0]))
    return before[1] + part * (after[1] - before[1])


@cache
def table() -> Table:
    """The table that ships with vetkg; empty where this installation has none."""
    file = resources.files("seeds").joinpath("calibration.toml")
    return read(file.read_text(encoding="utf-8")) if file.is_file() else {}


def read(text: str) -> Table:
    """A table's text."""
    return {
        f"{kind}.{type_}": {rule: tuple((float(j), float(share)) for j, share in steps) for rule, steps in rules.items()}
        for kind, types in tomllib.loads(text).items()
        if kind != "measured"
        for type_, rules in types.items()
    }
