import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "path", ["/", "/browse", "/vocabulary", "/about", "/docs", "/console", "/ask/partnerships", "/report/yunxi-2021"]
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_fits_its_window(watched, path, language):
    page = watched.open(f"{path}?lang={language}")
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_ontology_fits_a_telephone(watched, language):
    page = watched.open("/ontology")
    page.set_viewport_size({"width": 390, "height": 844})
    page = watched.open(f"/ontology?lang={language}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("#content h1").bounding_box()["width"] > 300


def test_a_question_with_suggestions_to_the_sentence(watched):
    page = watched.open("/")
    page.click("a[href='/ask/partnerships']")
    page.locator("input[name=school]").press_sequentially("云溪一", delay=20)
    page.locator("[role=option]", has_text="云溪市第一职业学校").click()
    assert page.input_value("input[name=school]") == "云溪市第一职业学校"
    page.click("form.ask button")
    page.wait_for_selector("table.answer tbody tr")
    assert "school=" in page.url
    row = page.locator("table.answer tbody tr", has_text="晨光机械有限公司")
    row.locator("a.cite[href^='/fact/']").first.click()
    page.wait_for_selector("h1.fact-line")
    assert page.locator("blockquote mark").count() >= 1


def test_search_on_the_start_page_opens_the_entity(watched):
    page = watched.open("/")
    page.locator("input[name=q]").press_sequentially("晨光", delay=20)
    page.locator("[role=option]", has_text="晨光机械有限公司").click()
    page.wait_for_url("**/entity/enterprise-*")
    assert page.locator("h1").inner_text() == "晨光机械有限公司"


def test_the_language_switch_is_remembered(watched):
    page = watched.open("/browse?type=School")
    page.click("a.switch")
    assert page.locator("h1").inner_text() == "Entities"
    assert "type=School" in page.url
    watched.open("/vocabulary")
    assert page.locator("h1").inner_text() == "Vocabulary"


def test_the_console_asks_in_both_languages(watched):
    page = watched.open("/console")
    page.click("#console button")
    page.wait_for_selector("#result tbody tr")
    assert "晨光机械有限公司" in page.locator("#result").inner_text()
    page.check("input[value=cypher]")
    assert "MATCH" in page.input_value("#query")
    page.click("#console button")
    page.wait_for_selector("#result th:text('forms')")
    assert "订单培养" in page.locator("#result").inner_text()


def test_the_api_page_tries_an_operation_out(watched):
    page = watched.open("/docs")
    operation = page.locator("details.operation", has=page.locator("code", has_text="/search")).first
    operation.locator("summary").click()
    operation.locator("input[name=q]").fill("云溪一职")
    operation.locator("button").click()
    operation.locator("pre", has_text="云溪市第一职业学校").wait_for()
