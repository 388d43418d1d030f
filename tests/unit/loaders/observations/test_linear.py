"""Hostile text takes time in proportion to its length."""

from __future__ import annotations

from time import perf_counter

import pytest

from loaders.observations.binding import read_sentence
from loaders.observations.folding import fold
from loaders.observations.headings import read_heading
from loaders.observations.lexicon import load

PIECES = [
    "共有",
    "在校生共有",
    "1,",
    "企业稳定",
    "教学教育教学",
    "占",
    "(",
    "比上年",
    "2020年、",
    "9个专业、",
    "分别为",
    "应届当年",
    "等级资格",
    "升入各类",
    "1:",
]


def seconds(text: str) -> float:
    started = perf_counter()
    read_sentence(fold(text).text, load())
    return perf_counter() - started


@pytest.mark.parametrize("piece", PIECES)
def test_repetition_does_not_stall_the_reader(piece: str) -> None:
    load()
    body = (piece * 1500)[:1500]
    assert seconds(f"全市在校生{body}320人") < 2


@pytest.mark.parametrize("piece", PIECES)
def test_nor_the_reading_of_headings(piece: str) -> None:
    started = perf_counter()
    read_heading((piece * 400)[:400] + "率", load())
    assert perf_counter() - started < 1
