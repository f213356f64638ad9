"""Every channel says in one small line who answers for an answer and when it was reviewed, or that it is overdue."""

import io
import json
from collections.abc import Callable
from datetime import date

import pytest
from rich.console import Console

from bot.channels.activity.cards import card
from bot.channels.plain_text import with_numbers
from bot.channels.slack.blocks import Showing
from bot.channels.slack.showing import shown
from bot.channels.terminal.screen import Screen
from dialogs.language import Language
from dialogs.library import Library
from dialogs.messages import Press, Verb
from dialogs.replies import Answer
from tests.talk import Talk

LONGEST = 160
"""Characters of the line; more is no small line on a phone."""


def on_terminal(answer: Answer) -> str:
    screen = io.StringIO()
    Screen(Console(file=screen, width=1000, highlight=False)).show([answer])
    return screen.getvalue()


CHANNELS: dict[str, Callable[[Answer], str]] = {
    "teams": lambda answer: json.dumps(card(answer, ""), ensure_ascii=False),
    "slack": lambda answer: json.dumps(shown([answer], Showing("U1", "")), ensure_ascii=False),
    "text": lambda answer: "\n".join(with_numbers([answer])),
    "terminal": on_terminal,
}


def answered(library: Library, today: date) -> Answer:
    talk = Talk(library, today)
    talk.press(Press(Verb.ASK, "private-account"))
    return talk.answer


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize(("today", "told"), [("2026-11-25", "sågs över 2026-11-20"), ("2030-01-01", "skulle ha setts")])
def test_the_line_is_there_on_every_channel(library: Library, channel: str, today: str, told: str) -> None:
    answer = answered(library, date.fromisoformat(today))

    said = CHANNELS[channel](answer)

    entry = library.entries["private-account"]
    assert answer.footer in said
    assert told in answer.footer
    assert library.role(entry.owner).title.to(Language.SV) in answer.footer


@pytest.mark.parametrize("today", [date(2026, 11, 25), date(2040, 1, 1)])
def test_the_line_is_one_and_short_for_every_answer(library: Library, today: date) -> None:
    for language in Language:
        talk = Talk(library, today)
        talk.press(Press(Verb.LANGUAGE, language))
        for entry in library.entries.values():
            if entry.in_effect(today):
                talk.press(Press(Verb.ASK, entry.id))
                assert "\n" not in talk.answer.footer
                assert len(talk.answer.footer) <= LONGEST, talk.answer.footer
