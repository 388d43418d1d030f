"""The server of two invented reports, and the system's Chromium, which may talk to that server only."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.clients import served

site, valley_folder = served.site, served.valley_folder
"""The server that the tests of clients use."""

FLAGS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run"
).split()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        reason = "no chromium: run .ci/browser.sh install"
        if os.environ.get("VETKG_REQUIRE_ALL"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


class Watched:
    """A page and what it did: requests to other hosts, errors in its scripts or against its security policy."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.foreign: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self._request(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: (self.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def _request(self, url: str) -> None:
        if not url.startswith((self.site, "data:", "blob:")):
            self.foreign.append(url)

    def open(self, path: str) -> Page:
        self.page.goto(self.site + path)
        if path.startswith("/explore"):
            self.page.wait_for_selector("html[data-ready]")
        return self.page


@pytest.fixture(params=[(1280, 800), (390, 844)], ids=["desktop", "phone"])
def watched(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Watched]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    context.set_default_timeout(10_000)
    watched = Watched(context.new_page(), site)
    yield watched
    context.close()
    assert watched.foreign == []
    assert watched.errors == []
