"""partnersWith: the many ways of saying it, and of saying that it is over or never was. Schools and firms are made up."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand

TITLE = "河南省中等职业教育质量年度报告（2022）"
A, B, C = "洛阳市青禾职业中专", "开封市春风职业学校", "偃师区北辰技工学校"
F, H = "洛阳海韵机械有限公司", "远航电子（郑州）有限公司"


def read(text: str, title: str = TITLE, heading: str = "一、基本情况") -> Context:
    return understand(from_text(f"{title}\n\n{heading}\n\n{text}\n", "report.txt", "0" * 64))


def partners(context: Context) -> set[tuple[str, str]]:
    return {(r.subject[1], r.object[1]) for r in context.relations if r.type == "partnersWith"}


def refused(context: Context) -> set[tuple[str, str]]:
    return {(refusal.label, refusal.reason) for refusal in context.refusals if refusal.type == "partnersWith"}


@pytest.mark.parametrize(
    "text",
    [
        f"{A}与{F}推行工学交替。",
        f"{A}还同{F}互聘教师。",
        f"{A}则由{F}赠送测试系统一套。",
        f"{A}建成数字校园；{F}为该校建设了资源平台。",
        f"8月，{F}捐建的实训室落成，受赠方为{A}。",
        f"{A}的毕业生被{F}录用11人。",
        f"{A}2020届毕业生张某创办的{F}，反过来与母校合作设立基地。",
        f"{A}将停办的实训场地改建为车间，并与{F}共同制定专业人才培养方案。",
        f"依托{A}的检验检测基地，{F}亦参与运营。",
        f"{A}获得表彰。{F}每年接收实习生60名左右。",
    ],
)
def test_said_in_many_ways(text: str) -> None:
    assert partners(read(text)) == {(A, F)}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{A}原与{F}的合作，因企业破产已于2017年终止。", "ended"),
        (f"{A}引进的{F}因条件未谈妥而作罢。", "ended"),
        (f"{A}与{F}的合作因疫情搁置。", "ended"),
        (f"虽有{F}来{A}宣讲招工，但学校与该企业之间没有建立协议合作关系。", "denied"),
        (f"{A}与{F}的协议到期未续签。", "ended"),
    ],
)
def test_over_or_never(text: str, reason: str) -> None:
    context = read(text)
    assert partners(context) == set()
    assert (f"{A} {F}", reason) in refused(context)


@pytest.mark.parametrize(
    "text",
    [
        f"{A}编写教材7种，其中《数控车工》由{F}公开出版。",
        f"{A}二期实训楼项目由{F}承建。",
        f"第三方机构{F}的跟踪调查显示，{A}毕业生满意度较高。",
    ],
)
def test_whom_a_sentence_only_names(text: str) -> None:
    assert partners(read(text)) == set()


def test_a_dealer_s_brand_is_no_partner() -> None:
    assert partners(read(f"{A}同{H}以及海韵集团的本地经销商{F}签订了合作协议。")) == {(A, H), (A, F)}


def test_a_school_named_in_the_paragraph_is_nearer_than_the_one_before() -> None:
    context = read(f"{B}与{H}合作。\n\n{A}引企入校，学校出场地；电子商务专业同{F}合作运营网店，学校获益。")
    assert partners(context) == {(B, H), (A, F)}


def test_where_pupils_go_is_not_who_works_with_firms() -> None:
    title = f"{A}质量年度报告（2022年度）"
    assert (B, F) not in partners(read(f"赴{B}学习的32名学生，有27名在{F}实习。", title))


def test_firms_listed_under_a_title_of_cooperation() -> None:
    title = f"{A}质量年度报告（2022年度）"
    context = read(f"机械类：{F}、海韵重工股份有限公司；\n\n旅游类：洛阳远山酒店；", title, "一、校企合作")
    assert partners(context) == {(A, F), (A, "海韵重工股份有限公司"), (A, "洛阳远山酒店")}
