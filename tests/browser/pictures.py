"""Draws the pictures of the documents from the running product: python -m tests.browser.pictures docs/pictures."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Locator, sync_playwright

from bot.content.reading import read
from dialogs.replies import Ask
from tests.browser.chat import Chat
from tests.talk import Talk

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 25)
SERVE = (sys.executable, "-c", "from bot.cli import main; main()", "serve", "--port", "0", "--content", str(ROOT))
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LARGEST = 150_000
"""Bytes of a picture, so that a document opens fast."""

GREETING = {"sv": "Jag svarar på frågor", "en": "I answer questions"}
ASKED = {
    "sv": ("får jag klistra in personnummer i chatgpt?", "Bara om registret säger"),
    "en": ("may I paste personal numbers into chatgpt?", "Only if the register says"),
}
CHECKED = {
    "sv": ("riskkoll för copilot chat", "Nästa"),
    "en": ("risk check for copilot chat", "Next"),
}
ANSWERS = {"data": "personal", "role": "yes"}
"""The answers of the check that is drawn, by question; to the others: none of it."""


def conversation(chat: Chat, language: str) -> Locator:
    """A question, and its answer with what it rests on."""
    question, answer = ASKED[language]
    chat.say(question)
    chat.sees(answer)
    return chat.sees(question)


def verdict(chat: Chat, language: str) -> Locator:
    """What comes of a risk check."""
    begin, submit = CHECKED[language]
    talk = Talk(read(ROOT, TODAY).checked(), TODAY)
    talk.say(begin)
    chat.say(begin)
    while isinstance(ask := talk.turn.replies[-1], Ask):
        choice = next(choice for choice in ask.choices if choice.id == ANSWERS.get(ask.question, "none"))
        chat.choose(ask.text, choice.label, submit)
        talk.say(choice.label)
    return chat.sees(talk.verdict.title)


PICTURES: dict[str, tuple[Callable[[Chat, str], Locator], int]] = {
    "conversation": (conversation, 660),
    "verdict": (verdict, 760),
}
"""What is drawn from which place on, and the height of the window in pixels."""


AT_THE_TOP = """element => {
  document.activeElement.blur();
  element.style.scrollMarginTop = "12px";
  element.scrollIntoView();
}"""


@contextmanager
def served() -> Iterator[str]:
    """The address of a bot with the shipped content that is there as long as this lasts."""
    with tempfile.TemporaryDirectory() as kept:
        settings = os.environ | {"POLICYBOT_DATABASE": f"{kept}/bot.sqlite"}
        bot = subprocess.Popen(SERVE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=settings)  # noqa: S603 - our own command
        try:
            assert bot.stdout is not None
            yield next(found[0] for line in bot.stdout if (found := re.search(r"http://[\d.:]+", line)))
        finally:
            bot.terminate()
            bot.wait()


def draw(folder: Path) -> list[Path]:
    """Draw every picture into the folder, in both languages."""
    with served() as address, sync_playwright() as playwright:
        program = next(filter(None, map(shutil.which, BROWSERS)))
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        return [drawn(browser, address, folder, name, language) for name in PICTURES for language in ("sv", "en")]


def drawn(browser: Browser, address: str, folder: Path, name: str, language: str) -> Path:
    """Draw one picture."""
    scene, height = PICTURES[name]
    page = browser.new_page(viewport={"width": 720, "height": height}, color_scheme="light", locale=language)
    page.goto(f"{address}/?lang={language}")
    chat = Chat(page)
    chat.sees(GREETING[language])
    top = scene(chat, language)
    page.wait_for_timeout(1500)  # until the page has scrolled to the end by itself
    top.evaluate(AT_THE_TOP)
    file = folder / f"{name}-{language}.png"
    page.screenshot(path=file, animations="disabled", caret="hide")
    page.close()
    return file


if __name__ == "__main__":
    for picture in draw(Path(sys.argv[1])):
        sys.stdout.write(f"{picture}: {picture.stat().st_size // 1000} kB\n")
