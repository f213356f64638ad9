"""Draws the pictures of the running preview: python -m tests.browser.preview_pictures docs/pictures."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.pictures import BROWSERS, ROOT, TODAY
from tests.browser.previewing import preview_of

QUESTION = "får jag anvnda chatgpt till barnens betyg"
SIZES = {"preview": (1410, 600), "preview-phone": (390, 780)}
"""Width and height of the window in pixels."""


def drawn(browser: Browser, address: str, folder: Path, name: str) -> Path:
    """Draw one picture: an entry in Teams, and on a wide screen a question that finds it."""
    width, height = SIZES[name]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    page.goto(f"{address}/entry/grade-pupils")
    page.get_by_role("heading", level=1, name="Får jag låta AI").wait_for(timeout=120_000)
    if name == "preview":
        page.get_by_label("As staff would put it").fill(QUESTION)
        page.keyboard.press("Enter")
        page.get_by_text("Nearest phrasing").first.wait_for(timeout=300_000)
        page.wait_for_timeout(2000)  # until what is new is no longer marked
    file = folder / f"{name}.png"
    page.screenshot(path=file, animations="disabled", caret="hide")
    page.close()
    return file


def draw(folder: Path) -> list[Path]:
    """Draw every picture into the folder."""
    with preview_of(ROOT, TODAY) as address, sync_playwright() as playwright:
        program = next(filter(None, map(shutil.which, BROWSERS)))
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        return [drawn(browser, address, folder, name) for name in SIZES]


if __name__ == "__main__":
    for picture in draw(Path(sys.argv[1])):
        sys.stdout.write(f"{picture}: {picture.stat().st_size // 1000} kB\n")
