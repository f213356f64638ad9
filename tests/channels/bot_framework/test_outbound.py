"""Replies as each channel can show them, and never too large for it."""

import pytest
from botbuilder.schema import Activity

from bot.channels.bot_framework.outbound import activities_of
from bot.channels.bot_framework.wire import written
from bot.channels.values import as_bytes
from dialogs.language import Language
from dialogs.messages import Press, Verb
from dialogs.replies import Action, Ask, Choice, Reply, Say, VerdictReply
from tests.channels.bot_framework.card_schema import faults
from tests.channels.bot_framework.samples import HELP, SAMPLES
from tests.talk import Talk, unclear

PUBLIC = "https://bot.example.org"
CARD_CHANNELS = ["msteams", "webchat", "directline", "emulator"]


def sent(*replies: Reply, channel: str = "msteams", group: bool = False) -> list[Activity]:
    return list(activities_of(replies, channel, PUBLIC, "kim" if group else ""))


@pytest.mark.parametrize("channel", CARD_CHANNELS)
@pytest.mark.parametrize("reply", [sample for sample in SAMPLES if not isinstance(sample, Say)])
def test_a_card_has_words_for_those_who_do_not_see_it(reply: Reply, channel: str) -> None:
    (activity,) = sent(reply, channel=channel)

    content = activity.attachments[0].content
    assert faults(content) == []
    assert content["fallbackText"]
    assert activity.summary
    assert "**" not in activity.summary


def actions(count: int) -> tuple[Action, ...]:
    return tuple(Action(f"Nummer {number}", Press(Verb.HELP)) for number in range(count))


@pytest.mark.parametrize(
    ("count", "group", "shown"),
    [
        (0, False, "text"),
        (0, True, "text"),
        (2, False, "suggested"),
        (6, False, "suggested"),
        (7, False, "card"),
        (2, True, "card"),
    ],
)
def test_actions_are_suggested_where_they_are_seen(count: int, group: bool, shown: str) -> None:  # noqa: FBT001
    (activity,) = sent(Say(Language.SV, "Hej", actions(count)), group=group)

    kinds = {"card": bool(activity.attachments), "suggested": bool(activity.suggested_actions)}
    assert [kind for kind, is_used in kinds.items() if is_used] == ([shown] if shown != "text" else [])
    assert (activity.text == "Hej") is (shown != "card")


def test_what_is_suggested_is_said_as_if_typed() -> None:
    (activity,) = sent(Say(Language.SV, "Hej", (HELP,)))

    assert written(activity)["suggestedActions"] == {
        "actions": [{"type": "imBack", "title": "Vad kan du?", "value": "Vad kan du?"}]
    }


def test_actions_before_another_message_stay_on_a_card() -> None:
    first, last = sent(Say(Language.SV, "Hej", actions(2)), Say(Language.SV, "Och", actions(2)))

    assert first.attachments
    assert last.suggested_actions


def test_a_channel_without_cards_gets_numbered_text() -> None:
    ask = next(sample for sample in SAMPLES if isinstance(sample, Ask))

    (activity,) = sent(ask, channel="sms")

    assert not activity.attachments
    assert activity.text_format == "markdown"
    assert "1. Öppna uppgifter\n2. Uppgifter om människor?\n3. Vet inte" in activity.text
    assert activity.text.endswith("Varför frågar du?")


def test_numbers_in_text_pick_what_they_stand_beside(talk: Talk) -> None:
    replies = talk.say(unclear(talk.library, talk.today)).replies
    (activity,) = sent(*replies, channel="sms")
    second = next(line for line in activity.text.splitlines() if line.startswith("2. "))

    talk.say("2")

    assert second == f"2. {talk.answer.title}"


def ask(choices: int, label: str, help_text: str) -> Ask:
    options = tuple(Choice(f"option-{number}", label, help_text) for number in range(choices))
    return Ask(Language.SV, "1", "data", "Fråga 1", "Vilka?", "Svara.", "Nästa", options, many=True)


def verdict(text: str) -> VerdictReply:
    return VerdictReply(Language.SV, "1", "ok", "Ja", text, (), (), "Bygger på", "I dag.", "f")


@pytest.mark.parametrize("channel", ["msteams", "sms"])
@pytest.mark.parametrize(
    "reply",
    [
        ask(12, "Öppna uppgifter", "å" * 1500),
        ask(60, "å" * 200, "ö" * 400),
        verdict("å" * 30_000),
        verdict("😀" * 10_000),
        Say(Language.SV, "å" * 30_000),
    ],
    ids=["long help", "many options", "long text", "wide letters", "long message"],
)
def test_a_message_is_never_too_large(reply: Reply, channel: str) -> None:
    (activity,) = sent(reply, channel=channel)

    assert len(as_bytes(written(activity))) < 25_000


def test_of_a_large_card_the_help_goes_first() -> None:
    (activity,) = sent(ask(12, "Öppna uppgifter", "å" * 1500))

    (choices,) = (element for element in activity.attachments[0].content["body"] if "choices" in element)
    assert {choice["title"] for choice in choices["choices"]} == {"Öppna uppgifter"}
    assert len(choices["choices"]) == 12
