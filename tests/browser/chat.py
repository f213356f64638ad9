"""The chat page as somebody uses it."""

from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

expect.set_options(timeout=30_000)  # Web Chat waits up to 15 s before it connects again


READING = 900
"""Milliseconds that even a fast reader looks at a card before pressing anything; by then the page has come to rest."""


@dataclass(frozen=True, slots=True)
class Chat:
    """Somebody in front of the page."""

    page: Page

    @property
    def log(self) -> Locator:
        return self.page.locator(".webchat__bubble")

    def say(self, text: str) -> None:
        box = self.page.get_by_role("textbox")
        box.fill(text)
        box.press("Enter")

    def sees(self, text: str) -> Locator:
        """The last message with the text, as soon as it is there."""
        message = self.log.filter(has_text=text).last
        expect(message).to_be_visible()
        return message

    def press(self, title: str) -> None:
        self.page.get_by_role("button", name=title, exact=True).last.click()

    def choose(self, question: str, option: str, submit: str) -> None:
        """Tick an option of the question and send it."""
        card = self.sees(question)
        self.page.wait_for_timeout(READING)
        label = card.get_by_text(option, exact=False).first
        label.click()
        card.get_by_role("button", name=submit, exact=True).click()

    def faults(self) -> str:
        """What axe finds wrong; empty where it finds nothing."""
        return str(report.generate_report()) if (report := Axe().run(self.page)).violations_count else ""

    def is_as_wide_as_the_screen(self) -> bool:
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
