"""Texts as channels draw them: Markdown in cards, Slack's own markup in blocks, and the terminal's styles."""

import io
import re
from collections.abc import Iterable, Sequence
from html import unescape
from itertools import groupby

from markdown_it import MarkdownIt
from markupsafe import Markup, escape
from rich.console import Console
from rich.style import Style
from rich.text import Text

from bot.channels.terminal.screen import Screen
from dialogs.replies import Reply

COLUMNS = 84
"""Characters of a line of the terminal that is drawn, where it has all the width."""

QUOTED = "> "
"""What a line of a quotation begins with in Slack."""

_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_LINK = re.compile(r"<((?:https?://|mailto:)[^<>|]+)\|([^<>]*)>")
_MARKS = (
    (re.compile(r"`([^`\n]+)`"), r"<code>\1</code>"),
    (re.compile(r"(?<!\w)\*([^*\n]+)\*(?!\w)"), r"<strong>\1</strong>"),
    (re.compile(r"(?<!\w)_([^_\n]+)_(?!\w)"), r"<em>\1</em>"),
    (re.compile(r"(?<!\w)~([^~\n]+)~(?!\w)"), r"<s>\1</s>"),
)


def markdown(text: str) -> Markup:
    """Markdown as HTML; HTML in it is shown as it was written."""
    return Markup(_MARKDOWN.render(text))  # noqa: S704 - HTML in the text is escaped by the renderer


def mrkdwn(text: str) -> Markup:
    """Slack's markup as HTML. Slack's texts are escaped where they are made, and here once more."""
    lines = groupby(text.split("\n"), key=lambda line: line.startswith(QUOTED))
    return Markup("<br>").join(_quote(lines) if quoted else _lines(lines) for quoted, lines in lines)


def _quote(lines: Iterable[str]) -> Markup:
    return Markup('<span class="quote">{}</span>').format(_lines(line.removeprefix(QUOTED) for line in lines))


def _lines(lines: Iterable[str]) -> Markup:
    """The lines, with what is marked in them; a link may go over several."""
    text, parts, at = "\n".join(lines), [], 0
    for link in _LINK.finditer(text):
        parts += [_marked(text[at : link.start()]), _link(link[1], link[2])]
        at = link.end()
    return Markup().join((*parts, _marked(text[at:])))


def _marked(text: str) -> Markup:
    html = str(escape(unescape(text)))
    for pattern, tag in _MARKS:
        html = pattern.sub(tag, html)
    return Markup(html.replace("\n", "<br>"))  # noqa: S704 - escaped above


def _link(url: str, label: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(unescape(url), unescape(label))


def terminal(replies: Sequence[Reply], columns: int = COLUMNS) -> Markup:
    """The replies as a terminal of so many columns writes them, its styles as classes."""
    written = io.StringIO()
    console = Console(file=written, force_terminal=True, color_system="standard", width=columns, highlight=False)
    Screen(console).show(replies)
    text = Text.from_ansi(written.getvalue().strip("\n"))
    return Markup().join(_styled(segment.text, segment.style) for segment in text.render(Console(color_system=None)))


def _styled(text: str, style: Style | None) -> Markup:
    names = " ".join(_classes(style)) if style else ""
    shown = escape(text)
    return Markup('<span class="{}">{}</span>').format(names, shown) if names and text.strip() else shown


def _classes(style: Style) -> list[str]:
    marks = [name for name in ("bold", "dim", "italic", "underline") if getattr(style, name)]
    return [*marks, f"ink-{style.color.number}"] if style.color else marks
