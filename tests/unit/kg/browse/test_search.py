import pytest

from kg.browse.index import Index
from kg.browse.search import NameSearch
from kg.graph import build_graph
from kg.model import Entity, Evidence, Report, ReportFacts


@pytest.fixture
def search():
    named = {
        "云溪市第一职业学校": ("School", ("云溪一职",)),
        "云溪市第二职业学校": ("School", ()),
        "云溪市": ("Region", ()),
        "ＡＢＣ软件公司": ("Enterprise", ()),
    }
    entities = tuple(
        Entity(type_, name, aliases, evidence=(Evidence("r-2020", 0, len(name), name),))
        for name, (type_, aliases) in named.items()
    )
    report = Report("r-2020", "r", 2020, "云溪市", "", "0" * 64, 100)
    return NameSearch(Index(build_graph([ReportFacts(report, entities)])))


@pytest.mark.parametrize(
    ("typed", "best", "rank"),
    [
        ("云溪市", "云溪市", 0),
        ("云溪一职", "云溪市第一职业学校", 1),
        ("云溪市第二", "云溪市第二职业学校", 2),
        ("云溪一", "云溪市第一职业学校", 3),
        ("第一职业", "云溪市第一职业学校", 4),
        ("云一校", "云溪市第一职业学校", 6),
        ("abc软件", "ＡＢＣ软件公司", 2),
    ],
)
def test_the_best_hit_and_how_it_was_found(search, typed, best, rank):
    hit = search.find(typed)[0]
    assert (hit.entity.name, hit.rank) == (best, rank)


def test_types_and_limit(search):
    assert {h.entity.type for h in search.find("云溪", ("School",))} == {"School"}
    assert len(search.find("云溪", limit=1)) == 1
    assert search.find("另一个") == []


def test_an_entity_is_found_once_by_its_best_name(search):
    assert len([h for h in search.find("云溪") if h.entity.name == "云溪市第一职业学校"]) == 1
