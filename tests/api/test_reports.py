def test_the_reports_and_what_they_contributed(valley):
    reports = {r["id"]: r for r in valley.get("/reports").json()["reports"]}
    assert reports.keys() == {"yunxi-2021", "dongling-2022"}
    assert reports["yunxi-2021"]["contributed"] == {"entities": 7, "relations": 7, "observations": 1}
    assert reports["yunxi-2021"]["text_at_hand"] is True
    assert reports["dongling-2022"]["text_at_hand"] is False


def test_a_report_tells_what_was_left_out_and_why(valley):
    report = valley.get("/reports/yunxi-2021").json()
    assert report["by_type"]["partnersWith"] == 3
    (rejection,) = report["rejections"]
    assert (rejection["label"], rejection["reason"]) == ("某教材", "not-a-policy")
    assert rejection["place"]["quote"]["surface"] == "订单班"
    assert report["only_here"] == 7
    assert valley.get("/reports/report-yunxi-2021").json() == report


def test_an_unknown_report(valley):
    answer = valley.get("/reports/nowhere-1999")
    assert answer.status_code == 404
    assert answer.json()["suggestions"] == ["dongling-2022", "yunxi-2021"]


def test_counts_agree_with_the_lists(valley):
    stats = valley.get("/stats").json()
    assert stats["entities"]["School"] == valley.get("/entities?type=School").json()["page"]["total"]
    assert stats["relations"]["partnersWith"] == 3
    assert (stats["reports"], stats["observations"], stats["rejections"]) == (2, 2, 1)
    assert stats["facts"] == sum(stats["relations"].values()) + stats["observations"]
    assert sum(stats["entities"].values()) == valley.get("/entities").json()["page"]["total"]
