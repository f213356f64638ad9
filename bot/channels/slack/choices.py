"""The options of a question: radio buttons or checkboxes, and menus where there are more than those can hold."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.channels.slack.block_kit import (
    LONGEST_LABEL,
    LONGEST_OPTION,
    MOST_RADIOS,
    MOST_SELECTED_FROM,
    Block,
    plain,
    small,
)
from bot.channels.slack.mrkdwn import escaped, mrkdwn
from dialogs.replies import Ask, Choice

Numbered = tuple[int, Choice]


def inputs(ask: Ask) -> Iterator[Block]:
    """The question with its options, and below it what they mean where that does not fit beside them."""
    numbered = list(enumerate(ask.choices, 1))
    beside = all(len(choice.help) <= LONGEST_OPTION for choice in ask.choices)
    for at in range(0, len(numbered), MOST_SELECTED_FROM):
        shown = numbered[at : at + MOST_SELECTED_FROM]
        element = _element(ask, shown, f"choice-{at}", beside=beside)
        block = {"type": "input", "label": plain(ask.text, LONGEST_LABEL), "optional": True, "element": element}
        yield block | ({"hint": plain(ask.hint, LONGEST_LABEL)} if ask.hint else {})
    cut_short = [choice for choice in numbered if len(_title(choice)) > LONGEST_OPTION]
    explained = numbered if not beside else cut_short
    yield from small(["\n".join(_explained(choice) for choice in explained)])


def _element(ask: Ask, shown: Sequence[Numbered], action_id: str, *, beside: bool) -> dict[str, Any]:
    options = [_option(choice, beside=beside) for choice in shown]
    chosen = [option for option, (_, choice) in zip(options, shown, strict=True) if choice.id in ask.chosen]
    element = {"type": _kind(ask), "action_id": action_id, "options": options}
    if not chosen:
        return element
    return element | ({"initial_options": chosen} if ask.many else {"initial_option": chosen[0]})


def _kind(ask: Ask) -> str:
    if len(ask.choices) <= MOST_RADIOS:
        return "checkboxes" if ask.many else "radio_buttons"
    return "multi_static_select" if ask.many else "static_select"


def _option(numbered: Numbered, *, beside: bool) -> dict[str, Any]:
    _, choice = numbered
    option = {"text": plain(_title(numbered), LONGEST_OPTION), "value": choice.id}
    return option | {"description": plain(choice.help, LONGEST_OPTION)} if beside and choice.help else option


def _title(numbered: Numbered) -> str:
    """The label by its number, which may be typed instead."""
    number, choice = numbered
    return f"{number}. {choice.label}"


def _explained(numbered: Numbered) -> str:
    _, choice = numbered
    title = escaped(_title(numbered))
    return f"*{title}* {mrkdwn(choice.help)}" if choice.help else f"*{title}*"
