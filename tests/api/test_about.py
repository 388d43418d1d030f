"""How far to trust the facts is told with the release: in /stats and on /about."""

import pytest

from kg.evaluation import KINDS, published
from ontology.schema import load


def test_stats_tell_the_shipped_figures(valley):
    quality = valley.get("/stats").json()["quality"]
    shipped = published.shipped()
    assert list(quality) == [name for name in published.GROUPS if name in shipped]
    assert {"seen", "seeds"} <= quality.keys()
    for name, group in shipped.items():
        for kind in KINDS:
            said, score = quality[name]["kinds"][kind], group.of_kind(kind)
            assert (said["right"], said["wrong"], said["missing"]) == (score.right, score.wrong, score.missing)
            assert said["f1"] == round(score.f1, 4)
        assert len(quality[name]["reports"]) == len(group.reports)


def test_every_type_that_was_measured_is_the_ontologys():
    schema = load()
    for group in published.shipped().values():
        assert group.types["entity"].keys() <= schema.entity_types.keys()
        assert group.types["relation"].keys() <= schema.relation_types.keys()
        assert group.types["observation"].keys() <= schema.indicators.keys()


def test_the_figures_file_gives_back_the_same_bytes():
    text = published.dumps(published.shipped().values())
    assert published.dumps(published.loads(text).values()) == text


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", ("精确率", "校企合作", "置信度")), ("en", ("precision", "Confidence", "seeds"))]
)
def test_the_page_shows_each_kind_of_fact(valley, lang, words):
    valley.cookies.clear()
    page = valley.get(f"/about?lang={lang}").text
    for word in words:
        assert word in page
    unseen = published.shipped()["unseen"].types["relation"]["partnersWith"]
    assert f"{unseen.f1:.3f}" in page
    assert f"{unseen.right} / {unseen.wrong} / {unseen.missing}" in page
    assert page.count("<tr") == 1 + 1 + len(load().entity_types) + 1 + len(load().relation_types) + 1


def test_the_plot_is_served(valley):
    plot = valley.get("/static/calibration.svg")
    assert plot.headers["content-type"] == "image/svg+xml"
    assert "<circle" in plot.text
