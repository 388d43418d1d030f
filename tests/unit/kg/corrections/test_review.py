"""Doubtful facts, decisions on them, and the same decisions after another extraction."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.corrections import Correction, apply, dumps, key_of, loads, review, sheet, unused
from kg.corrections.review import Doubt
from kg.errors import InputError, UnknownNameError
from kg.model import Entity, EntityRef, Evidence, Observation, Relation, Report, ReportFacts
from loaders import pipeline

SCHOOL, FIRM = EntityRef("School", "青石县职业学校"), EntityRef("Enterprise", "云岭机械有限公司")


def place(start: int, surface: str) -> tuple[Evidence, ...]:
    return (Evidence("r", start, start + len(surface), surface, "概况"),)


def found() -> ReportFacts:
    return ReportFacts(
        report=Report("r", "报告", 2023, "青石县", "", "0" * 64, 900),
        entities=(
            Entity(*SCHOOL, ("青石职校",), {}, place(0, "青石县职业学校"), 0.97),
            Entity(*FIRM, (), {}, place(30, FIRM.name), 0.7),
        ),
        relations=(Relation("partnersWith", SCHOOL, FIRM, {"forms": ("其他",), "year": 2020}, place(30, FIRM.name), 0.6),),
        observations=(Observation(SCHOOL, "在校生数", 2023, 1200, "人", place(60, "1200"), 0.8),),
    )


def doubts() -> list[Doubt]:
    return review.doubtful([found()], [])


def test_least_sure_first_and_nothing_that_is_sure() -> None:
    assert [(d.key.kind, d.fact.confidence) for d in doubts()] == [("relation", 0.6), ("entity", 0.7), ("observation", 0.8)]
    assert [d.key.kind for d in review.doubtful([found()], [], below=0.65)] == ["relation"]


def test_what_is_decided_is_not_asked_again() -> None:
    first = review.decide(doubts()[0], "accept", "read")
    assert [d.key.kind for d in review.doubtful([found()], [first])] == ["entity", "observation"]
    of_another = replace(first, report="other")
    assert len(review.doubtful([found()], [of_another])) == 3


def test_the_latest_decision_on_a_fact_stands() -> None:
    accepted, rejected = (review.decide(doubts()[0], action, "") for action in ("accept", "remove"))
    other = review.decide(doubts()[1], "accept", "")
    assert review.together([accepted, other], [rejected]) == [other, rejected]


def test_keys_in_writing_find_their_fact() -> None:
    find = review.finder([found()])
    for doubt in doubts():
        text = review.key_text(doubt.report, doubt.key)
        assert find(text) == doubt
        assert find(text.partition("|")[2]) == doubt
    with pytest.raises(UnknownNameError) as caught:
        find("r|entity|Enterprise|云岭机械公司")
    assert caught.value.suggestions[0] == "r|entity|Enterprise|云岭机械有限公司"
    twin = replace(found(), report=replace(found().report, id="q"))
    with pytest.raises(InputError, match=r"q, r|r, q"):
        review.finder([found(), twin])("entity|Enterprise|云岭机械有限公司")


def test_a_mend_keeps_what_it_does_not_change() -> None:
    made = review.decide(doubts()[0], "mend", "read", {"forms": "订单培养；产业学院"})
    (relation,) = apply(found(), [made]).relations
    assert relation.attrs == {"forms": ("订单培养", "产业学院"), "year": 2020}
    assert relation.confidence == 1.0
    figure = review.decide(doubts()[2], "mend", "read", {"value": "1,250"})
    assert apply(found(), [figure]).observations[0].value == 1250


@pytest.mark.parametrize(
    ("number", "changes"),
    [(0, {}), (0, {"forms": "握手"}), (0, {"name": "某校"}), (1, {"name": " "}), (2, {"value": "许多"}), (2, {"year": "2020"})],
)
def test_a_mend_that_cannot_be_is_refused(number: int, changes: dict[str, str]) -> None:
    with pytest.raises(InputError):
        review.decide(doubts()[number], "mend", "", changes)


def test_a_sheet_takes_decisions_back() -> None:
    text = sheet.dumps(doubts(), lambda _: "=SUM(A1)")
    assert text.startswith("\ufeff")
    assert "'=SUM(A1)" in text
    rows = text.split("\r\n")
    rows[1] = "拒绝" + rows[1]
    rows[2] = "mend" + rows[2].replace(",云岭机械有限公司,", ",云岭机械集团有限公司,", 1)
    made = sheet.loads("\r\n".join(rows), review.finder([found()]))
    assert [(c.action, c.key.kind, dict(c.changes)) for c in made] == [
        ("remove", "relation", {}),
        ("mend", "entity", {"name": "云岭机械集团有限公司"}),
    ]


def test_a_sheet_with_a_strange_word_is_refused_by_row() -> None:
    rows = sheet.dumps(doubts()).split("\r\n")
    with pytest.raises(InputError, match="Row 3"):
        sheet.loads("\r\n".join([*rows[:2], "perhaps" + rows[2]]), review.finder([found()]))
    with pytest.raises(InputError, match="no column"):
        sheet.loads("a,b\r\n1,2\r\n", review.finder([found()]))


def test_decisions_hold_when_ends_are_called_by_another_of_their_names() -> None:
    made = [review.decide(doubts()[0], "remove", ""), review.decide(doubts()[2], "accept", "")]
    short = EntityRef("School", "青石职校")
    facts = replace(
        found(),
        entities=(Entity(*short, (SCHOOL.name,), {}, place(5, "青石职校"), 0.9), *reversed(found().entities[1:])),
        relations=(replace(found().relations[0], subject=short),),
        observations=(replace(found().observations[0], subject=short),),
    )
    after = apply(facts, made)
    assert after.relations == ()
    assert after.observations[0].confidence == 1.0
    assert unused(facts, made) == []
    assert review.doubtful([facts], made, below=0.75)[0].key.kind == "entity"


def test_a_rename_and_decisions_on_facts_of_the_renamed_go_together() -> None:
    renamed = review.decide(doubts()[1], "mend", "", {"name": "云岭机械集团有限公司"})
    accepted = review.decide(doubts()[0], "accept", "")
    (relation,) = apply(found(), [renamed, accepted]).relations
    assert (relation.object.name, relation.confidence) == ("云岭机械集团有限公司", 1.0)
    assert unused(found(), [renamed, accepted]) == []


def test_an_entity_is_not_removed_because_another_has_its_name_as_a_form() -> None:
    removed = Correction("r", "remove", key_of(Entity("School", "青石职校")), "")
    assert SCHOOL in {e.ref for e in apply(found(), [removed]).entities}


SENTENCES = (
    "桂林市漓江职业技术学校与桂林山青机电有限公司共建实训基地。",
    "桂林市漓江职业技术学校与桂林远山食品有限公司签订合作协议。",
    "桂林市漓江职业技术学校开设机电技术应用专业。",
    "2021年，桂林市漓江职业技术学校在校生2300人。",
)


def extracted(folder: Path, name: str, sentences: tuple[str, ...], before: str = "") -> ReportFacts:
    path = folder / name
    text = f"桂林市中等职业教育质量年度报告（2021年）\n\n{before}一、基本情况\n\n" + "\n\n".join(sentences) + "\n"
    path.write_text(text, encoding="utf-8")
    return pipeline.extract(path)


def meaning(facts: ReportFacts) -> set[object]:
    relations = {(key_of(r), str(sorted(r.attrs.items())), r.confidence == 1.0) for r in facts.relations}
    figures = {(key_of(o), o.value, o.confidence == 1.0) for o in facts.observations}
    return {(key_of(e), e.confidence == 1.0) for e in facts.entities} | relations | figures


def test_decisions_survive_a_re_extraction_with_other_places_and_order(tmp_path: Path) -> None:
    first = extracted(tmp_path, "first.txt", SENTENCES)
    find = review.finder([first])
    school = "School|桂林市漓江职业技术学校"
    made = [
        review.decide(find(f"relation|partnersWith|{school}|Enterprise|桂林山青机电有限公司"), "mend", "", {"forms": "订单培养"}),
        review.decide(find("entity|Enterprise|桂林远山食品有限公司"), "remove", ""),
        review.decide(find(f"observation|在校生数|{school}|2021"), "mend", "", {"value": "2350"}),
        review.decide(find(f"relation|offers|{school}|Program|机电技术应用"), "accept", ""),
    ]
    before = "前言\n\n本年度报告由多个部门共同编写，数据截至当年年末。\n\n"
    second = extracted(tmp_path, "second.txt", tuple(reversed(SENTENCES)), before)
    assert {e.evidence[0].start for e in first.entities} != {e.evidence[0].start for e in second.entities}
    known = loads(dumps(made))
    corrected = apply(second, known)
    assert meaning(corrected) == meaning(apply(first, known))
    assert unused(second, known) == []
    assert "桂林远山食品有限公司" not in {e.name for e in corrected.entities}
    assert next(o.value for o in corrected.observations if o.subject.name.endswith("学校")) == 2350
    assert all(r.object.name != "桂林远山食品有限公司" for r in corrected.relations)
