"""Draws the page from its templates. It lets in our own files alone, and nobody may keep what stands on it."""

from functools import partial
from typing import Any

from bot.channels.activity.presses import press_of
from bot.channels.slack.presses import button_of
from bot.preview.markup import markdown, mrkdwn, terminal
from bot.preview.subjects import opened_by
from bot.templates import templates_of
from dialogs.faq import SHIPPED
from dialogs.library import Library

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {"Cache-Control": "no-store", "Content-Security-Policy": POLICY}


class Drawing:
    """The templates, with what they draw cards, blocks and the terminal by."""

    def __init__(self) -> None:
        self._templates = templates_of("bot.preview")
        self._templates.filters |= {"markdown": markdown, "mrkdwn": mrkdwn, "terminal": terminal}
        self._templates.globals |= {"thresholds": SHIPPED}

    def page(self, library: Library | None, **values: object) -> str:
        """The page; without a library it has problems alone."""
        template = self._templates.get_template("page.html")
        return template.render(library=library, opened=partial(_opened, library), **values)


def _opened(library: Library | None, carried: Any) -> str:  # noqa: ANN401 - the data of a button, as a channel has it
    """Where the button leads on the page: one of a card carries an object, one of Slack a text."""
    if library is None:
        return ""
    if isinstance(carried, str):
        button = button_of({"value": carried}, None)
        return opened_by(button.press if button else None, library)
    return opened_by(press_of(carried), library)
