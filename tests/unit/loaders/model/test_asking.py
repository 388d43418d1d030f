"""A model that says true things, and how they are marked; a model that lies, and what becomes of its lies."""

import json

import pytest

from kg import facts_file
from kg.graph import build_graph
from kg.model import EntityRef
from kg.property_graph import mapping as property_graph
from kg.rdf import mapping as rdf_mapping
from kg.rdf import reading as rdf_reading
from tests.unit.loaders.model.conftest import FIRM, QUOTE, REPORT, SCHOOL, Reader, Server, entity, figure, relation


def test_what_holds_is_taken_and_marked(reader: Reader, server: Server) -> None:
    server.says([entity(), relation(), figure()])
    asked = reader.ask()
    added = [f for part in (asked.facts.entities, asked.facts.relations, asked.facts.observations) for f in part if f.by]
    assert {f.by for f in added} == {"model:tester-7b"}
    assert {f.confidence for f in added} == {0.5}
    (firm,) = [e for e in asked.facts.entities if e.by]
    assert firm.ref == EntityRef("Enterprise", FIRM)
    assert REPORT[firm.evidence[0].start : firm.evidence[0].end] == FIRM
    (link,) = [r for r in asked.facts.relations if r.by]
    assert (link.type, link.subject.name, link.object.name, link.attrs) == (
        "partnersWith",
        SCHOOL,
        FIRM,
        {"forms": ("实习就业",)},
    )
    (number,) = [f for f in asked.facts.observations if f.by]
    assert (number.indicator, number.value, number.evidence[0].surface) == ("就业人数", 8642.0, "8642人")
    assert "adds 3 facts" in asked.notes[0]


def test_the_facts_file_and_the_graph_keep_them_apart(reader: Reader, server: Server) -> None:
    server.says([relation(), figure()])
    facts = reader.ask().facts
    rows = [json.loads(line) for line in facts_file.dumps([facts]).splitlines()]
    assert {row["kind"] for row in rows if row.get("by") == "model:tester-7b"} == {"entity", "relation", "observation"}
    (again,) = facts_file.loads(facts_file.dumps([facts]))
    assert [sorted(f.by for f in part) for part in (again.entities, again.relations, again.observations)] == [
        sorted(f.by for f in part) for part in (facts.entities, facts.relations, facts.observations)
    ]
    claims = [claim for claim in build_graph([facts]).claims.values() if claim.confidence == 0.5]
    assert sorted(claim.kind for claim in claims) == ["mention", "observation", "relation"]


def test_what_the_rules_know_is_not_said_twice(reader: Reader, server: Server) -> None:
    quote = "桂林市漓江职业技术学校与桂林山青机电有限公司共建实训基地"
    known = relation(quote, object=["Enterprise", "桂林山青机电有限公司"])
    server.says([known, figure("全市中等职业学校15所", indicator="中等职业学校数", value=15, unit="所")])
    asked = reader.ask()
    assert asked.facts == reader.rules()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (relation("桂林市漓江职业技术学校与象鼻云科签了约"), "model-unquoted"),
        (relation(QUOTE.replace("每年", "")), "model-unquoted"),
        (relation(""), "model-unquoted"),
        (relation(REPORT), "model-quote-too-long"),
        (relation("每年到象鼻云科的车间里跟班学习"), "model-name-not-quoted"),
        (relation(object=["Enterprise", "象鼻云科技集团"]), "model-name-not-quoted"),
        (relation(type="owns"), "model-not-in-ontology"),
        (relation(object=["Person", FIRM]), "model-not-in-ontology"),
        (relation(subject=["Enterprise", FIRM], object=["School", SCHOOL]), "model-not-in-ontology"),
        (entity(type="Wizard"), "model-not-in-ontology"),
        (entity(type="Enterprise", name=SCHOOL), "model-contradicts-rule"),
        (entity(type="School", name="同学们"), "model-implausible-name"),
        (entity(type="Region", name=FIRM), "model-implausible-name"),
        (entity(type="CaseStudy", name="跟班学习"), "model-implausible-name"),
        (entity(type="Program", name="职业技术"), "model-part-of-a-name"),
        (
            relation("桂林市漓江职业技术学校拟与桂林蓝塔智造有限公司共同办班", object=["Enterprise", "桂林蓝塔智造有限公司"]),
            "model-unsettled",
        ),
        (figure(value=8643), "model-figure-not-quoted"),
        (figure(value=864), "model-figure-not-quoted"),
        (figure(value=8642, unit="%"), "model-not-in-ontology"),
        (figure(indicator="幸福指数"), "model-not-in-ontology"),
        (figure(indicator="就业率", value=8642, unit="%"), "model-implausible-figure"),
        (figure(value=-8642), "model-implausible-figure"),
        (figure(year=1066), "model-implausible-figure"),
        (figure(year=2019), "model-year-unsaid"),
        (figure("有本领过硬者8642人走上工作岗位", subject=["School", SCHOOL]), "model-name-not-quoted"),
        (figure("在校生1.23万人", indicator="在校生数", value=1.23), "model-implausible-figure"),
        (figure("全市中等职业学校15所，在校生1.23万人", indicator="在校生数", value=15), "model-figure-not-quoted"),
        (figure("全市中等职业学校15所，在校生1.23万人", indicator="招生数", value=12300), "model-contradicts-rule"),
        (figure("2021年全市学生人均借阅图书31册，毕业生中有本领过硬者8642人", indicator="在校生数"), "model-contradicts-rule"),
    ],
)
def test_what_does_not_hold_is_a_rejection_with_its_reason(reader: Reader, said: dict[str, object], reason: str) -> None:
    assert reader.reasons(said) == [reason]


@pytest.mark.parametrize(
    "said",
    [
        None,
        17,
        [],
        "柳州",
        {},
        {"kind": "spell"},
        {"kind": "entity"},
        entity(name=3),
        entity(quote=None),
        relation(subject="School"),
        relation(subject=["School", SCHOOL, "x"]),
        figure(value="8642"),
        figure(value=True),
        figure(year="2021"),
        figure(value=10**400),
    ],
)
def test_what_has_no_shape_is_a_rejection_too(reader: Reader, said: object) -> None:
    assert reader.reasons(said) == ["model-malformed"]


def test_the_first_of_two_figures_stands(reader: Reader) -> None:
    text = REPORT.replace("8642人走上工作岗位", "8642人走上工作岗位，有闯劲者7001人走上工作岗位")
    quote = "毕业生中有本领过硬者8642人走上工作岗位，有闯劲者7001人走上工作岗位"
    assert reader.reasons(figure(quote), figure(quote, value=7001), text=text) == ["model-contradicts-itself"]


def test_a_change_is_no_figure(reader: Reader) -> None:
    text = REPORT.replace("有本领过硬者8642人走上工作岗位", "走上岗位者全市比去年增加了8642人")
    assert reader.reasons(figure("毕业生中走上岗位者全市比去年增加了8642人"), text=text) == ["model-figure-is-a-change"]


def test_every_place_holds_its_surface_and_labels_are_one_line(reader: Reader, server: Server) -> None:
    server.says(
        [relation(), figure(), entity(name="甲\x1b[31m\n乙" * 90), {"kind": "entity", "name": "\u202e" * 500}, entity("没有这句")]
    )
    facts = reader.ask().facts
    places = [p for part in (facts.entities, facts.relations, facts.observations) for f in part for p in f.evidence]
    places += [r.evidence for r in facts.rejections]
    for place in places:
        assert place.surface
        assert place.surface in "".join(REPORT[place.start : place.end].split())
    for rejection in facts.rejections:
        assert rejection.label.isprintable()
        assert len(rejection.label) <= 60


def test_the_order_of_an_answer_makes_no_difference(reader: Reader, server: Server) -> None:
    said = [entity(), relation(), figure(), figure(year=2019), entity("没有这句")]
    server.says(said)
    forward = reader.ask(cache=None).facts
    server.says(said[::-1])
    assert reader.ask(cache=None).facts == forward


def test_both_projections_say_who_said_it(reader: Reader, server: Server) -> None:
    server.says([relation(), figure()])
    graph = build_graph([reader.ask().facts])
    said = sorted(claim.id for claim in graph.claims.values() if claim.by == "model:tester-7b")
    assert len(said) == 3
    assert sorted(rdf_mapping.id_of(str(q.subject)) for q in rdf_mapping.quads(graph) if q.predicate.endswith("#saidBy")) == said
    assert rdf_reading.graph_of(rdf_mapping.quads(graph)).claims == graph.claims
    assert property_graph.graph_of(property_graph.nodes(graph), property_graph.edges(graph)).claims == graph.claims


def test_programs_of_a_partnership_are_the_models_too(reader: Reader, server: Server) -> None:
    text = REPORT.replace("的车间里跟班学习", "的车间里跟班学习云上织锦")
    said = relation(QUOTE + "云上织锦", programs=["云上织锦", "没有的专业", "漓江"])
    server.says([said])
    facts = reader.ask(text).facts
    (link,) = [r for r in facts.relations if r.by]
    assert link.attrs["programs"] == ("云上织锦",)
    assert [(e.type, e.name) for e in facts.entities if e.by] == [("Enterprise", FIRM), ("Program", "云上织锦")]
    assert all(c.by for c in build_graph([facts]).claims.values() if c.confidence == 0.5)
