"""Makes the generated pages anew: ``make docs``. Questions from their folders, the ontology's pages, the explorer's pictures."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from bench import ontology_pages
from bench.shared import ROOT
from kg import rejections
from kg.questions import documentation

CHROMIUM = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")
PORT = 8321
PICTURES = {
    "explore-zh.png": "/explore?lang=zh",
    "explore-en.png": "/explore?lang=en",
    "ask-zh.png": "/ask/partnerships?lang=zh&region=柳州市",
}


REASONS = ("<!-- reasons: made from kg/rejections.toml by `make docs` -->\n", "<!-- end -->\n")


def with_reasons(page: str) -> str:
    """The page with the table of the reasons of rejections between its two marks."""
    before, _, rest = page.partition(REASONS[0])
    _, _, after = rest.partition(REASONS[1])
    return before + REASONS[0] + rejections.documentation() + REASONS[1] + after


def pictures(folder: Path) -> None:
    """Photograph our own pages in the system's Chromium."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        print("No Chromium here: the pictures stay as they are.")
        return
    folder.mkdir(exist_ok=True)
    server = subprocess.Popen([sys.executable, "-c", "from cli.main import main; main()", "serve", "--port", str(PORT)])
    try:
        _wait_for(f"http://127.0.0.1:{PORT}/health")
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=chromium, headless=True, args=list(CHROMIUM))
            for name, path in PICTURES.items():
                page = browser.new_page(viewport={"width": 1280, "height": 800})
                page.goto(f"http://127.0.0.1:{PORT}{path}")
                page.wait_for_timeout(1500)
                page.screenshot(path=str(folder / name))
                print(folder / name)
            browser.close()
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(address: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"{address} does not answer")


def main() -> None:
    """Make them all."""
    questions = ROOT / "docs" / "questions.md"
    questions.write_text(documentation.page(), encoding="utf-8")
    print(questions)
    extraction = ROOT / "docs" / "extraction.md"
    extraction.write_text(with_reasons(extraction.read_text(encoding="utf-8")), encoding="utf-8")
    print(extraction)
    for page in ontology_pages.write():
        print(page)
    pictures(ROOT / "docs" / "images")


if __name__ == "__main__":
    main()
