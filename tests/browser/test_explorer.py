import pytest

from tests.api.valley import EVIL

pytestmark = pytest.mark.browser
SCHOOL, FIRM, CITY = "云溪市第一职业学校", "晨光机械有限公司", "云溪市"
SHOWN = "explorer.picture.visible().nodes.map((one) => one.name)"
PLACES = "Object.fromEntries(explorer.picture.nodes.getIds().map((id) => [id, explorer.picture.network.getPositions()[id]]))"


def find(page, typed: str, name: str) -> None:
    page.fill("#find", typed)
    page.locator("#found [role=option]", has_text=name).first.click()
    page.wait_for_function("name => document.querySelector('#panel h2')?.textContent === name", arg=name)


def click_node(page, name: str) -> None:
    at = page.evaluate(
        """name => { const { picture } = explorer;
        const node = picture.nodes.get().find((one) => one.name === name);
        const { x, y } = picture.network.canvasToDOM(picture.network.getPositions()[node.id]);
        const box = document.getElementById("graph").getBoundingClientRect();
        return { x: box.left + x, y: box.top + y }; }""",
        name,
    )
    page.mouse.click(at["x"], at["y"])


def test_the_start_view_shows_schools_firms_and_regions(watched):
    page = watched.open("/explore")
    names = page.evaluate(SHOWN)
    assert {SCHOOL, FIRM, CITY, EVIL} <= set(names)
    assert page.locator("#graph canvas").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_school_is_found_by_its_alias_with_the_keyboard(watched):
    page = watched.open("/explore")
    page.fill("#find", "云溪一职")
    page.wait_for_selector("#found [role=option]")
    page.press("#find", "Enter")
    page.wait_for_function("name => document.querySelector('#panel h2')?.textContent === name", arg=SCHOOL)
    assert "focus=school-" in page.url


def test_clicking_a_node_shows_its_facts_and_where_each_is_said(watched):
    page = watched.open("/explore")
    page.wait_for_timeout(400)
    click_node(page, "云溪市第二职业学校")
    fact = page.locator("#panel details.fact", has=page.locator("summary", has_text=FIRM))
    fact.locator("summary .source").click()
    place = fact.locator(".place")
    assert place.locator("mark").inner_text() == FIRM
    assert place.locator("blockquote").inner_text() == f"云溪市第二职业学校与{FIRM}开办订单班。"
    assert "云溪市中等职业教育质量报告" in place.inner_text()
    assert "第 3 页" in place.inner_text()


def test_expanding_adds_neighbours_and_moves_nothing(watched):
    page = watched.open("/explore")
    before = page.evaluate(PLACES)
    find(page, "云溪市", CITY)
    page.click("#expand")
    page.wait_for_function("names => explorer.picture.visible().nodes.some((one) => one.type === 'Policy')", arg=[])
    after = page.evaluate(PLACES)
    assert len(after) > len(before)
    assert {id_: after[id_] for id_ in before} == before
    page.wait_for_selector("#expand[disabled]")


def test_hiding_the_legend_and_the_way_back(watched):
    page = watched.open("/explore")
    find(page, "云溪一职", SCHOOL)
    page.click("#hide")
    assert SCHOOL not in page.evaluate(SHOWN)
    if not page.locator("#legend").is_visible():
        page.click("#legend-box summary")
    page.click("#legend label[data-type=Enterprise]")
    assert FIRM not in page.evaluate(SHOWN)
    page.click(".toolbar a[href='/explore']")
    page.wait_for_selector("html[data-ready]")
    assert {SCHOOL, FIRM} <= set(page.evaluate(SHOWN))


def test_what_is_hidden_in_the_legend_comes_back_when_asked_for(watched):
    page = watched.open("/explore")
    if not page.locator("#legend").is_visible():
        page.click("#legend-box summary")
    page.click("#legend label[data-type=Enterprise]")
    find(page, "晨光", FIRM)
    assert FIRM in page.evaluate(SHOWN)


def test_a_deep_link_opens_at_the_entity(watched):
    page = watched.open("/explore?focus=云溪一职")
    page.wait_for_selector("#panel h2")
    assert page.locator("#panel h2").inner_text() == SCHOOL
    assert {FIRM, CITY, EVIL} <= set(page.evaluate(SHOWN))


def test_the_table_says_the_same_as_the_picture(watched):
    page = watched.open("/explore")
    page.click("#table-button")
    rows = page.locator("#table tbody tr")
    assert rows.count() == page.evaluate("explorer.picture.visible().edges.length")
    page.locator("#table button", has_text=FIRM).first.click()
    page.wait_for_function("name => document.querySelector('#panel h2')?.textContent === name", arg=FIRM)
    assert not page.locator("#table").is_visible()


def test_names_that_try_to_break_the_page_are_text(watched):
    page = watched.open("/explore")
    find(page, "有限公司", FIRM)
    find(page, "alert", EVIL)
    assert page.locator("#panel h2").inner_text() == EVIL
    page.click("#table-button")
    assert page.locator("#table", has_text=EVIL).count() == 1
    assert page.locator("#panel script, #table script").count() == 0


def test_one_report_only(watched):
    page = watched.open("/explore")
    page.select_option("#report", "dongling-2022")
    page.wait_for_url("**/explore?report=dongling-2022")
    page.wait_for_selector("html[data-ready]")
    assert "云溪市第二职业学校" not in page.evaluate(SHOWN)
    assert page.input_value("#report") == "dongling-2022"
