"""Every transcript that staff can read, in every place the bot talks in."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest

from bot.desk import Desk
from bot.store import MemoryStore
from dialogs.language import Language
from dialogs.library import Library
from dialogs.phrases import Phrase, Phrases
from tests.conformance.activities import chat_page, teams, teams_channel, without_cards
from tests.conformance.core import core, terminal
from tests.conformance.playing import Differences, Staff, play
from tests.conformance.slack import slack
from tests.talk import Talk
from tests.transcripts import Transcript, transcripts

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
Opens = Callable[..., AbstractAsyncContextManager[Staff]]

PLACES: dict[str, tuple[Opens, Differences]] = {
    "core": (core, Differences()),
    "terminal": (terminal, Differences()),
    "teams": (teams, Differences()),
    "teams, pressed": (teams, Differences(presses=True)),
    "teams channel": (teams_channel, Differences()),
    "teams channel, pressed": (teams_channel, Differences(presses=True)),
    "channel without cards": (without_cards, Differences()),
    "chat page": (chat_page, Differences()),
    "chat page, pressed": (chat_page, Differences(presses=True)),
    "slack": (slack, Differences(marks=("*",))),
    "slack, pressed": (slack, Differences(marks=("*",), presses=True)),
}
TRANSCRIPTS = list(transcripts())
ENOUGH = 45

NOT_TYPED = {
    Phrase.OLD_CARD: "a press on an old card: test_conversation.py",
    Phrase.ALREADY_ANSWERED: "a second press on the same card: test_conversation.py",
    Phrase.NOTHING_CHOSEN: "a press with nothing chosen: test_used_cards.py",
    Phrase.GONE: "a press that outlives its entry: test_conversation.py",
    Phrase.NOT_IN_EFFECT: "content with a date: test_conversation.py",
    Phrase.FOOTER_OVERDUE: "content with a date: test_conversation.py",
    Phrase.TOOL_FOOTER_OVERDUE: "content with a date: test_conversation.py",
    Phrase.RULES_CHANGED: "rules that change: test_resume.py",
    Phrase.REMINDER: "what owners are told: test_reminding.py",
    Phrase.REMINDER_OVERDUE: "what owners are told: test_reminding.py",
    Phrase.REMINDER_DUE: "what owners are told: test_reminding.py",
    Phrase.REMINDER_MORE: "what owners are told: test_reminding.py",
    Phrase.REVIEW_ENTRY: "what owners are told: test_reminding.py",
    Phrase.REVIEW_SECTION: "what owners are told: test_reminding.py",
    Phrase.REVIEW_TOOL: "what owners are told: test_reminding.py",
    Phrase.ACTION_STILL_RIGHT: "what owners are told: test_reminding.py",
    Phrase.STILL_RIGHT: "what owners are told: test_reminding.py",
    Phrase.STILL_RIGHT_BEFORE: "what owners are told: test_reminding.py",
    Phrase.TERMINAL_HINT: "the terminal alone: test_chat.py",
    Phrase.TURN_FAILED: "a failure: the tests of the channels",
    Phrase.SHOW_FOR_ALL: "Slack alone: test_command.py",
    Phrase.CHECK_NOT_YOURS: "somebody else's card: test_used_cards.py and test_presses.py",
    Phrase.TOO_MANY: "more than anybody types: test_throttle.py",
    Phrase.OVERVIEW_CHECK: "Slack's home page: test_home.py",
    Phrase.COMMAND_DESCRIPTION: "Slack's manifest: test_manifest.py",
    Phrase.COMMAND_USAGE: "Slack's manifest: test_manifest.py",
    Phrase.ACTION_HAND_OVER: "where a person can be asked: test_hand_over.py",
    Phrase.ACTION_SEND: "where a person can be asked: test_hand_over.py",
    Phrase.ACTION_KEEP: "where a person can be asked: test_hand_over.py",
    Phrase.HAND_OVER_WRITE: "where a person can be asked: test_hand_over.py",
    Phrase.HAND_OVER_SHOW: "where a person can be asked: test_hand_over.py",
    Phrase.HAND_OVER_SENT: "where a person can be asked: test_hand_over.py",
    Phrase.HAND_OVER_KEPT: "where a person can be asked: test_hand_over.py",
    Phrase.HAND_OVER_GONE: "where a person can be asked: test_hand_over.py",
    Phrase.INQUIRY: "what a person is asked: test_experts.py",
    Phrase.INQUIRY_LABEL: "what a person is asked: test_experts.py",
    Phrase.INQUIRY_SUBMIT: "what a person is asked: test_experts.py",
    Phrase.REPLIED: "what a person has answered: test_experts.py",
    Phrase.REPLY_SENT: "what a person is told: test_experts.py",
    Phrase.REPLY_BEFORE: "what a person is told: test_experts.py",
    Phrase.REPLY_EMPTY: "what a person is told: test_experts.py",
    Phrase.APP_DESCRIPTION: "the manifests: test_manifest.py",
}
"""What nobody can bring about by typing, with where it is seen."""

ELSEWHERE = ("page_", "policy_", "receipt_", "about", "teams_")
"""How the names of phrases begin that stand on pages and in manifests."""


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda transcript: transcript.title)
@pytest.mark.parametrize("place", PLACES)
async def test_the_conversation_goes_as_it_is_written(
    place: str, transcript: Transcript, learnt_library: Library
) -> None:
    opens, differences = PLACES[place]
    desk = Desk(lambda: learnt_library, MemoryStore(), lambda: NOW, lambda: "receipt-1")
    async with opens(learnt_library, desk, presses=differences.presses) as staff:
        await play(transcript, staff, differences)


@pytest.mark.parametrize("place", [place for place, (_, differences) in PLACES.items() if differences.presses])
async def test_where_there_is_something_to_press_much_of_a_check_is_pressed(
    place: str, learnt_library: Library
) -> None:
    opens, differences = PLACES[place]
    transcript = next(one for one in TRANSCRIPTS if "varför frågar du, tillbaka och ändra" in one.title)
    desk = Desk(lambda: learnt_library, MemoryStore(), lambda: NOW, lambda: "receipt-1")
    async with opens(learnt_library, desk, presses=True) as staff:
        await play(transcript, staff, differences)
        assert staff.pressed >= 2


def test_there_are_enough_transcripts_in_both_languages() -> None:
    english = [one for one in TRANSCRIPTS if one.title.startswith("en_")]

    assert len(TRANSCRIPTS) >= ENOUGH
    assert len(english) >= ENOUGH // 3


class Recorded(Phrases):
    """Phrases that remember which of them were said."""

    said: set[Phrase] = set()  # noqa: RUF012 - shared on purpose, emptied by the test

    def say(self, phrase: Phrase, language: Language, **values: object) -> str:
        self.said.add(phrase)
        return Phrases.say(self, phrase, language, **values)


def test_everything_the_bot_can_say_is_seen_in_a_transcript(learnt_library: Library) -> None:
    Recorded.said.clear()
    phrases = Recorded(**{one.name: getattr(learnt_library.phrases, one.name) for one in fields(Phrases)})
    for transcript in TRANSCRIPTS:
        talk = Talk(replace(learnt_library, phrases=phrases), NOW.date(), receipt_id="receipt-1")
        for exchange in transcript.exchanges:
            _ = talk.arrive() if exchange.typed is None else talk.say(exchange.typed)

    unseen = {phrase for phrase in Phrase if not phrase.startswith(ELSEWHERE)} - Recorded.said
    assert unseen == set(NOT_TYPED)
