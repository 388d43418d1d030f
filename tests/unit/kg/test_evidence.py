import hashlib

import pytest

from kg.errors import UnknownNameError
from kg.evidence import LONGEST_QUOTE, Texts, places, sentence
from kg.graph import build_graph
from kg.model import Evidence, Report
from tests.contract.invented import facts

TEXT = "云溪一职设有烹饪专业。该校与星河公司共建实训基地！\n第二章 概况\n全市在校生\n2.1万人"
GRAPH = build_graph(facts())


def spot(surface):
    start = TEXT.index(surface)
    return start, start + len(surface)


@pytest.mark.parametrize(
    ("surface", "wanted"),
    [
        ("云溪一职", "云溪一职设有烹饪专业。"),
        ("星河公司", "该校与星河公司共建实训基地！"),
        ("第二章", "第二章 概况"),
        ("全市在校生\n2.1", "全市在校生 2.1万人"),
        ("专业。该校", "云溪一职设有烹饪专业。该校与星河公司共建实训基地！"),
        ("2.1万人", "2.1万人"),
    ],
)
def test_the_sentence_around_a_place(surface, wanted):
    assert sentence(TEXT, *spot(surface)) == wanted


def test_a_long_sentence_is_cut_around_the_place():
    text = "甲" * 1000 + "星河" + "乙" * 1000
    quote = sentence(text, 1000, 1002)
    assert len(quote) <= LONGEST_QUOTE + 2
    assert "甲星河乙" in quote
    assert quote.startswith("…")
    assert quote.endswith("…")


def report_of(data, characters):
    return Report("a", "", 2020, "", "", hashlib.sha256(data).hexdigest(), characters)


def test_a_text_is_found_by_its_fingerprint_wherever_it_lies_and_read_once(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "any name.txt").write_text(TEXT)
    (tmp_path / "other.txt").write_text("其他")
    read = []

    def reader(path):
        read.append(path.name)
        return path.read_text()

    texts = Texts(tmp_path, reader)
    report = report_of(TEXT.encode(), len(TEXT))
    assert texts.has(report)
    assert texts.quote(report, Evidence("a", *spot("星河公司"), "星河公司")) == "该校与星河公司共建实训基地！"
    assert texts.quote(report, Evidence("a", *spot("云溪一职"), "云溪一职")) == "云溪一职设有烹饪专业。"
    assert read == ["any name.txt"]


def test_a_text_that_changed_or_is_not_there_gives_no_quote(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    texts = Texts(tmp_path, lambda path: path.read_text())
    assert texts.quote(report_of(b"another", len(TEXT)), Evidence("a", 0, 2, "云溪")) is None
    assert texts.quote(report_of(TEXT.encode(), len(TEXT) + 1), Evidence("a", 0, 2, "云溪")) is None, "read otherwise than then"


def test_a_fact_leads_to_every_report_that_states_it():
    claim = next(c for c in GRAPH.claims.values() if sum(o.fact == c.fact for o in GRAPH.claims.values()) > 1)
    said = places(GRAPH, claim.fact)
    assert len({one.report.id for one in said}) > 1
    assert all(one.claim.fact == claim.fact and one.quote is None for one in said)
    alone = places(GRAPH, claim.id)
    assert {one.report.id for one in alone} == {claim.report}
    assert [one.place for one in alone] == list(claim.places)


def test_an_entity_leads_to_where_it_is_named():
    school = next(e for e in GRAPH.entities.values() if e.name == "柏川工业学校")
    assert {one.place.surface for one in places(GRAPH, school.id)} == {"柏川工业学校"}


@pytest.mark.parametrize("id_", ["fact-000000000000", "", "nonsense"])
def test_an_unknown_id(id_):
    with pytest.raises(UnknownNameError):
        places(GRAPH, id_)
