"""The pictures of the documents can be drawn anew, and open fast."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.pictures import LARGEST, PICTURES, drawn

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "docs" / "pictures"
pytestmark = pytest.mark.xdist_group("browser")


def size(picture: Path) -> tuple[int, int]:
    """Width and height in pixels, as a PNG says them."""
    head = picture.read_bytes()[16:24]
    return int.from_bytes(head[:4]), int.from_bytes(head[4:])


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_drawn_from_the_running_bot(
    browser: Browser, url: str, tmp_path: Path, name: str, language: str
) -> None:
    picture = drawn(browser, url, tmp_path, name, language)

    assert size(picture) == size(SHIPPED / picture.name), "draw them anew: make pictures"
    assert picture.stat().st_size > 20_000


def test_every_picture_that_is_shipped_opens_fast_and_is_shown_somewhere() -> None:
    documents = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    shown = "".join(document.read_text(encoding="utf-8") for document in documents)

    for picture in SHIPPED.glob("*.png"):
        assert picture.stat().st_size < LARGEST, picture.name
        assert picture.name in shown
