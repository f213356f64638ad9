"""The slash command: answered to one alone, and shown to everybody at a press."""

import pytest

from dialogs.messages import Message, Press, Verb
from tests.channels.slack.conftest import Bot
from tests.channels.slack.limits import faults
from tests.channels.slack.peers import KIM, TEAM
from tests.channels.slack.test_presses import QUESTION, titles


async def test_a_question_is_answered_to_one_alone(bot: Bot) -> None:
    (answer,) = await bot.obeys(bot.workspace.command(QUESTION))

    assert answer["response_type"] == "ephemeral"
    assert answer["text"].startswith(f"*{QUESTION}*")
    assert "Visa för alla" in titles(answer["blocks"])
    assert faults(answer) == []
    assert bot.slack.posted == []
    assert bot.deliveries[0].conversation == f"slack:{TEAM}:{KIM}"


@pytest.mark.parametrize("question", [QUESTION, "deepl"])
async def test_the_answer_is_shown_to_everybody_at_a_press(question: str, bot: Bot) -> None:
    (answer,) = await bot.obeys(bot.workspace.command(question))

    await bot.feels(bot.workspace.press_alone(answer, "Visa för alla"))

    shown, gone = bot.slack.of("respond")[1:]
    assert shown["response_type"] == "in_channel"
    assert shown["text"] == answer["text"]
    assert "Visa för alla" not in titles(shown["blocks"])
    assert gone == {"delete_original": True}


async def test_an_answer_that_is_gone_is_not_shown_to_anybody_else(bot: Bot) -> None:
    (answer,) = await bot.obeys(bot.workspace.command(QUESTION))
    payload = bot.workspace.press_alone(answer, "Visa för alla")
    payload["actions"][0]["value"] = payload["actions"][0]["value"].replace("private-account", "long-gone")

    await bot.feels(payload)

    assert bot.slack.of("respond")[-1]["response_type"] == "ephemeral"


@pytest.mark.parametrize("text", ["check", "kolla", "riskkoll", "risk check"])
async def test_a_check_is_started_and_goes_on_in_place(text: str, bot: Bot) -> None:
    _, ask = await bot.obeys(bot.workspace.command(text))

    await bot.feels(bot.workspace.press_alone(ask, ask_submit(ask["blocks"]), ("approved",)))

    following = bot.slack.of("respond")[-1]
    assert following["replace_original"] is True
    assert following["blocks"][0]["elements"][0]["text"].endswith("12")
    assert bot.slack.posted == bot.slack.of("chat.update") == []


def ask_submit(blocks: list[dict[str, object]]) -> str:
    return next(title for title in titles(blocks) if title in {"Nästa", "Next"})


async def test_feedback_leaves_the_answer_where_it_is(bot: Bot) -> None:
    (answer,) = await bot.obeys(bot.workspace.command(QUESTION))

    await bot.feels(bot.workspace.press_alone(answer, "Ja, det hjälpte"))

    thanks = bot.slack.of("respond")[-1]
    assert (thanks["text"], thanks["replace_original"]) == ("Tack, bra att veta.", False)


async def test_a_button_that_stays_can_be_pressed_again(bot: Bot) -> None:
    (answer,) = await bot.obeys(bot.workspace.command(QUESTION))

    for _ in range(2):
        await bot.feels(bot.workspace.press_alone(answer, "Varför det svaret?"))

    assert len(bot.slack.of("respond")) == 3


async def test_the_command_by_itself_asks_what_can_be_asked(bot: Bot) -> None:
    (told,) = await bot.obeys(bot.workspace.command("  "))

    assert bot.deliveries[0].message == Message(press=Press(Verb.HELP))
    assert told["text"].startswith("Så här kan jag hjälpa dig:")


async def test_the_check_of_the_command_goes_on_in_the_chat_with_the_bot(bot: Bot) -> None:
    await bot.obeys(bot.workspace.command("riskkoll"))

    (following,) = await bot.hears(bot.workspace.said("1"))

    assert following["text"].startswith("Fråga 2")


async def test_a_command_without_its_address_gets_nothing(bot: Bot) -> None:
    assert await bot.obeys(bot.workspace.command("hej") | {"response_url": ""}) == []
    assert await bot.obeys(bot.workspace.command("hej") | {"user_id": ""}) == []


@pytest.mark.parametrize(
    "url", ["https://evil.example.org/x", "http://hooks.slack.com/x", "https://slack.com.evil.org/", "x"]
)
async def test_replies_go_to_slack_alone(url: str, bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    assert await bot.obeys(bot.workspace.command("hej") | {"response_url": url}) == []

    assert "none of Slack's" in caplog.text
