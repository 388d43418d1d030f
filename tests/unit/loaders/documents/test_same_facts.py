"""The same report gives the same facts, whatever kind of file it comes in; each fact says where it stands."""

import pytest

from kg.model import ReportFacts
from loaders import documents, pipeline
from tests.unit.loaders.documents.printing import FORMATS, REPORT, Prose, as_html, as_pdf

Facts = tuple[set[tuple[str, ...]], set[tuple[str, ...]], set[tuple[str, str, int, float]]]


def facts(data: bytes, suffix: str) -> ReportFacts:
    return pipeline.extract(documents.read_bytes(data, f"report{suffix}"))


def meaning(found: ReportFacts) -> Facts:
    return (
        {(e.type, e.name) for e in found.entities},
        {(r.type, r.subject.name, r.object.name, repr(sorted(r.attrs.items()))) for r in found.relations},
        {(o.subject.name, o.indicator, o.year, o.value) for o in found.observations},
    )


@pytest.fixture(scope="module")
def from_text() -> ReportFacts:
    return facts(FORMATS[".txt"](), ".txt")


def test_the_text_has_facts_of_every_part_of_the_report(from_text: ReportFacts) -> None:
    entities, relations, figures = meaning(from_text)
    assert ("Enterprise", "濮阳金堤汽车服务有限公司") in entities
    assert ("CaseStudy", "濮阳市戚城卫生学校“三段育人”培养护理人才") in entities
    assert any(r[:3] == ("partnersWith", "濮阳市龙湖职业技术学校", "河南中原青禾机械有限公司") for r in relations)
    assert any(f[0] == "濮阳市" and f[2:] == (2021, 23800.0) for f in figures), "a figure of the table"


@pytest.mark.parametrize("suffix", [suffix for suffix in FORMATS if suffix != ".txt"])
def test_every_kind_of_file_gives_the_same_facts(from_text: ReportFacts, suffix: str) -> None:
    assert meaning(facts(FORMATS[suffix](), suffix)) == meaning(from_text)


@pytest.mark.parametrize("suffix", list(FORMATS))
def test_evidence_counts_in_the_normalised_text(suffix: str) -> None:
    data = FORMATS[suffix]()
    text = documents.read_bytes(data, f"report{suffix}").text
    found = facts(data, suffix)
    places = [place for fact in (*found.relations, *found.observations) for place in fact.evidence]
    assert places
    assert all("".join(text[place.start : place.end].split()) == place.surface for place in places)


@pytest.mark.parametrize("suffix", list(FORMATS))
def test_the_same_bytes_give_the_same_document(suffix: str) -> None:
    data = FORMATS[suffix]()
    assert documents.read_bytes(data, f"a{suffix}") == documents.read_bytes(data, f"a{suffix}")


def test_facts_of_a_pdf_name_the_page_they_stand_on() -> None:
    filler = tuple(
        Prose(f"第{n}项工作有序推进，各校严格落实立德树人根本任务，课程思政与专业教学相互融合。" * 3) for n in range(30)
    )
    last = Prose("濮阳市龙湖职业技术学校与濮阳马颊河酒店有限公司签订合作协议，共建旅游服务与管理专业。")
    found = facts(as_pdf((*REPORT, *filler, last)), ".pdf")
    pages = {e.name: {place.page for place in e.evidence} for e in found.entities}
    assert pages["河南中原青禾机械有限公司"] == {1}
    (page,) = pages["濮阳马颊河酒店有限公司"]
    assert page is not None
    assert page > 2


def test_facts_of_a_file_without_pages_name_none() -> None:
    assert {place.page for e in facts(as_html(), ".html").entities for place in e.evidence} == {None}
