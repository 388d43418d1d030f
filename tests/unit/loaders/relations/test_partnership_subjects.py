"""partnersWith: whom firms belong to where nobody is named beside them, what is planned or fell through, who only founds."""

from __future__ import annotations

import pytest

from loaders.context import Context
from loaders.documents import from_text
from loaders.pipeline import understand

A, B = "洛阳市青禾职业中等专业学校", "开封市春风职业学校"
F, H = "洛阳海韵机械有限公司", "远航电子（郑州）有限公司"


def read(text: str, title: str = "河南省中等职业教育质量年度报告（2022）") -> Context:
    return understand(from_text(f"{title}\n\n一、校企合作\n\n{text}\n", "report.txt", "0" * 64))


def partners(context: Context) -> set[tuple[str, str]]:
    return {(r.subject[1], r.object[1]) for r in context.relations if r.type == "partnersWith"}


@pytest.mark.parametrize(
    "text",
    [
        f"{A}还与{F}有过接触，因用工条件没有谈拢，至今未签协议。",
        f"{A}有意引入{F}的实训项目，但因场地不足尚未谈成。",
        f"{A}原定与{F}合办的订单班推迟到2023年。",
        f"{A}明确了方向：推动与{F}开展合作。",
        f"{A}为民办学校，由{F}举办。",
        f"{A}采购{F}的实训设备。",
        f"{A}的食堂由{F}托管。",
        f"{A}毗邻{F}厂区，学生就近实习。",
        f"{A}所在的洛阳市拥有{F}、{H}等企业，为实习提供了支持。",
        f"{A}教师王某曾在{F}工作十年，后来从事实训教学。",
        f"{A}为社会培养人才，其中有{F}董事长张某等优秀校友。",
        f"{A}与{F}原有合作，因企业搬迁停止。",
        f"{A}附近的产业园由{F}和{H}投资6亿元兴建，便于实习。",
        f"{A}参加了论坛，论坛由县政府和{F}共同主办。",
    ],
)
def test_no_partner_where_talks_failed_or_a_firm_only_founds(text: str) -> None:
    assert partners(read(text)) == set()


def test_a_firm_works_with_the_school_whose_pupils_it_serves() -> None:
    found = partners(read(f"{B}设立奖学金；{F}为在岗实习的{A}学生购买保险。"))
    assert (A, F) in found
    assert (B, F) not in found


def test_firms_that_go_to_a_school_are_its_partners() -> None:
    found = partners(read(f"开发区组织北辰电子、{F}2家单位赴{A}开展合作，签订订单班协议。"))
    assert (A, F) in found


def test_respectively_pairs_from_the_last_where_the_first_school_is_unknown() -> None:
    assert partners(read(f"河阴盐校、{A}分别与{F}、{H}签订学徒制协议。")) == {(A, H)}


def test_a_regions_case_goes_on_with_the_school_it_told_of() -> None:
    text = (
        f"【案例1】孟津区：一株牡丹的产业链\n\n孟津区把牡丹产业交给学校。{A}面向三个环节开班。在种植端，与{F}共建基地；在销售端，"
        f"与{H}合作培训农户。\n\n一是建基地。与春华生物科技有限公司共建车间。"
    )
    assert partners(read(text)) == {(A, F), (A, H), (A, "春华生物科技有限公司")}


def test_a_name_found_once_is_found_again() -> None:
    context = read(f"{A}为春晖家居提供技术服务。\n\n{B}的学生常驻春晖家居实习。")
    assert partners(context) == {(A, "春晖家居"), (B, "春晖家居")}


def test_a_brand_is_the_firm_that_bears_no_other_name_and_a_branch_is_not_its_firm() -> None:
    context = read(f"{A}与格兰仕合作。\n\n二、案例\n\n{B}与广东格兰仕集团有限公司合作。")
    assert (A, "广东格兰仕集团有限公司") in partners(context)
    context = read(f"{F}、{F}郑州分公司与{A}签订协议。")
    assert partners(context) == {(A, F), (A, f"{F}郑州分公司")}


def test_a_class_named_by_some_of_a_firms_letters_is_that_firms() -> None:
    context = read(f"{A}与郑州水务集团签约，“郑水订单班”开班；在劲川公司设“厂中校”，开办“劲泉冠名班”。\n\n郑水班的学生就业。")
    assert partners(context) == {(A, "郑州水务集团"), (A, "劲川公司")}


def test_a_province_with_its_level_is_no_part_of_a_firms_own_name() -> None:
    context = read(
        f"{A}与上海青湖集团合作。上海市青湖（集团）有限公司接收实习生。河南水泥股份有限公司与{A}共建。河南省金牛水泥有限公司来访。"
    )
    assert {e for e in partners(context) if "青湖" in e[1]} == {(A, "上海市青湖（集团）有限公司")}
    assert (A, "河南水泥股份有限公司") in partners(context)


def test_a_firm_joined_to_another_by_and_is_named() -> None:
    context = read(f"{A}与江苏龙河船业集团和新加坡金海投资股份有限公司合作，与洛阳正青集团副总裁签约。")
    assert {name for _, name in partners(context)} == {"江苏龙河船业集团", "新加坡金海投资股份有限公司", "洛阳正青集团"}


def test_a_pupil_who_works_for_a_firm_makes_it_no_partner_whatever_is_said_of_the_school_later() -> None:
    assert partners(read(f"{A}的2018届毕业生李某现任{F}车间主任。毕业生对母校的推荐度为87%。")) == set()


def test_experts_of_a_brand_teach_and_a_firm_becomes_a_station() -> None:
    assert (A, "中国一重") in partners(read(f"{A}聘请中国一重首席技师为产业导师。"))
    assert (A, F) in partners(read(f"2022年，{F}成为{A}的导师工作站。"))


def test_a_line_of_a_school_and_its_firms_tells_partners() -> None:
    assert partners(read(f"{A}：{F}、春晖家居。")) == {(A, F), (A, "春晖家居")}


def test_what_ends_with_another_firm_does_not_end_with_this_one() -> None:
    assert (A, "比亚迪") in partners(read(f"{A}新增比亚迪、吉利两家合作企业，终止与{F}的合作。"))
