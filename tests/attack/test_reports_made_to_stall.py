"""Texts made to make a reader stall or fall over: they cost time in proportion to their length, and give facts or none."""

from __future__ import annotations

import time

import pytest

from loaders.documents import from_text
from loaders.pipeline import extract

LETTERS = 20_000
TEXTS = {
    "open brackets": "（" * LETTERS,
    "open titles": "《" * LETTERS,
    "empty titles": "《》" * (LETTERS // 2),
    "nested titles": "《" * 500 + "管理办法" + "》" * 500,
    "dotted numbers": "1.2.3" * (LETTERS // 5),
    "digits": "1" * LETTERS,
    "spaced letters": "甲 " * (LETTERS // 2),
    "tabs": "\t" * LETTERS,
    "rows": "甲\t乙\t丙\n" * (LETTERS // 6),
    "bars": "|" * LETTERS,
    "dots": "目录\n" + "." * LETTERS,
    "headings": "一、甲\n" * (LETTERS // 4),
    "cases": "【案例1】甲\n" * (LETTERS // 7),
    "cities": "南京、" * (LETTERS // 3),
    "schools": "甲市第一职业技术学校、" * (LETTERS // 11),
    "firms": "甲乙有限公司、" * (LETTERS // 25),
    "residue": "[bookmark:" * (LETTERS // 10),
    "formulas": "$" * LETTERS,
    "lines": "学校与企业合作\n" * (LETTERS // 8),
    "one letter": "校" * LETTERS,
    "percent": "就业率98.5%，" * (LETTERS // 9),
}


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_stalls_the_reader(name: str) -> None:
    start = time.process_time()
    facts = extract(from_text(TEXTS[name], "attack.txt", "0" * 64))
    assert time.process_time() - start < 10
    assert facts.report.characters == len(TEXTS[name])
