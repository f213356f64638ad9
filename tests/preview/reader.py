"""Somebody in front of the page: reads what is visible on it, and waits for what is to come."""

import asyncio
from dataclasses import dataclass, field
from html.parser import HTMLParser

import aiohttp

LONGEST = 60.0
"""Seconds to wait for something to show; a busy machine needs some."""

VOID = frozenset({"meta", "link", "input", "br", "hr", "rect"})


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.texts += [" "] if tag in VOID or tag in {"p", "li", "div", "pre", "a", "dd", "dt"} else []
        self.texts += [value or "" for name, value in attrs if name == "aria-label"]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def visible(html: str) -> str:
    """The words of a page, whatever is between them."""
    parser = _Visible()
    parser.feed(html)
    return "".join("".join(parser.texts).split())


def tags_in(html: str) -> set[str]:
    """The tags of a page."""
    parser = _Visible()
    parser.feed(html)
    return set(parser.tags)


def together(text: str) -> str:
    """The text as `visible` has it."""
    return "".join(text.split())


@dataclass
class Reader:
    """The reader of a preview that is running."""

    address: str
    session: aiohttp.ClientSession
    html: str = field(default="", repr=False)

    async def open(self, path: str) -> str:
        async with self.session.get(self.address + path) as response:
            self.html = await response.text()
        return visible(self.html)

    async def ask(self, question: str, path: str = "/") -> str:
        async with self.session.post(self.address + path, data={"question": question}) as response:
            self.html = await response.text()
        return visible(self.html)

    async def sees(self, text: str, path: str = "/", question: str = "") -> str:
        """The page as soon as the text is on it; looked at whenever the page is told of news."""
        async with asyncio.timeout(LONGEST), self.session.get(f"{self.address}/events?since=0") as news:
            while together(text) not in (page := await (self.ask(question, path) if question else self.open(path))):
                await news.content.readline()
        return page
