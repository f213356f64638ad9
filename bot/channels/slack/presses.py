"""What a button carries, and how it comes back."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.channels.values import MalformedError, an_object, member, objects, string, text_at
from dialogs.language import Language
from dialogs.messages import Press, Verb

MARK = "policybot"
"""What the value of our own buttons carries, so that others are not taken for presses."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button as it was shown: to whom, in which language, and whether it shows an answer to everybody."""

    press: Press
    owner: str
    language: Language
    for_all: bool = False

    @property
    def value(self) -> str:
        """The button as text, for Slack to carry."""
        press = self.press
        carried = {MARK: 1, "verb": press.verb, "target": press.target, "card": press.card}
        shown = {"owner": self.owner, "language": self.language, "for_all": self.for_all}
        return json.dumps(carried | shown, ensure_ascii=False, separators=(",", ":"))

    def is_for(self, user: str) -> bool:
        """Whether the user may press it: what belongs to a check is for the one who started it."""
        return not self.press.card or not self.owner or self.owner == user


def button_of(action: Mapping[str, Any], chosen: object) -> Button | None:
    """The button that was pressed; None where it is none of ours. `chosen` is what was ticked on the card."""
    try:
        carried = an_object(text_at(action, "value"))
    except MalformedError:
        return None
    if MARK not in carried or carried.get("verb") not in list(Verb):
        return None
    verb = Verb(carried["verb"])
    options = tuple(dict.fromkeys(value for value, _ in ticked(chosen))) if verb is Verb.ANSWER else ()
    press = Press(verb, text_at(carried, "target"), text_at(carried, "card"), options)
    spoken = text_at(carried, "language")
    language = Language(spoken) if spoken in list(Language) else Language.SV
    return Button(press, text_at(carried, "owner"), language, carried.get("for_all") is True)


def ticked(chosen: object) -> Iterator[tuple[str, str]]:
    """The values and words of the options that are ticked on the card."""
    for block in objects(chosen):
        for element in objects(block):
            one = element.get("selected_option")
            for option in objects([one, *objects(element.get("selected_options"))]):
                yield string(option.get("value")), text_at(option, "text", "text")


def typed(chosen: object) -> str:
    """The words typed into the card's field."""
    elements = (element for block in objects(chosen) for element in objects(block))
    return next((string(each.get("value")) for each in elements if each.get("type") == "plain_text_input"), "")


def title_of(action: Mapping[str, Any]) -> str:
    """The words on the button that was pressed."""
    return string(member(action, "text", "text"))
