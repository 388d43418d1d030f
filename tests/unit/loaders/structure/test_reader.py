"""Structure: headings, broken lines, tables, cases, contents and furniture. The texts are made up."""

from __future__ import annotations

import unicodedata

import pytest

from loaders import structure
from loaders.documents import from_text
from loaders.reading import Reading


def read(text: str) -> Reading:
    return structure.read(from_text(text, "report.txt", "0" * 64))


def texts(reading: Reading, *kinds: str) -> list[str]:
    return [s.text for s in reading.segments if s.kind in kinds]


def rows(reading: Reading, table: int = 0) -> list[list[str | None]]:
    return [[reading.segments[i].text if i is not None else None for i in row] for row in reading.tables[table].rows]


def test_letters_remember_where_they_stand() -> None:
    text = "甲 市 教 育 局\n\n[bookmark: _Toc1]1．基本 情况\n生师比 $18.25:1$ ，占地 34.5 m^2 。２０２０年,共（A类）３所\u200b学校。\n"
    for segment in read(text).segments:
        assert len(segment.text) == len(segment.offsets)
        assert list(segment.offsets) == sorted(segment.offsets)
        for letter, place in zip(segment.text, segment.offsets, strict=True):
            source = unicodedata.normalize("NFKC", text[place])
            assert letter == " " or unicodedata.normalize("NFKC", letter) == source


def test_residue_and_widths() -> None:
    reading = read("[bookmark: _Toc1][image: 图]生师比 $18.25:1$ ,比上年∶提高;占地 34.5 m^2 ,共有(Ａ类)学校３ 所。\n")
    assert reading.segments[0].text == "生师比18.25:1，比上年：提高；占地34.5 m²，共有（A类）学校3所。"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("甲校与省内外企业建立了长期稳定的合作关系，在校生规模总体呈下降", "趋势，就业率保持稳定。", True),
        ("学校制定了《甲类职业教育综合改革试点工作方案》", "（甲府〔2016〕153号），推进改革。", True),
        ("学校落实《甲类职业教育", "改革方案》，推进改革。", True),
        ("甲校与省内外企业建立了长期稳定的合作关系。", "学校重视安全。", False),
        ("教师队伍", "学校重视教师培养工作，结构不断优化。", False),
        ("甲校与省内外企业建立了长期稳定的合作关系，规模总体下降", "一、基本情况", False),
        ("甲校与省内外企业建立了长期稳定的合作关系，规模总体下降", "表 1-1 规模情况", False),
    ],
)
def test_lines_broken_in_mid_sentence(first: str, second: str, joined: bool) -> None:
    reading = read(f"一、概况\n\n{first}\n\n{second}\n\n完。")
    assert (len(texts(reading, "prose", "item", "caption")) == (2 if joined else 3) - (second == "一、基本情况")) is True


def test_a_page_number_does_not_break_a_sentence() -> None:
    reading = read(
        "一、概况\n\n甲校与省内外企业建立了长期稳定的合作关系，在校生规模总体\n\n- 12 -\n\n呈下降趋势，就业率保持稳定。\n"
    )
    assert texts(reading, "prose") == ["甲校与省内外企业建立了长期稳定的合作关系，在校生规模总体呈下降趋势，就业率保持稳定。"]
    assert texts(reading, "furniture") == ["-12-"]


def test_running_headers_are_furniture() -> None:
    page = "甲市中等职业教育质量年度报告\n\n学校与企业合作，教学质量不断提高，社会声誉不断提升。\n\n"
    reading = read("封面\n\n" + page * 4)
    assert "甲市中等职业教育质量年度报告" not in texts(reading, "prose", "item")


def sections(text: str) -> dict[str, tuple[str, ...]]:
    return {s.text: s.section for s in read(text).segments if s.kind == "prose"}


def test_decimal_headings_and_points_inside_them() -> None:
    found = sections(
        "1．基本情况\n1.1 规模\n甲。\n1.2 设施\n1.加大投入\n乙。\n2.改善条件\n丙。\n2．学生发展\n2.1 素质\n丁。\n3.特色\n戊。\n"
    )
    assert found == {
        "甲。": ("基本情况", "规模"),
        "乙。": ("基本情况", "设施", "加大投入"),
        "丙。": ("基本情况", "设施", "改善条件"),
        "丁。": ("学生发展", "素质"),
        "戊。": ("特色",),
    }


def test_chinese_headings() -> None:
    found = sections("第一章 概况\n一、规模\n（一）学校\n1. 公办\n甲。\n（二）学生\n乙。\n二、条件\n丙。\n第二章 发展\n丁。\n")
    assert found == {
        "甲。": ("概况", "规模", "学校", "公办"),
        "乙。": ("概况", "规模", "学生"),
        "丙。": ("概况", "条件"),
        "丁。": ("发展",),
    }


def test_chinese_chapters_with_decimal_sections() -> None:
    found = sections("一、概况\n1.1 规模\n甲。\n二、发展\n2.1 素质\n乙。\n")
    assert found == {"甲。": ("概况", "规模"), "乙。": ("发展", "素质")}


def test_a_number_and_a_space_make_a_heading_but_a_count_does_not() -> None:
    reading = read("1 基本情况\n1.1 规模\n甲。\n2 学生发展\n2.1 素质\n乙。\n9 所学校\n")
    assert "2 学生发展" in texts(reading, "heading")
    assert "9所学校" not in texts(reading, "heading")


def test_contents_are_passed_over() -> None:
    reading = read("目 录\n1.基本情况\t1\n1.1 规模\t2\n\n2.学生发展\t3\n\n\n1. 基本情况\n\n1.1 规模\n\n甲校。\n")
    assert len(texts(reading, "contents")) == 4
    assert texts(reading, "heading") == ["1.基本情况", "1.1规模"]


def test_contents_with_dots_and_no_title() -> None:
    entries = "".join(f"{n}、第{n}章的标题………………{n}\n" for n in "一二三四五六").replace("……一", "……1")
    entries = "".join(f"{h}、章节标题…………………… {n}\n" for n, h in enumerate("一二三四五六七", start=1))
    reading = read(entries + "\n一、章节标题\n\n甲校。\n")
    assert len(texts(reading, "contents")) == 7
    assert texts(reading, "heading") == ["一、章节标题"]


def wrapped(paragraph: str, width: int = 30, margin: str = "") -> str:
    lines, indent = [], "　　"
    while paragraph:
        lines.append(margin + indent + paragraph[: width - len(indent)])
        paragraph, indent = paragraph[width - len(indent) :], ""
    return "\n".join(lines)


@pytest.mark.parametrize("margin", ["", "      "])
def test_wrapped_lines_become_paragraphs(margin: str) -> None:
    prose = (
        "学校与省内外企业建立了长期稳定的合作关系，在校生规模总体呈上升趋势，教学质量不断提高，就业率保持稳定，社会声誉不断提升。"
    )
    title = "【案例1】甲市乙丙职业技术学校：对接区域产业需求，打造学生实习实训三部曲，服务地方经济"
    parts = [
        *[wrapped(prose * 2, margin=margin)] * 10,
        margin + "一、学生发展",
        wrapped(title, margin=margin),
        wrapped(prose, margin=margin),
    ]
    reading = read("\n".join(parts) + "\n")
    assert texts(reading, "prose") == [prose * 2] * 10 + [prose]
    assert texts(reading, "heading") == ["一、学生发展", title]
    assert reading.cases[0].title == title.removeprefix("【案例1】")


def test_a_case_s_label_alone_in_its_line() -> None:
    reading = read("一、特色\n\n案例一\n\n甲校打造名师队伍\n\n甲校重视教师培养工作，结构不断优化。\n")
    assert [(case.number, case.title) for case in reading.cases] == [("一", "甲校打造名师队伍")]


def test_stories_and_labelled_cases_side_by_side() -> None:
    reading = read(
        "5.合作\n5.1 开展\n【案例1】甲市合作\n甲校。\n7.特色创新\n7.1 乙县职教中心名师工作室\n乙校。\n8.党建\n丙校。\n"
    )
    assert [case.number for case in reading.cases] == ["1", "7.1"]


_WRAPPED = "\n".join(["某县各职业学校围绕当地产业开设专业并定期听取企业和家长的意见以便改进工作"] * 40)


def _paragraph_of(lines: str, word: str) -> str:
    reading = structure.read(from_text(f"{_WRAPPED}。\n\n{lines}\n", "report.txt", "0" * 64))
    return next(segment.text for segment in reading.segments if word in segment.text)


def test_a_wrapped_sentence_goes_on_after_a_page_s_number() -> None:
    told = _paragraph_of("　　青川职校还与两家公司共建校外基地，由公司负责教学\n\n- 3 -\n\n管理的车间已经启用。\n", "青川职校")
    assert told == "青川职校还与两家公司共建校外基地，由公司负责教学管理的车间已经启用。"


def test_a_wrapped_sentence_goes_on_with_a_figure_set_apart() -> None:
    told = _paragraph_of("　　青川职校去年新建一处图书馆并且为全校每百名学生配备教学用计算机\n 35台。\n", "青川职校")
    assert told.endswith("计算机35台。")


def test_a_wrapped_sentence_goes_on_after_a_page_s_empty_lines() -> None:
    told = _paragraph_of("　　去年，青川职校还与两家公司共建校外基地，由公司负责\n\n\n\n管理的车间已经启用。\n", "青川职校")
    assert told.endswith("由公司负责管理的车间已经启用。")


def test_a_case_in_markdown_s_quotation_marks_ends_with_them() -> None:
    reading = read(
        "## 1 概况\n\n全市有3所学校。\n\n> 【案例1-1】甲县的一把剪刀\n\n> 甲县办起剪纸班。\n> 学生学会了剪纸。\n\n### 1.1 其他\n\n全市学校都办起了班。\n"
    )
    assert [(c.number, c.title) for c in reading.cases] == [("1-1", "甲县的一把剪刀")]
    case = reading.cases[0]
    assert [s.text for s in reading.segments[case.first + 1 : case.last + 1]] == ["甲县办起剪纸班。", "学生学会了剪纸。"]
    assert texts(reading, "heading")[0] == "1 概况"


def test_a_quoted_case_ends_where_the_quotation_does() -> None:
    reading = read(
        "> 案例一：甲县的剪刀\n> 甲县办起剪纸班，学生学会了剪纸的手艺。\n\n从全市看，各县都办起了不同的班，成效很好。\n"
    )
    assert reading.segments[-1].case is None
    assert reading.segments[-2].case == 0


def test_bold_marks_go() -> None:
    reading = read("本年度**在校生3200人**，招生__1100人__；某**公司未列入。\n")
    assert reading.segments[0].text == "本年度在校生3200人，招生1100人；某**公司未列入。"


def test_a_chapter_s_han_numeral_set_apart() -> None:
    reading = read("一　基本情况\n全县有2所学校，都在县城里办学。\n二　师资队伍\n教师都有证书，年龄结构也比较合理。\n")
    assert texts(reading, "heading") == ["一 基本情况", "二 师资队伍"]
    assert read("二 〇 二 三 年 度 报 告\n三 年来办学有成绩\n").segments[0].kind != "heading"


def test_an_appendix_ends_the_case_above_it() -> None:
    reading = read(
        "案例一：一所学校与一片叶子\n学校办起茶园，学生每天采茶，乐在其中。\n附表　甲县年度数据表\n指标\t2016年\t2017年\n在校生\t4902\t5217\n招生\t1893\t1984\n"
    )
    assert reading.tables[0].case is None
