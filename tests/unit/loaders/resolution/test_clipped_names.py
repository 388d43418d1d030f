"""Short forms in general use, resolved to the one school they can stand for. Schools and sentences are made up."""

from __future__ import annotations

import pytest

from loaders.documents import from_text
from loaders.pipeline import understand

TITLE = "云南省职业教育质量年度报告（2022）"


def meant(surface: str, text: str) -> set[str]:
    context = understand(from_text(f"{TITLE}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))
    return {m.name for m in context.of("School") if m.surface == surface}


@pytest.mark.parametrize(
    ("surface", "text", "name"),
    [
        ("勐海茶校", "勐海县茶业职业学校现有学生800人。勐海茶校开设茶艺专业。", "勐海县茶业职业学校"),
        ("曲生院", "曲靖生物工程职业技术学院新建校区。曲生院招生900人。", "曲靖生物工程职业技术学院"),
        ("运输职院", "云南交通运输职业技术学院新建校区。运输职院招生900人。", "云南交通运输职业技术学院"),
        ("大理农专", "大理农业专科学校新建校区。大理农专招生900人。", "大理农业专科学校"),
        ("弥渡职校", "弥渡县职业高级中学新建校区。弥渡职校招生900人。", "弥渡县职业高级中学"),
        ("祥云职教中心", "祥云县云岭职业技术教育中心新建校区。祥云职教中心招生900人。", "祥云县云岭职业技术教育中心"),
    ],
)
def test_clipped_names_stand_for_their_school(surface: str, text: str, name: str) -> None:
    assert meant(surface, text) == {name}


def test_a_county_with_two_vocational_schools_has_none_called_by_its_kind_alone() -> None:
    text = "弥渡县南诏职业高级中学、弥渡县商贸高级职业中学新建校区。弥渡职校招生900人。"
    assert not meant("弥渡职校", text) & {"弥渡县南诏职业高级中学", "弥渡县商贸高级职业中学"}


def test_a_well_known_university_inside_another_ones_name() -> None:
    assert meant("桂林电子科技大学", "毕业生升入桂林电子科技大学。") == {"桂林电子科技大学"}
    assert meant("鲁迅美术学院", "毕业生升入鲁迅美术学院。") == {"鲁迅美术学院"}
