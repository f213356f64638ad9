"""What comes in as events: where it is answered, whose talk it is, and what is none of the bot's business."""

import logging
from typing import Any

import pytest

from dialogs.messages import Message
from tests.channels.slack.conftest import Bot
from tests.channels.slack.peers import ALEX, BOT, CHANNEL, DIRECT, KIM, TEAM, TOKEN

QUESTION = "Får jag använda mitt privata konto?"


async def test_a_message_to_the_bot_is_answered_where_it_was_written(bot: Bot) -> None:
    (answer,) = await bot.hears(bot.workspace.said(QUESTION))

    assert (answer["channel"], "thread_ts" in answer) == (DIRECT, False)
    assert answer["text"].startswith(f"*{QUESTION}*")
    assert bot.deliveries[0].conversation == f"slack:{TEAM}:{KIM}"
    assert bot.slack.authorizations == {f"Bearer {TOKEN}"}


async def test_a_message_in_a_thread_is_answered_there_in_the_same_talk(bot: Bot) -> None:
    (answer,) = await bot.hears(bot.workspace.said("hej", thread_ts="1700.1"))

    assert answer["thread_ts"] == "1700.1"
    assert bot.deliveries[0].conversation == f"slack:{TEAM}:{KIM}"


async def test_a_mention_is_answered_in_its_thread(bot: Bot) -> None:
    (answer,) = await bot.hears(bot.workspace.mentioned(f"<@{BOT}> {QUESTION}", ts="1700.1"))
    (again,) = await bot.hears(bot.workspace.mentioned(f"tack <@{BOT}>", ts="1700.2", thread_ts="1700.1"))

    assert (answer["channel"], answer["thread_ts"], again["thread_ts"]) == (CHANNEL, "1700.1", "1700.1")
    assert [delivery.message for delivery in bot.deliveries] == [Message(QUESTION), Message("tack")]
    assert {delivery.conversation for delivery in bot.deliveries} == {f"slack:{TEAM}:{CHANNEL}:1700.1:{KIM}"}


async def test_in_a_thread_everybody_has_a_talk_of_their_own(bot: Bot) -> None:
    for user in (KIM, ALEX):
        await bot.hears(bot.workspace.mentioned(f"<@{BOT}> riskkoll", thread_ts="1700.1", user=user))

    assert len({delivery.conversation for delivery in bot.deliveries}) == 2


async def test_a_mention_that_comes_as_a_message_too_is_answered_once(bot: Bot) -> None:
    mention = bot.workspace.mentioned(f"<@{BOT}> {QUESTION}")
    message = bot.workspace.happened(mention["event"] | {"type": "message", "channel_type": "channel"})

    first, second = await bot.hears(mention), await bot.hears(message)

    assert (len(first), second) == (1, [])
    assert bot.deliveries[0] == bot.deliveries[1]


async def test_what_slack_sends_again_is_answered_once(bot: Bot) -> None:
    payload = bot.workspace.said("riskkoll")
    first = await bot.hears(payload)
    bot.workspace.headers = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}

    again = await bot.hears(payload)

    assert (len(first), again) == (2, [])


@pytest.mark.parametrize(
    "changed",
    [
        {"subtype": "message_changed", "message": {"text": "hej", "user": KIM}},
        {"subtype": "message_deleted"},
        {"subtype": "bot_message", "bot_id": "B1"},
        {"subtype": "channel_join"},
        {"bot_id": "B1"},
        {"user": None},
        {"channel": CHANNEL, "channel_type": "channel"},
        {"channel": CHANNEL, "channel_type": "channel", "text": f"<@{ALEX}> hej"},
        {"channel": "GNAGRA", "channel_type": "mpim"},
        {"type": "reaction_added"},
    ],
    ids=str,
)
async def test_what_is_not_said_to_the_bot_is_left_alone(changed: dict[str, Any], bot: Bot) -> None:
    assert await bot.hears(bot.workspace.said("hej", **changed)) == []
    assert bot.deliveries == []


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast"])
async def test_words_beside_a_file_are_words(subtype: str, bot: Bot) -> None:
    assert len(await bot.hears(bot.workspace.said("hej", subtype=subtype))) == 1


async def test_who_opens_the_chat_is_greeted_once(bot: Bot) -> None:
    opened = {"type": "app_home_opened", "user": KIM, "channel": DIRECT, "tab": "messages"}

    (greeting,) = await bot.hears(bot.workspace.happened(opened))
    again = await bot.hears(bot.workspace.happened(opened))

    assert greeting["channel"] == DIRECT
    assert greeting["text"].startswith("Hej! Jag svarar på frågor")
    assert again == []


async def test_slack_is_told_at_once_however_slow_it_is_itself(bot: Bot) -> None:
    bot.slack.may_answer.clear()

    assert await bot.workspace.event(bot.workspace.said("hej")) == 200

    assert bot.slack.posted == []
    bot.slack.may_answer.set()


async def test_what_was_begun_is_finished_when_the_bot_stops(bot: Bot) -> None:
    for number in range(5):
        await bot.workspace.event(bot.workspace.said("hej", user=f"U{number}"))

    await bot.channel.stop()

    assert len(bot.slack.posted) == 5


async def test_replies_keep_their_order_within_a_talk(bot: Bot) -> None:
    for text in ("riskkoll", "1", "ja"):
        await bot.workspace.event(bot.workspace.said(text))
    await bot.channel.stop()

    asked = [said["text"].partition(".")[0] for said in bot.slack.posted if said["text"].startswith("Fråga")]
    assert asked == ["Fråga 1 av högst 12", "Fråga 2 av högst 12", "Fråga 3 av högst 12"]


async def test_a_failed_turn_is_owned_up_to_and_its_words_are_not_logged(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    bot.fails = True

    (sorry,) = await bot.hears(bot.workspace.said("Kalle Anka har diabetes"))

    assert sorry["text"].startswith("Något gick fel hos mig")
    assert "RuntimeError" in caplog.text
    assert "Kalle" not in caplog.text


async def test_nothing_of_what_is_said_is_logged(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    bot.slack.errors["chat.postMessage"] = "is_archived"

    await bot.hears(bot.workspace.said("Kalle Anka har diabetes"))

    assert "Slack did not take a reply by way of chat.postMessage: is_archived" in caplog.text
    assert "Kalle" not in caplog.text
    assert TOKEN not in caplog.text


@pytest.mark.parametrize("event", ["tokens_revoked", "app_uninstalled"])
async def test_an_app_taken_away_is_told_once(event: str, bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    await bot.hears(bot.workspace.happened({"type": event}))
    bot.slack.errors["chat.postMessage"] = "token_revoked"
    for _ in range(3):
        await bot.hears(bot.workspace.said("hej"))

    assert [record.levelname for record in caplog.records] == ["WARNING"]


async def test_an_app_that_is_back_is_heard_again(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    bot.slack.errors["chat.postMessage"] = "account_inactive"
    await bot.hears(bot.workspace.said("hej"))
    bot.slack.errors = {}
    await bot.hears(bot.workspace.said("hej"))
    bot.slack.errors["chat.postMessage"] = "is_archived"
    await bot.hears(bot.workspace.said("hej"))

    assert [record.levelname for record in caplog.records] == ["WARNING", "ERROR"]


async def test_what_cannot_be_kept_now_is_asked_for_again_without_a_word(bot: Bot) -> None:
    said = bot.workspace.said("hej")
    bot.is_away = True
    refused = await bot.workspace.event(said)
    bot.is_away = False

    (answer,) = await bot.hears(said)

    assert refused == 503
    assert answer["text"].startswith("Hej")
    assert len(bot.slack.posted) == 1
