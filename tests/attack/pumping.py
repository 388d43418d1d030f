"""Texts made to keep a regular expression busy: read off its own syntax tree, its repetitions pumped up, its end spoilt."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Tree = Any
"""A parsed expression, or a part of one: a sequence of operations with their arguments."""

_SPOILERS = ("\x00", "。", "，x")
_CLASSES = {
    ops.CATEGORY_DIGIT: "1",
    ops.CATEGORY_SPACE: " ",
    ops.CATEGORY_WORD: "甲",
    ops.CATEGORY_NOT_DIGIT: "甲",
    ops.CATEGORY_NOT_SPACE: "甲",
    ops.CATEGORY_NOT_WORD: "，",
}
_ENOUGH = 4
"""A repetition that may go on for so long is worth pumping."""


def texts(pattern: re.Pattern[str], length: int, seed: int = 1) -> Iterator[str]:
    """Texts of about ``length`` letters against which the expression has to try much."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    pick = random.Random(seed)
    pieces = {piece for _ in range(3) for piece in _pieces(tree, pick) if piece}
    ordered = sorted(pieces, key=lambda piece: (len(piece), piece))
    chosen = ordered[:4] + pick.sample(ordered[4:], min(8, max(0, len(ordered) - 4)))
    for piece in chosen:
        pumped = piece * (length // len(piece) + 1)
        yield pumped[:length]
        yield pumped[:length] + pick.choice(_SPOILERS)
    for whole in (example(tree, pick) for _ in range(2)):
        for piece in pick.sample(chosen, min(2, len(chosen))):
            yield whole[: pick.randrange(len(whole) + 1)] + piece * (length // len(piece)) + "\x00"
    letters = sorted({letter for piece in pieces for letter in piece})
    yield "".join(pick.choice(letters) for _ in range(length)) if letters else ""


def example(tree: Tree, pick: random.Random) -> str:
    """A text that the expression matches, or nearly so: what stands around it is left out of account."""
    return "".join(_one(op, argument, pick) for op, argument in tree)


def _one(op: Any, argument: Any, pick: random.Random) -> str:
    if op is ops.LITERAL:
        return chr(argument)
    if op is ops.NOT_LITERAL or op is ops.ANY:
        return "甲"
    if op is ops.IN:
        return _of_class(argument, pick)
    if op is ops.BRANCH:
        return example(pick.choice(argument[1]), pick)
    if op is ops.SUBPATTERN:
        return example(argument[3], pick)
    if op is ops.ATOMIC_GROUP:
        return example(argument, pick)
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        least, most, inner = argument
        return "".join(example(inner, pick) for _ in range(pick.randint(least, min(int(most), least + 2))))
    return ""


def _of_class(members: Any, pick: random.Random) -> str:
    if members[0][0] is ops.NEGATE:
        out = {chr(value) for op, value in members if op is ops.LITERAL}
        return next(letter for letter in "甲乙a1 -" if letter not in out)
    op, value = pick.choice(members)
    if op is ops.RANGE:
        return "甲" if value[0] <= ord("甲") <= value[1] else chr(pick.randint(*value))
    return _CLASSES[value] if op is ops.CATEGORY else chr(value)


def _pieces(tree: Tree, pick: random.Random) -> Iterator[str]:
    """What may be repeated: the whole expression, and the inside of each of its long repetitions."""
    yield example(tree, pick)
    for op, argument in tree:
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
            if argument[1] >= _ENOUGH:
                yield example(argument[2], pick) or "甲"
            yield from _pieces(argument[2], pick)
        elif op is ops.SUBPATTERN:
            yield from _pieces(argument[3], pick)
        elif op is ops.BRANCH and len(argument[1]) <= _ENOUGH:
            for branch in argument[1]:
                yield from _pieces(branch, pick)
        elif op in (ops.ASSERT, ops.ASSERT_NOT):
            yield from _pieces(argument[1], pick)
