"""Foreign schools: after 某国的, by their city, with 与 inside. Schools and sentences are made up."""

from __future__ import annotations

import pytest

from loaders.documents import from_text
from loaders.pipeline import understand

TITLE = "金华市中等职业教育质量年度报告（2022）"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("学校与俄罗斯的哈巴铁路技术学院签订友好学校协议。", "哈巴铁路技术学院"),
        ("学校与德国慕尼黑技术与经济学院互派教师。", "德国慕尼黑技术与经济学院"),
        ("学校与海参崴国立经济与服务大学的项目已经结束。", "海参崴国立经济与服务大学"),
        ("学校与怀卡托林业职业学院续签备忘录。", "怀卡托林业职业学院"),
    ],
)
def test_foreign_schools_are_found_and_are_in_no_region(text: str, name: str) -> None:
    context = understand(from_text(f"{TITLE}\n\n一、国际交流\n\n{text}\n", "report.txt", "0" * 64))
    assert {m.name for m in context.of("School")} == {name}
    assert not [r for r in context.relations if r.type == "locatedIn"]


def test_two_schools_joined_by_and_are_two() -> None:
    text = "德国慕尼黑技术学院与金华市商贸职业学校互派教师。"
    context = understand(from_text(f"{TITLE}\n\n一、国际交流\n\n{text}\n", "report.txt", "0" * 64))
    assert {m.name for m in context.of("School")} == {"德国慕尼黑技术学院", "金华市商贸职业学校"}
