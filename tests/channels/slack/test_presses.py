"""Presses: whose they are, where they are answered, and what becomes of the card."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack.presses import Button, button_of
from dialogs.language import Language
from dialogs.messages import Press, Verb
from tests.channels.slack.conftest import Bot
from tests.channels.slack.limits import faults
from tests.channels.slack.peers import ALEX, BOT, CHANNEL, JSON, KIM, TEAM

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)
QUESTION = "Får jag använda mitt privata konto?"


def titles(blocks: list[JSON]) -> list[str]:
    return [
        element["text"]["text"]
        for block in blocks
        for element in (*block.get("elements", ()), block.get("accessory", {}))
        if element.get("type") == "button"
    ]


async def in_a_thread(bot: Bot, text: str = "riskkoll") -> JSON:
    return (await bot.hears(bot.workspace.mentioned(f"<@{BOT}> {text}", ts="1700.1")))[-1]


@given(
    st.builds(Press, st.sampled_from(Verb), NAMES, NAMES),
    NAMES,
    st.sampled_from(Language),
    st.booleans(),
)
def test_a_button_comes_back_as_what_it_was(press: Press, owner: str, language: Language, for_all: bool) -> None:  # noqa: FBT001 - hypothesis passes it
    button = Button(press, owner, language, for_all)

    assert button_of({"value": button.value}, None) == button


@pytest.mark.parametrize(
    "value",
    [None, "", "click_me", "{}", "[]", '{"policybot":1}', '{"policybot":1,"verb":"explode"}', '{"verb":"help"}'],
)
async def test_a_button_of_somebody_else_is_none_of_ours(value: str | None, bot: Bot) -> None:
    (said,) = await bot.hears(bot.workspace.said("hej"))
    payload = bot.workspace.press(said, titles(said["blocks"])[0])
    payload["actions"][0]["value"] = value

    assert await bot.feels(payload) == []
    assert len(bot.deliveries) == 1


async def test_an_option_is_submitted_and_the_card_is_used_up(bot: Bot) -> None:
    _, ask = await bot.hears(bot.workspace.said("riskkoll"))

    (following,) = await bot.feels(bot.workspace.press(ask, "Nästa", ("approved",)))

    (changed,) = bot.slack.of("chat.update")
    assert following["text"].startswith("Fråga 2 av högst 12")
    assert (changed["channel"], changed["ts"]) == (ask["channel"], ask["ts"])
    assert titles(changed["blocks"]) == []
    assert [block["type"] for block in changed["blocks"]] == ["context", "section", "context"]
    assert changed["blocks"][-1]["elements"][0]["text"].startswith("✓ 1. Godkänt verktyg")
    assert faults(changed) == []


async def test_several_options_are_one_answer(bot: Bot) -> None:
    for text in ("riskkoll", "1", "ja"):
        *_, ask = await bot.hears(bot.workspace.said(text))

    await bot.feels(bot.workspace.press(ask, "Nästa", ("public", "personal")))

    message = bot.deliveries[-1].message
    assert message is not None
    assert message.press == Press(Verb.ANSWER, "data", "1", ("public", "personal"))


async def test_a_submit_without_an_option_is_met_kindly(bot: Bot) -> None:
    _, ask = await bot.hears(bot.workspace.said("riskkoll"))

    told, again = await bot.feels(bot.workspace.press(ask, "Nästa"))

    assert "Du valde inget svar" in told["text"]
    assert again["text"].startswith("Fråga 1")


async def test_a_double_press_is_one_answer(bot: Bot) -> None:
    _, ask = await bot.hears(bot.workspace.said("riskkoll"))
    press = bot.workspace.press(ask, "Nästa", ("approved",))
    quick = bot.workspace.press(ask, "Avbryt")

    first, second, third = await bot.feels(press), await bot.feels(press), await bot.feels(quick)

    assert (len(first), second, third) == (1, [], [])


async def test_an_old_card_is_answered_kindly(bot: Bot) -> None:
    _, old = await bot.hears(bot.workspace.said("riskkoll"))
    await bot.hears(bot.workspace.said("börja om"))

    (kindly,) = await bot.feels(bot.workspace.press(old, "Nästa", ("approved",)))

    assert "äldre riskkoll" in kindly["text"]


async def test_another_person_cannot_change_a_check(bot: Bot) -> None:
    ask = await in_a_thread(bot)
    before = len(bot.deliveries)

    posted = await bot.feels(bot.workspace.press(ask, "Nästa", ("approved",), user=ALEX))

    (kindly,) = bot.slack.of("respond")
    assert (posted, len(bot.deliveries)) == ([], before)
    assert kindly["response_type"] == "ephemeral"
    assert kindly["text"].startswith("Den riskkollen hör till den som startade den.")
    assert bot.slack.of("chat.update") == []


async def test_without_a_response_url_another_person_is_told_all_the_same(bot: Bot) -> None:
    ask = await in_a_thread(bot)
    payload = bot.workspace.press(ask, "Avbryt", user=ALEX)
    del payload["response_url"]

    await bot.feels(payload)

    (kindly,) = bot.slack.of("chat.postEphemeral")
    assert (kindly["user"], kindly["channel"], kindly["thread_ts"]) == (ALEX, CHANNEL, "1700.1")


async def test_the_one_who_started_a_check_goes_on_with_it_in_the_thread(bot: Bot) -> None:
    ask = await in_a_thread(bot)

    (following,) = await bot.feels(bot.workspace.press(ask, "Nästa", ("approved",)))

    assert following["thread_ts"] == "1700.1"
    assert bot.deliveries[-1].conversation == f"slack:{TEAM}:{CHANNEL}:1700.1:{KIM}"


async def test_feedback_is_given_once_and_the_other_buttons_stay(bot: Bot) -> None:
    (answer,) = await bot.hears(bot.workspace.said(QUESTION))
    ways = [title for title in titles(answer["blocks"]) if "hjälpte" not in title and "inte riktigt" not in title]

    (thanks,) = await bot.feels(bot.workspace.press(answer, "Ja, det hjälpte"))
    second = await bot.feels(bot.workspace.press(answer, "Nej, inte riktigt"))

    changed = bot.slack.of("chat.update")[0]
    assert (thanks["text"], second) == ("Tack, bra att veta.", [])
    assert titles(changed["blocks"]) == ways
    assert faults(changed) == []


async def test_of_several_ways_on_only_the_one_taken_is_gone(bot: Bot) -> None:
    (answer,) = await bot.hears(bot.workspace.said(QUESTION))

    await bot.feels(bot.workspace.press(answer, "Varför det svaret?"))

    left = titles(bot.slack.of("chat.update")[0]["blocks"])
    assert "Varför det svaret?" not in left
    assert len(left) == len(titles(answer["blocks"])) - 1


async def test_an_answer_of_a_check_is_changed_from_the_summary(bot: Bot) -> None:
    for text in ("riskkoll", "1", "mina svar"):
        *_, summary = await bot.hears(bot.workspace.said(text))

    (ask,) = await bot.feels(bot.workspace.press(summary, "Ändra: Verktyg"))

    changed = bot.slack.of("chat.update")[0]
    assert ask["text"].startswith("Du ändrar ett svar")
    assert not [title for title in titles(changed["blocks"]) if title.startswith("Ändra")]
    element = next(block["element"] for block in ask["blocks"] if block["type"] == "input")
    assert element["initial_option"]["value"] == "approved"


async def test_in_a_channel_without_the_bot_the_reply_is_for_who_pressed(bot: Bot) -> None:
    (answer,) = await bot.hears(bot.workspace.said(QUESTION))
    bot.slack.errors["chat.postMessage"] = "not_in_channel"

    await bot.feels(bot.workspace.press(answer | {"channel": CHANNEL}, "Ja, det hjälpte"))

    (thanks,) = bot.slack.of("respond")
    assert (thanks["text"], thanks["response_type"]) == ("Tack, bra att veta.", "ephemeral")


@pytest.mark.parametrize(
    "changed",
    [
        {"type": "view_submission"},
        {"type": "block_suggestion"},
        {"type": "shortcut"},
        {"user": None},
        {"actions": []},
        {"actions": None},
        {"container": {}, "channel": None},
    ],
    ids=str,
)
async def test_an_interaction_that_is_no_press_gets_nothing(changed: dict[str, Any], bot: Bot) -> None:
    (said,) = await bot.hears(bot.workspace.said("hej"))

    assert await bot.feels(bot.workspace.press(said, titles(said["blocks"])[0]) | changed) == []
    assert len(bot.deliveries) == 1


async def test_a_payload_that_is_no_json_is_refused(bot: Bot) -> None:
    assert await bot.workspace.form("interactivity", payload="{") == 400
    assert await bot.workspace.form("interactivity", other=json.dumps({})) == 400
