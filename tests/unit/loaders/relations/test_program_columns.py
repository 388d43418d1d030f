"""offers: tables with several columns of programs, those of ended programs too. Schools and tables are made up."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand

CITY = "濮阳市中等职业教育质量年度报告（2022）"
A = "范县职业高中"


def read(text: str) -> Context:
    return understand(from_text(f"{CITY}\n\n一、基本情况\n\n{text}\n", "report.txt", "0" * 64))


def offered(context: Context) -> set[tuple[str, str]]:
    return {(r.subject[1], r.object[1]) for r in context.relations if r.type == "offers"}


@pytest.mark.parametrize("further", ["其他专业", "群内其他专业", "支撑专业", "拓展专业"])
def test_every_column_of_programs_beside_a_cluster_is_read(further: str) -> None:
    context = read(
        f"| 专业群 | 牵头学校 | 核心专业 | {further} |\n| --- | --- | --- | --- |\n| 智能机电专业群 | {A} | 机电技术应用 | 数控技术应用；焊接技术应用 |"
    )
    assert offered(context) == {(A, "机电技术应用"), (A, "数控技术应用"), (A, "焊接技术应用")}
    assert {r.object[1] for r in context.relations if r.type == "coreProgram"} == {"机电技术应用"}


@pytest.mark.parametrize("columns", ["新增专业|撤销专业", "新增专业|停招专业", "现开设专业|拟撤销专业"])
def test_programs_of_a_column_of_ended_ones_are_named_but_not_offered(columns: str) -> None:
    context = read(f"表1 专业调整情况\n学校|{columns}\n{A}|护理|会计事务\n濮阳技师学院|幼儿保育|模具制造技术、焊接技术应用")
    assert {m.name for m in context.of("Program")} >= {"护理", "会计事务", "模具制造技术", "焊接技术应用"}
    assert offered(context) == {(A, "护理"), ("濮阳技师学院", "幼儿保育")}


def test_ended_programs_before_new_ones_are_not_offered_either() -> None:
    context = read(f"表1 专业调整情况\n学校|撤销专业|新增专业\n{A}|会计事务|护理\n濮阳技师学院|焊接技术应用|幼儿保育")
    assert offered(context) == {(A, "护理"), ("濮阳技师学院", "幼儿保育")}


def test_a_branch_in_brackets_is_no_program_of_its_own_and_a_mere_note_no_part_of_a_name() -> None:
    context = read(f"{A}的皮影制作与表演专业（民间传统工艺方向）很强，新增茶艺与茶营销、民宿服务与管理（方向）等2个专业。")
    named = {m.name for m in context.of("Program")}
    assert named == {"皮影制作与表演", "茶艺与茶营销", "民宿服务与管理"}


def test_programs_under_talks_are_not_offered() -> None:
    context = read(f"{A}与濮阳技师学院商谈联办护理专业的可能，尚未达成一致。")
    assert not offered(context)
