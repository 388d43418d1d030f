"""Each question in both languages over invented facts: equal answers, row for row, for many parameters and pages."""

import itertools
import random

import pytest

from kg.names import NameIndex
from kg.ports import Stores
from kg.questions import ask, load

NAMES = {
    "Region": ["青岚省", "云溪", "石桥县", "白泽省"],
    "School": ["一职校", "石桥职教中心", "柏川工业学校", "霜屿海洋学校", "南湾理工学院"],
    "Enterprise": ["星河汽车", "蓝鲸酒店集团", "“海风”食品厂"],
    "Program": ["汽车运用与维修", "护理", "现代农艺技术"],
    "Policy": ["国家职业教育改革实施方案", "职业学校校企合作促进办法", "云溪市职业教育发展规划"],
    "ProgramCluster": ["汽车技术专业群", "海洋服务专业群"],
    "CaseStudy": ["县城办学记", "田间学校"],
    "EducationGroup": ["云溪旅游职教联盟", "白泽海洋职教集团"],
    "Industry": ["旅游业", "装备制造业"],
    "Honour": ["全国文明校园"],
}
TEXTS = {
    "level": ["国家", "city"],
    "ownership": ["公办", "民办"],
    "report": ["yunxi-2021", "report-qinglan-2020"],
    "reason": ["planned", "not-a-policy"],
    "rejection": ["rejection-9fe488dc24ad", "rejection-000000000000"],
}
YEARS = [2019, 2020, 2021]
COMBINATIONS = 25


def values(parameter, graph):
    """Some values for a parameter, good names of the invented facts."""
    if parameter.type == "entity":
        return [name for type_ in parameter.entities for name in NAMES[type_][: 5 if len(parameter.entities) < 4 else 1]]
    if parameter.type == "integer":
        return {"depth": [1, 2, 3], "longest": [2, 6]}.get(parameter.name, YEARS)
    if parameter.type == "fact":
        return [key for claim in list(graph.claims.values())[::40] for key in (claim.id, claim.fact)]
    return {
        "choice": list(parameter.choices),
        "form": ["订单培养", "共建实训基地"],
        "indicator": ["在校生数", "enrolled-students", "就业率"],
        "text": TEXTS.get(parameter.name, ["国家"]),
    }[parameter.type]


def combinations(question, graph):
    """No parameter, each alone, and a sample of two and three together; required ones always."""
    choices = {p.name: values(p, graph) for p in question.parameters}
    required = [p.name for p in question.parameters if not p.optional]
    optional = [p.name for p in question.parameters if p.optional]
    for chosen in itertools.product(*(choices[name] for name in required)):
        base = dict(zip(required, chosen, strict=True))
        yield base
        for name in optional:
            yield from (base | {name: value} for value in choices[name])
    pool = [
        dict(zip((*required, *names), chosen, strict=True))
        for size in (2, 3)
        for names in itertools.combinations(optional, size)
        for chosen in itertools.product(*(choices[name] for name in (*required, *names)))
    ]
    yield from random.Random(20).sample(pool, min(COMBINATIONS, len(pool)))


@pytest.fixture
def names(graph):
    return NameIndex.of(graph)


@pytest.fixture(
    params=[
        ("oxigraph", "ladybug"),
        pytest.param(("oxigraph", "neo4j"), marks=pytest.mark.neo4j),
        ("remote", "ladybug"),
        ("oxigraph_server", "ladybug"),
    ],
    ids="-".join,
)
def stores(request):
    """Each store beside one whose answers are compared already; so all are equal."""
    return Stores(*(request.getfixturevalue(name) for name in request.param))


@pytest.mark.parametrize("name", load())
def test_both_languages_give_equal_answers(name, stores, names, graph):
    rows = 0
    for parameters in combinations(load()[name], graph):
        one = ask(stores, names, name, parameters, 1000, language="cypher")
        other = ask(stores, names, name, parameters, 1000, language="sparql")
        assert one == other, parameters
        rows += len(one.rows)
    assert rows > 0


@pytest.mark.parametrize("language", ["sparql", "cypher"])
@pytest.mark.parametrize("name", load())
def test_pages_neither_repeat_nor_miss_a_row(name, language, stores, names, graph):
    tried = (ask(stores, names, name, p, 1000, language=language) for p in combinations(load()[name], graph))
    whole = next(answer for answer in tried if len(answer.rows) > 1)
    parameters = whole.parameters
    assert whole.total == len(whole.rows)
    step = max(1, len(whole.rows) // 3)
    pages = [ask(stores, names, name, parameters, step, at, language=language) for at in range(0, len(whole.rows), step)]
    assert [row for page in pages for row in page.rows] == whole.rows
    assert [page.truncated for page in pages] == [True] * (len(pages) - 1) + [False]
    keys = [tuple(str(cell) for cell in row) for row in whole.rows]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", load())
def test_every_row_names_facts_of_the_graph(name, stores, names, graph):
    known = {claim.fact for claim in graph.claims.values()}
    answer = ask(stores, names, name, next(combinations(load()[name], graph)), 1000)
    for row in answer.as_table():
        facts = row["facts"] if "facts" in row else [row["fact"]]
        assert facts or row.get("reason"), row
        assert set(facts) <= known, row


def table(stores, names, name, *columns, **parameters):
    return [tuple(row[c] for c in columns) for row in ask(stores, names, name, parameters, 1000).as_table()]


def test_partnerships_unite_reports_and_keep_to_the_asked(stores, names):
    found = table(stores, names, "partnerships", "enterprise_name", "forms", "programs", "years", "reports", school="市一职校")
    assert found == [
        (
            "星河汽车有限公司",
            ["共建实训基地", "冠名班", "订单培养"],
            ["汽车运用与维修"],
            [2019, 2021],
            ["qinglan-2020", "yunxi-2021"],
        ),
        ("蓝鲸酒店集团", ["实习就业"], ["高星级饭店运营与管理"], [2020], ["qinglan-2020"]),
    ]
    inside = table(stores, names, "partnerships", "school_name", region="云溪市")
    assert {school for (school,) in inside} == {"云溪市第一职业技术学校", "石桥县职业教育中心"}


def test_reach_counts_schools_once_and_ranks(stores, names):
    found = table(stores, names, "enterprise-reach", "enterprise_name", "school_count", "region_count")
    assert found[:2] == [("星河汽车有限公司", 5, 5), ("蓝鲸酒店集团", 2, 2)]
    assert table(stores, names, "enterprise-reach", "enterprise_name", "school_count", region="白泽省") == [
        ("星河汽车有限公司", 1),
        ("蓝鲸酒店集团", 1),
    ]


def test_policies_by_region_and_shared(stores, names):
    cited = table(stores, names, "policy-citations", "region_name", "policy_name", "years", region="石桥县")
    assert cited == [("石桥县", "青岚省县域职教提质方案", [2020]), ("石桥县", "青岚省职业教育条例", [2020])]
    shared = table(stores, names, "shared-policies", "policy_name", "region_count", "regions")
    assert shared[0] == ("国家职业教育改革实施方案", 3, ["云溪市", "白泽省", "青岚省"])
    assert [name for name, *_ in shared] == ["国家职业教育改革实施方案", "青岚省职业教育条例"]


def test_schools_and_programs_of_a_region_hold_those_inside(stores, names):
    schools = table(stores, names, "schools", "school_name", "ownership", region="云溪市")
    assert schools == [("云溪市第一职业技术学校", "公办"), ("石桥县职业教育中心", "公办")]
    programs = table(stores, names, "programs", "program_name", "school_count", region="青岚省")
    assert programs[0] == ("汽车运用与维修", 2)


def test_cases_by_hero_and_by_what_they_involve(stores, names):
    assert table(stores, names, "cases", "case_name", "number", school="石桥职教中心") == [
        ("县城办学记", "3-2"),
        ("田间学校", "一"),
    ]
    assert table(stores, names, "cases", "about", policy="职业学校校企合作促进办法") == [(["云溪市第一职业技术学校"],)]
    assert len(table(stores, names, "cases", "case_name", region="白泽省")) == 1


def test_a_series_shows_figures_that_disagree(stores, names):
    found = table(stores, names, "indicator-series", "year", "value", "reports", subject="云溪市", indicator="enrolled-students")
    assert found == [
        (2020, 21000.0, ["qinglan-2020"]),
        (2020, 21350.0, ["yunxi-2021"]),
        (2021, 22800.0, ["yunxi-2021"]),
    ]


def test_evidence_tells_every_place_of_a_fact(stores, names, graph):
    for claim in graph.claims.values():
        if len(claim.places) > 1:
            break
    found = table(stores, names, "evidence", "report", "start", "end", "page", "section", "surface", fact=claim.id)
    places = [(claim.report, p.start, p.end, p.page, p.section or None, p.surface) for p in claim.places]
    assert sorted(found, key=str) == sorted(places, key=str)


def test_contradictions_are_of_facts_too(stores, names):
    columns = ("kind", "relation", "subject_name", "object_name", "reports", "other_reports")
    found = table(stores, names, "contradictions", *columns)
    both = ["qinglan-2020"], ["yunxi-2021"]
    school = "云溪市第一职业技术学校"
    assert ("denied", "partnersWith", "柏川工业学校", "北斗数控股份有限公司", *both) in found
    assert ("year", "awarded", school, "国家中等职业教育改革发展示范学校", *both) in found
    assert {row[0] for row in found} == {"denied", "figure", "leader", "place", "year"}
    (years,) = table(stores, names, "contradictions", "said", "other_said", kind="year")
    assert years == ("2015", "2016")
    (leaders,) = table(stores, names, "contradictions", "subject_name", "said", "other_said", kind="leader")
    assert leaders[0] == "白泽海洋职教集团"
    assert set(leaders[1:]) == {school, "霜屿海洋学校"}
    assert {row[0] for row in table(stores, names, "contradictions", "subject_name", kind="place")} == {"石桥县"}


def test_a_report_tells_what_it_gave_and_what_was_left_out(stores, names):
    stated = table(stores, names, "report-coverage", "kind", "relation", "count", report="yunxi-2021", part="stated")
    assert stated[0][:2] == ("entity", "mentionedIn")
    assert ("observation", "hasObservation", 7) in stated
    rejected = table(stores, names, "report-coverage", "relation", "count", "reason", part="rejected")
    assert rejected == [("Policy", 1, "not-a-policy"), ("Enterprise", 1, "planned"), ("partnersWith", 1, "ended")]
    columns = ("relation", "label", "reason_zh", "reason_en", "start", "end", "surface")
    item = table(stores, names, "report-coverage", *columns, report="yunxi-2021", part="item", reason="planned")
    (found,) = item
    assert found[:4] == ("Enterprise", "云溪造纸厂", "尚在计划", "only planned")
    assert found[5:] == (found[4] + 5, "云溪造纸厂")
    assert table(stores, names, "report-coverage", "part", reason="planned") == [("rejected",), ("item",)]


def test_a_connection_is_told_step_by_step(stores, names):
    found = table(
        stores,
        names,
        "connection",
        "path",
        "step",
        "relation",
        "subject_name",
        "object_name",
        **{"from": "青禾农业发展有限公司", "to": "旅游业"},
    )
    path = [row[1:] for row in found if row[0] == next(number for number, _, relation, *_ in found if relation == "partnersWith")]
    assert path == [
        (1, "partnersWith", "石桥县职业教育中心", "青禾农业发展有限公司"),
        (2, "cooperatesWith", *sorted(["云溪市第一职业技术学校", "石桥县职业教育中心"], key=names.resolve)),
        (3, "hasCluster", "云溪市第一职业技术学校", "现代服务专业群"),
        (4, "servesIndustry", "现代服务专业群", "旅游业"),
    ]
    assert table(stores, names, "connection", "path", **{"from": "青禾农业发展有限公司", "to": "旅游业", "longest": 3}) == []
