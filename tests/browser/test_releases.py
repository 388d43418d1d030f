"""A release named in the address stays named, in what the page holds and in what its scripts add."""

import pytest

pytestmark = pytest.mark.browser
LINKS = "[...document.querySelectorAll('main a[href^=\"/\"]')].map((a) => a.getAttribute('href'))"


def release(watched):
    return watched.page.request.get(f"{watched.site}/health").json()["release"]


def test_the_pages_of_the_releases_fit_and_lead_into_them(watched):
    page = watched.open("/history?lang=en")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click(f"a[href='/?release={release(watched)}']")
    assert page.locator(".notice.release code").inner_text() == release(watched)


def test_links_searches_and_scripts_stay_in_the_release(watched):
    named = f"release={release(watched)}"
    page = watched.open(f"/?{named}")
    assert all(named in link for link in page.evaluate(LINKS))
    page.locator("input[name=q]").press_sequentially("晨光", delay=20)
    page.locator("[role=option]", has_text="晨光机械有限公司").click()
    page.wait_for_url(f"**/entity/enterprise-*?{named}")
    with page.expect_request(lambda request: "/cypher" in request.url and named in request.url):
        watched.open(f"/console?language=cypher&{named}")
        page.click("#console button[type=submit], #console button:not([type])")
