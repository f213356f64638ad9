"""Replies as cards and as text, made from real conversations."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.channels.bot_framework.cards import card
from bot.channels.bot_framework.outbound import activities_of
from bot.channels.bot_framework.wire import as_bytes, written
from dialogs.language import Language
from dialogs.messages import Press, Verb
from dialogs.replies import Action, Ask, Reply, Say, Suggest, Summary, VerdictReply
from tests.talk import Talk, unclear

PUBLIC = "https://bot.example.org"
ELEMENTS = {
    "AdaptiveCard": {"$schema", "type", "version", "lang", "body", "fallbackText"},
    "TextBlock": {"type", "text", "wrap", "weight", "style", "size", "isSubtle", "color"},
    "ActionSet": {"type", "actions"},
    "Action.Submit": {"type", "title", "data"},
    "Input.ChoiceSet": {"type", "id", "style", "isMultiSelect", "wrap", "choices", "value"},
}


def elements(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "type" in value:
            yield value
        for part in value.values():
            yield from elements(part)
    elif isinstance(value, list):
        for part in value:
            yield from elements(part)


def faults(content: dict[str, Any]) -> list[str]:
    """What the Adaptive Cards 1.5 schema would refuse, as far as our cards go."""
    found = [str(e) for e in elements(content) if set(e) - ELEMENTS.get(e["type"], set())]
    found += [str(e) for e in elements(content) if e["type"] == "TextBlock" and not e["text"].strip()]
    found += [str(e) for e in elements(content) if e["type"] == "Action.Submit" and not e["title"].strip()]
    found += [str(e) for e in elements(content) if e["type"] == "ActionSet" and not e["actions"]]
    return found


SAID = [
    "hej",
    "Får jag skriva in personuppgifter i ett AI-verktyg?",
    "möten",
    "visa alla verktyg",
    "riskkoll",
    "vet inte",
]
SAID += ["vet inte", "1, 3", "inspelning och publicera", "mina svar", "fortsätt", "vet inte", "vet inte", "vet inte"]
SAID += ["vet inte", "mina svar", "english", "May I transcribe a meeting?", "risk check", "deepl"]


@pytest.fixture(name="replies")
def fixture_replies(talk: Talk) -> list[Reply]:
    """Everything said in a long conversation, every kind of reply among it."""
    found: list[Reply] = []
    for text in (unclear(talk.library, talk.today), *SAID):
        found += talk.say(text).replies
    assert {type(reply) for reply in found} >= {Say, Suggest, Ask, VerdictReply, Summary}
    return found


def test_every_reply_is_a_card_that_the_schema_takes(replies: list[Reply]) -> None:
    for reply in replies:
        assert faults(card(reply, PUBLIC)) == []


def test_every_message_is_small_enough(replies: list[Reply]) -> None:
    for reply in replies:
        for activity in activities_of([reply], "msteams", PUBLIC, group=True):
            assert len(as_bytes(written(activity))) < 25_000


def test_a_question_submits_its_options_with_the_check_it_belongs_to(talk: Talk) -> None:
    talk.say("riskkoll för copilot chat")

    content = card(talk.ask, PUBLIC)

    inputs = [e for e in elements(content) if e["type"] == "Input.ChoiceSet"]
    submits = [e["data"] for e in elements(content) if e["type"] == "Action.Submit"]
    assert [choice["value"] for choice in inputs[0]["choices"]] == [choice.id for choice in talk.ask.choices]
    assert inputs[0]["isMultiSelect"] is True
    assert submits[0] == {"policybot": 1, "verb": "answer", "target": "data", "card": "1"}


def test_a_question_asked_again_shows_the_answer_it_has(talk: Talk) -> None:
    for text in ("riskkoll för copilot chat", "1, 3", "tillbaka"):
        talk.say(text)

    inputs = [e for e in elements(card(talk.ask, PUBLIC)) if e["type"] == "Input.ChoiceSet"]

    assert inputs[0]["value"] == "public,personal"


def test_citations_are_links_where_the_pages_can_be_reached(talk: Talk) -> None:
    talk.say("Får jag använda mitt privata konto?")

    assert "](https://bot.example.org/policy/sv#verktyg-2)" in str(card(talk.answer, PUBLIC))
    assert "/policy/" not in str(card(talk.answer, ""))
    assert "](https://eur-lex.europa.eu/" in str(card(talk.answer, ""))


def test_a_channel_without_cards_gets_numbered_text(talk: Talk) -> None:
    replies = talk.say("riskkoll").replies

    texts = [activity.text for activity in activities_of(replies, "sms", PUBLIC, group=False)]

    assert "1. Godkänt verktyg" in texts[-1]
    assert "Varför frågar du? · Avbryt" in texts[-1]
    assert not any(activity.attachments for activity in activities_of(replies, "sms", PUBLIC, group=False))


def test_numbers_in_text_pick_what_they_stand_beside(talk: Talk) -> None:
    replies = talk.say(unclear(talk.library, talk.today)).replies
    (text,) = [activity.text for activity in activities_of(replies, "sms", PUBLIC, group=False)]
    second = next(line for line in text.splitlines() if line.startswith("2. "))

    talk.say("2")

    assert second == f"2. {talk.answer.title}"


def actions(count: int) -> tuple[Action, ...]:
    return tuple(Action(f"Nummer {number}", Press(Verb.HELP)) for number in range(count))


@pytest.mark.parametrize(("count", "group", "suggested"), [(2, False, True), (2, True, False), (7, False, False)])
def test_few_actions_in_a_talk_of_ones_own_are_suggested(count: int, group: bool, suggested: bool) -> None:  # noqa: FBT001
    (activity,) = activities_of([Say(Language.SV, "Hej", actions(count))], "msteams", PUBLIC, group=group)

    assert bool(activity.suggested_actions) == suggested
    assert bool(activity.attachments) != suggested
