"""Cards whose question has been answered: still to be read, no longer to be pressed."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from bot.channels.activity.cards import envelope
from bot.channels.activity.presses import CHOICE, press_of
from bot.channels.values import member, objects
from dialogs.language import Language
from dialogs.messages import Press, Verb
from dialogs.risk_check import Rules

Element = dict[str, Any]
TICK = "✓"


def is_question(card: object) -> bool:
    """Whether the card asks a question of the check."""
    return any(element.get("id") == CHOICE for element in objects(member(card, "body")))


def spent(card: Mapping[str, Any], press: Press | None) -> Element:
    """The card of a question without what can be pressed; with what the press has ticked, where it answers the card."""
    options = press.options if press and _asks(card, press) else ()
    body = chain.from_iterable(_read_only(element, options) for element in objects(card.get("body")))
    return {**card, "body": list(body)}


def answered(rules: Rules, press: Press, language: Language, *, ticked: bool) -> Element | None:
    """The card of the question that the press answers, without anything to press; None where it answers none.

    What was chosen is ticked where the answer was taken; that of an old card was not.
    """
    question = rules.question(press.target) if press.verb is Verb.ANSWER else None
    if question is None:
        return None
    chosen = [option for option in question.options if option.id in press.options and ticked]
    labels = (f"{TICK} {option.label.to(language)}" for option in chosen)
    body = [_text(question.text.to(language).strip()), *(_text(label) | {"spacing": "Small"} for label in labels)]
    return envelope(language, body)


def _asks(card: Mapping[str, Any], press: Press) -> bool:
    buttons = chain.from_iterable(objects(row.get("actions")) for row in objects(card.get("body")))
    return Press(Verb.ANSWER, press.target, press.card) in (press_of(button.get("data")) for button in buttons)


def _read_only(element: Mapping[str, Any], options: Sequence[str]) -> Iterator[Element]:
    if element.get("type") == "ActionSet":
        return
    if element.get("id") != CHOICE:
        yield dict(element)
        return
    yield _text(element["label"])
    ticked = [choice["title"] for choice in element["choices"] if choice["value"] in options]
    yield from (_text(f"{TICK} {title}") | {"spacing": "Small"} for title in ticked)


def _text(text: str) -> Element:
    return {"type": "TextBlock", "text": text, "wrap": True}
