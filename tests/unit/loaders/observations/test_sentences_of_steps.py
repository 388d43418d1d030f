"""Changes told over several years, and what stands between a figure and the earlier year's."""

from __future__ import annotations

import pytest

from loaders.observations.binding import read_sentence
from loaders.observations.folding import fold
from loaders.observations.lexicon import load

Told = set[tuple[str, int | None, float]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "双师型教师占比从2020年的62%、2021年的66.5%提高到2022年的72.4%",
            {("双师型教师比例", 2020, 62), ("双师型教师比例", 2021, 66.5), ("双师型教师比例", 2022, 72.4)},
        ),
        (
            "近三年招生数：2020年1350人、2021年1480人、2022年1620人",
            {("招生数", 2020, 1350), ("招生数", 2021, 1480), ("招生数", 2022, 1620)},
        ),
        ("近三年共招生4450人", set()),
        (
            "2022年末在校生4562人，2021年末4320人，2020年末4105人",
            {("在校生数", 2022, 4562), ("在校生数", 2021, 4320), ("在校生数", 2020, 4105)},
        ),
        (
            "在校生4562人（含五年一贯制980人），比2021年的4320人增长5.6%",
            {("在校生数", None, 4562), ("在校生数", 2021, 4320)},
        ),
        ("高、中级职称教师分别为82人和108人", {("高级职称教师数", None, 82), ("中级职称教师数", None, 108)}),
    ],
)
def test_what_each_year_has(text: str, expected: Told) -> None:
    figures = read_sentence(fold(text).text, load())
    assert {(f.indicator.name, f.year, f.value) for f in figures if not f.refusal and not f.named} == expected
