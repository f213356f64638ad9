"""The report as a browser, a printer and a screen reader see it."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from dialogs.language import Language
from dialogs.library import Library
from tests.reports.test_report import BUSY, told


@pytest.fixture(name="file", params=list(Language))
def fixture_file(request: pytest.FixtureRequest, library: Library, tmp_path: Path) -> Path:
    file = tmp_path / "report.html"
    file.write_text(told(library, BUSY, request.param), encoding="utf-8")
    return file


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [390, 1200])
def test_nothing_stands_in_the_way_of_anybody(browser: Browser, file: Path, width: int, *, dark: bool) -> None:
    context = browser.new_context(
        color_scheme="dark" if dark else "light", viewport={"width": width, "height": 900}, bypass_csp=True
    )
    page = context.new_page()
    page.goto(file.as_uri())
    for summary in page.locator("summary").all():
        summary.press("Enter")

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()
    assert page.locator("details[open]").count() == page.locator("details").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_the_page_is_drawn_under_its_own_policy_without_asking_for_anything(browser: Browser, file: Path) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())

    assert complaints == []
    assert asked == [file.as_uri()]
    assert page.evaluate("getComputedStyle(document.querySelector('svg .c1')).fill") == "rgb(29, 90, 158)"
    context.close()


def test_on_paper_it_fits_the_width_and_leaves_out_what_needs_a_screen(browser: Browser, file: Path) -> None:
    context = browser.new_context(color_scheme="dark", viewport={"width": 680, "height": 1000})
    page = context.new_page()
    page.goto(file.as_uri())
    page.emulate_media(media="print")

    assert page.evaluate("document.documentElement.scrollWidth") <= 680
    assert page.locator("summary").first.is_hidden()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 31, 36)"
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    context.close()
