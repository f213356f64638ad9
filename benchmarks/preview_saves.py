"""How long it takes from a save to the changed page, in a browser: python -m benchmarks.preview_saves [SAVES]."""

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
PREVIEW = (sys.executable, "-c", "from bot.cli import main; main()", "preview", "--port", "0", "--no-open", "--content")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
REST = 6000
"""Milliseconds between two saves."""

CHANGES = {
    "an answer": ("/entry/private-account", "faq/verktyg.yaml", "Nej, använd aldrig", "Nej nummer {}, använd aldrig"),
    "a section": ("/section/verktyg", "policy_text/sv/05-verktyg.md", "Du får bara", "Nummer {}. Du får bara"),
    "a question of the check": (
        "/question/review",
        "policy_text/risk_check.yaml",
        "Granskar någon som kan ämnet",
        "Granskar nummer {} som kan ämnet",
    ),
    "a phrasing": ("/entry/which-tools", "faq/utterances/verktyg.yaml", "ai-registret", "ai-registret nummer {}"),
}


def seconds(page: Page, file: Path, old: str, new: str) -> float:
    """From the save to the page that has it."""
    text = file.read_text(encoding="utf-8")
    begun = time.monotonic()
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    page.wait_for_function("shown => document.querySelector('main').textContent.includes(shown)", arg=new)
    return time.monotonic() - begun


def measured(page: Page, address: str, folder: Path, saves: int) -> None:
    """Print for each kind of change how long its saves took; each waits until what follows the last is over."""
    for what, (path, name, old, new) in CHANGES.items():
        page.goto(address + path)
        page.wait_for_function("old => document.querySelector('main').textContent.includes(old)", arg=old, timeout=9e4)
        wordings = [old, *(new.format(number) for number in range(saves))]
        took = []
        for before, after in pairwise(wordings):
            page.wait_for_timeout(REST)
            took.append(seconds(page, folder / name, before, after))
        print(f"{what}: median {statistics.median(took):.2f} s, longest {max(took):.2f} s, of {saves}")


def main(saves: int) -> None:
    """Measure in a copy of the shipped content."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place)
        for part in ("faq", "policy_text"):
            shutil.copytree(ROOT / part, folder / part)
        running = subprocess.Popen([*PREVIEW, place], stdout=subprocess.PIPE, text=True, cwd=ROOT)  # noqa: S603 - ours
        try:
            found = re.search(r"http://[\d.:]+", running.stdout.readline() if running.stdout else "")
            program = next(filter(None, map(shutil.which, BROWSERS)))
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
            measured(browser.new_page(), found[0] if found else "", folder, saves)
        finally:
            running.terminate()
            running.wait()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
