"""The home page: what can be asked, the check that waits, and the tools."""

from tests.channels.slack.conftest import Bot
from tests.channels.slack.limits import faults
from tests.channels.slack.peers import DIRECT, JSON, KIM, TEAM
from tests.channels.slack.test_presses import titles


async def opened(bot: Bot) -> JSON:
    event = {"type": "app_home_opened", "user": KIM, "channel": DIRECT, "tab": "home"}
    assert await bot.hears(bot.workspace.happened(event)) == []
    published: JSON = bot.slack.of("views.publish")[-1]
    assert published["user_id"] == KIM
    view: JSON = published["view"]
    assert faults(view) == []
    return view


def pressed(bot: Bot, view: JSON, title: str) -> JSON:
    payload = bot.workspace.press({"blocks": view["blocks"], "text": ""}, title)
    payload |= {"container": {"type": "view", "view_id": "V1"}, "view": {"type": "home", "id": "V1"}}
    return {key: value for key, value in payload.items() if key not in {"channel", "message", "response_url"}}


async def test_the_page_tells_what_can_be_asked_and_which_tools_there_are(bot: Bot) -> None:
    view = await opened(bot)

    texts = [block["text"]["text"] for block in view["blocks"] if block["type"] == "section"]
    assert texts[0].startswith("Så här kan jag hjälpa dig:")
    assert any("register" in text for text in texts)
    assert "Fortsätt riskkollen" not in titles(view["blocks"])
    assert bot.deliveries == []


async def test_a_check_that_waits_is_gone_on_with_from_the_page(bot: Bot) -> None:
    await bot.hears(bot.workspace.said("riskkoll"))
    view = await opened(bot)

    (ask,) = await bot.feels(pressed(bot, view, "Fortsätt riskkollen"))

    assert view["blocks"][0]["text"]["text"] == "Du har en riskkoll som inte är klar."
    assert (ask["channel"], ask["text"].partition(".")[0]) == (KIM, "Fråga 1 av högst 12")
    assert bot.deliveries[-1].conversation == f"slack:{TEAM}:{KIM}"
    assert len(bot.slack.of("views.publish")) == 2


async def test_a_button_of_the_page_can_be_pressed_again(bot: Bot) -> None:
    view = await opened(bot)

    first = await bot.feels(pressed(bot, view, titles(view["blocks"])[0]))
    second = await bot.feels(pressed(bot, view, titles(view["blocks"])[0]))

    assert first
    assert second


async def test_the_page_speaks_the_language_of_the_talk(bot: Bot) -> None:
    await bot.hears(bot.workspace.said("english"))

    view = await opened(bot)

    assert view["blocks"][0]["text"]["text"].startswith("This is what I can do:")


async def test_receipts_are_opened_from_the_page(bot: Bot) -> None:
    await bot.hears(bot.workspace.said("riskkoll copilot chat"))
    for answer in ("offentligt", "inget av dem", "ingen av dem", "ja"):
        await bot.hears(bot.workspace.said(answer))

    view = await opened(bot)

    links = [element["text"] for block in view["blocks"] if block["type"] == "context" for element in block["elements"]]
    assert any("/receipt/" in text and "Microsoft" in text for text in links)
    assert "Visa för alla" not in titles(view["blocks"])
