"""The preview in a real browser, as somebody uses it who writes the content."""

import shutil
import time
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from bot.preview.channels import Channel
from dialogs.library import Library
from tests.browser.previewing import preview_of
from tests.conftest import ROOT, TODAY
from tests.planting import Folder

pytestmark = pytest.mark.xdist_group("browser")
OpenPage = Callable[..., Page]
QUESTION = "får jag anvnda chatgpt till barnens betyg"
LATEST = 15_000
"""Milliseconds from a save to the page on a busy machine; on a quiet one it is about a second."""


@pytest.fixture(scope="module", name="written")
def fixture_written(tmp_path_factory: pytest.TempPathFactory, learnt_library: Library) -> Folder:
    """A copy of the shipped content, to write in; what is learnt of it is known."""
    assert learnt_library.entries
    folder = tmp_path_factory.mktemp("written")
    for part in ("faq", "policy_text"):
        shutil.copytree(ROOT / part, folder / part)
    return Folder(folder)


@pytest.fixture(scope="module", name="address")
def fixture_address(written: Folder, browser: Browser) -> Iterator[str]:
    assert browser.is_connected()
    with preview_of(written.path, TODAY) as address:
        yield address


@pytest.fixture(name="open_page")
def fixture_open_page(browser: Browser, address: str) -> Iterator[OpenPage]:
    """Opens the preview, and sees to it that nothing went wrong in it or left the machine."""
    pages: list[Page] = []
    complaints: list[str] = []

    def open_page(path: str = "/", *, dark: bool = False, width: int = 1440, script: bool = True) -> Page:
        context = browser.new_context(
            color_scheme="dark" if dark else "light",
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
        )
        context.set_default_timeout(30_000)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        page.on("request", lambda asked: complaints.append(asked.url) if not asked.url.startswith(address) else None)
        pages.append(page)
        page.goto(address + path)
        return page

    yield open_page
    for page in pages:
        page.context.close()
    assert [said for said in complaints if not said.startswith("data:")] == []


def faults(page: Page) -> str:
    return str(report.generate_report()) if (report := Axe().run(page)).violations_count else ""


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def ask(page: Page, question: str) -> None:
    page.get_by_label("As staff would put it").fill(question)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("width", [390, 1100, 1600])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_is_in_the_way_of_anybody(dark: bool, width: int, open_page: OpenPage) -> None:  # noqa: FBT001
    page = open_page("/", dark=dark, width=width)
    expect(page.get_by_role("heading", name="Exempelkommunen")).to_be_visible(timeout=180_000)
    paths = [
        *(f"/entry/chatgpt?on={channel}" for channel in Channel),
        "/question/data?on=all",
        "/tool/chatgpt-free?on=slack",
        "/section/verktyg",
        "/entry/no-such-entry",
    ]
    found = {"/": faults(page)}
    for path in paths:
        page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + path)
        found[path] = faults(page) + ("" if fits(page) else "wider than the screen")
    ask(page, QUESTION)
    expect(page.get_by_text("How sure")).to_be_visible(timeout=240_000)
    page.get_by_text("What is said, in").click()
    found["a question"] = faults(page) + ("" if fits(page) else "wider than the screen")

    assert {path: fault for path, fault in found.items() if fault} == {}


def test_a_save_shows_while_one_looks_and_nothing_else_moves(open_page: OpenPage, written: Folder) -> None:
    page = open_page("/entry/private-account")
    page.get_by_label("Find").fill("konto")
    page.get_by_label("As staff would put it").fill("halv fråga")
    written.change("faq/verktyg.yaml", "Nej, använd aldrig ett privat", "Nej tack, använd aldrig ett privat")

    expect(page.get_by_text("Nej tack, använd aldrig")).to_be_visible(timeout=LATEST)

    expect(page.get_by_label("Find")).to_have_value("konto")
    expect(page.get_by_label("As staff would put it")).to_have_value("halv fråga")
    assert page.evaluate("document.activeElement.id") == "question"
    written.change("faq/verktyg.yaml", "Nej tack, använd aldrig ett privat", "Nej, använd aldrig ett privat")
    expect(page.get_by_text("Nej tack, använd aldrig")).to_have_count(0, timeout=LATEST)


def test_a_broken_save_is_told_with_its_line_and_mended_again(open_page: OpenPage, written: Folder) -> None:
    page = open_page("/entry/private-account")
    written.change("faq/verktyg.yaml", "topic: tools", "topc: tools")

    expect(page.get_by_role("status").first).to_contain_text("The last save cannot be used", timeout=LATEST)

    expect(page.locator("#problems")).to_contain_text("faq/verktyg.yaml:4")
    expect(page.get_by_text("Nej, använd aldrig")).to_be_visible()
    assert faults(page) == ""
    written.change("faq/verktyg.yaml", "topc: tools", "topic: tools")
    expect(page.get_by_role("status").first).to_contain_text("As saved", timeout=LATEST)


def test_the_list_is_searched_and_walked_with_the_keyboard(open_page: OpenPage) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the preview")).to_be_focused()
    page.get_by_label("Find").fill("private acc")

    link = page.get_by_role("link", name="Får jag använda mitt privata konto?")
    expect(link).to_be_visible()
    expect(page.get_by_text("1 found")).to_be_visible()
    link.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Får jag använda mitt privata konto?")
    expect(link).to_have_attribute("aria-current", "page")
    page.get_by_role("link", name="Slack").press("Enter")
    expect(page.locator(".stage.slack")).to_have_count(2)
    page.locator(".stage.slack").first.get_by_role("link", name="Hur får jag ett nytt verktyg godkänt?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hur får jag ett nytt verktyg godkänt?")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_a_question_is_tried_and_its_reasons_are_told(script: bool, open_page: OpenPage) -> None:  # noqa: FBT001
    open_page("/")
    page = open_page("/entry/grade-pupils", script=script)
    deadline = time.monotonic() + 90
    ask(page, QUESTION)
    while not script and page.get_by_text("are being learnt").count() and time.monotonic() < deadline:
        page.wait_for_timeout(1000)
        ask(page, QUESTION)

    expect(page.get_by_text("First · the one you look at")).to_be_visible(timeout=240_000)

    expect(page.locator("#why")).to_contain_text("anvnda → använda")
    expect(page.locator("#why")).to_contain_text("answers from 0.57")
    expect(page.locator("#why code").first).to_contain_text("faq/")


def test_where_a_citation_leads_the_policys_own_page_opens(open_page: OpenPage) -> None:
    page = open_page("/entry/private-account")

    page.get_by_role("link", name="5.2 Jobbkontot").click()

    expect(page.locator("#verktyg-2")).to_be_in_viewport()
