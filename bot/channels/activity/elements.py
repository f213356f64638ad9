"""What Adaptive Cards are made of."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.channels.activity.presses import data_of
from dialogs.replies import Action

Element = dict[str, Any]

IN_A_ROW = 3
"""Buttons beside each other; more do not fit on a phone."""


def text(words: str) -> Element:
    """A paragraph or several."""
    return {"type": "TextBlock", "text": words, "wrap": True}


def heading(words: str) -> Element:
    """What stands above something."""
    return text(words) | {"weight": "Bolder", "style": "heading"}


def subtle(words: str) -> Element:
    """What is said by the way."""
    return text(words) | {"size": "Small", "isSubtle": True}


def rows(actions: Sequence[Action]) -> Iterator[Element]:
    """Buttons, as many beside each other as fit."""
    return (buttons(actions[at : at + IN_A_ROW]) for at in range(0, len(actions), IN_A_ROW))


def buttons(actions: Sequence[Action]) -> Element:
    """Buttons beside each other."""
    return {"type": "ActionSet", "actions": [_button(action) for action in actions]}


def _button(action: Action) -> Element:
    return {"type": "Action.Submit", "title": action.title, "data": data_of(action.press)}
