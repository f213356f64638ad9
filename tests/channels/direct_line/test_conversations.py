"""A conversation as clients hold it: by request, by stream, and over connections that break."""

import json
from typing import Any

import pytest
from aiohttp import ClientWebSocketResponse, WSMsgType
from yarl import URL

from bot.channels.activity.presses import data_of
from dialogs.language import Language
from dialogs.messages import Message, Press, Verb
from dialogs.replies import Action, Ask, Choice, Say
from tests.channels.bot_framework.peers import FakeDesk
from tests.channels.direct_line.conftest import BASE, Browser, Client, Open, Serve


async def test_who_opens_the_page_is_greeted_in_the_page_s_language(open_page: Open, desk: FakeDesk) -> None:
    browser = await open_page(begun=False)

    entry = await browser.begin(locale="en-US", user={"id": "u"})

    assert desk.deliveries[0].language is Language.EN
    assert entry["conversationId"] == browser.conversation
    assert [activity["text"] for activity in await browser.seen()] == ["Hej!"]


async def test_a_message_is_echoed_with_what_the_client_knows_it_by_and_then_answered(
    browser: Browser, desk: FakeDesk
) -> None:
    response = await browser.post("får jag använda AI?")

    echo, answer = await browser.seen()
    assert (await response.json())["id"] == echo["id"]
    assert echo["channelData"]["clientActivityID"] == "client-1"
    assert echo["from"]["role"] == "user"
    assert (answer["text"], answer["from"]["role"]) == ("Hej!", "bot")
    assert desk.deliveries[-1].message == Message("får jag använda AI?")


async def test_a_message_sent_again_is_one_message(browser: Browser, desk: FakeDesk) -> None:
    first = await (await browser.post("hej", channelData={"clientActivityID": "same"})).json()
    await browser.seen()
    desk.replies = ()

    second = await (await browser.post("hej", channelData={"clientActivityID": "same"})).json()

    assert first == second
    assert desk.deliveries[-1].id == desk.deliveries[-2].id
    assert await browser.seen() == []


async def test_nothing_is_lost_or_doubled_from_one_watermark_to_the_next(browser: Browser) -> None:
    seen: list[dict[str, Any]] = []
    for text in ("ett", "två", "tre"):
        await browser.post(text)
        seen += await browser.seen()
    browser.watermark = ""

    again = await browser.seen()

    assert len({activity["id"] for activity in seen}) == len(seen) == 6
    assert again[1:] == seen


@pytest.mark.parametrize(
    ("watermark", "status"),
    [("", 200), ("-", 200), ("0", 200), ("999999999", 200), ("-1", 400), ("x", 400), ("9" * 5000, 400), ("٣", 400)],
)
async def test_a_watermark_is_a_number_of_ours(watermark: str, status: int, browser: Browser) -> None:
    query = {"watermark": watermark}

    response = await browser.client.get(f"{browser.talk}/activities", headers=browser.headers, params=query)

    assert response.status == status


async def received(socket: ClientWebSocketResponse, count: int = 1) -> list[str]:
    """The texts that come, at least so many; those that come together are one batch."""
    texts: list[str] = []
    while len(texts) < count:
        batch = await socket.receive_json(timeout=60)
        texts += [activity.get("text", "") for activity in batch["activities"]]
    return texts


async def test_a_stream_brings_what_was_missed_and_then_what_comes(browser: Browser) -> None:
    entry = await (await browser.client.get(browser.talk, headers=browser.headers, params={"watermark": "1"})).json()
    await browser.post("medan ingen lyssnade")

    async with browser.client.session.ws_connect(entry["streamUrl"]) as socket:
        missed = await received(socket)
        await socket.send_str("")
        await browser.post("nu")
        news = await received(socket, 2)

    assert missed == ["medan ingen lyssnade", "Hej!"]
    assert news == ["nu", "Hej!"]


async def test_of_one_conversation_only_so_many_streams_are_held(browser: Browser) -> None:
    stream = (await browser.begin())["streamUrl"]
    sockets = [await browser.client.session.ws_connect(stream) for _ in range(4)]

    refused = await browser.client.get(URL(stream).path_qs)

    assert refused.status == 429
    for socket in sockets:
        await socket.close()


async def test_a_stream_that_says_too_much_is_closed(browser: Browser) -> None:
    async with browser.client.session.ws_connect((await browser.begin())["streamUrl"]) as socket:
        await received(socket)
        await socket.send_str("x" * 5000)

        assert (await socket.receive(timeout=60)).type in {WSMsgType.CLOSE, WSMsgType.CLOSED}


async def test_behind_a_proxy_the_stream_is_where_people_reach_the_bot(serve: Serve, open_page: Open) -> None:
    browser = await open_page(await serve(public_url="https://bot.example.org"))

    assert (await browser.begin())["streamUrl"].startswith(f"wss://bot.example.org{browser.talk}/stream?watermark=0&t=")


def asked(question: str) -> Ask:
    choices = (Choice("public", "Öppna uppgifter", ""), Choice("none", "Inga", ""))
    return Ask(Language.SV, "7", question, "Fråga", "Vilka?", "", "Nästa", choices, many=False)


async def test_a_question_that_was_answered_can_only_be_read(browser: Browser, desk: FakeDesk) -> None:
    desk.replies = (asked("data"),)
    await browser.post("riskkoll")
    _, question = await browser.seen()
    desk.replies = (asked("use"),)

    await browser.post(value=data_of(Press(Verb.ANSWER, "data", "7")) | {"choice": "public"})

    echo, answered, _ = await browser.seen()
    body = json.dumps(answered["attachments"][0]["content"]["body"], ensure_ascii=False)
    assert desk.deliveries[-1].message == Message(press=Press(Verb.ANSWER, "data", "7", ("public",)))
    assert (answered["id"], answered["timestamp"]) == (question["id"], question["timestamp"])
    assert "✓ Öppna uppgifter" in body
    assert "Action" not in body
    assert "Input" not in body
    assert echo["value"]["choice"] == "public"


async def test_a_question_stays_open_while_something_else_is_said(browser: Browser, desk: FakeDesk) -> None:
    desk.replies = (asked("data"),)
    await browser.post("riskkoll")
    await browser.seen()
    desk.replies = (Say(Language.SV, "Därför.", (Action("Vidare", Press(Verb.RESUME)),)),)

    await browser.post("varför")

    assert [activity["id"].partition("|")[2][0] for activity in await browser.seen()] == ["u", "b"]


@pytest.mark.parametrize("kind", ["typing", "event", "conversationUpdate", "", None, 7])
async def test_what_says_nothing_gets_nothing(kind: object, browser: Browser, desk: FakeDesk) -> None:
    told = len(desk.deliveries)

    response = await browser.post(type=kind)

    assert response.status == 200
    assert len(desk.deliveries) == told
    assert await browser.seen() == []


async def test_a_conversation_nobody_comes_back_to_is_put_away(browser: Browser, passing: Any, open_page: Open) -> None:  # noqa: ANN401
    passing.seconds += 3601
    await open_page()

    response = await browser.client.get(f"{browser.talk}/activities", headers=browser.headers)

    assert response.status == 404


async def test_a_page_left_open_renews_its_token_and_stays(browser: Browser, passing: Any) -> None:  # noqa: ANN401
    for _ in range(8):
        passing.seconds += 900
        entry = await (await browser.client.post(f"{BASE}/tokens/refresh", headers=browser.headers)).json()
        browser.token = entry["token"]

    assert (await browser.post("hej")).status == 200


async def test_the_server_stops_although_somebody_listens(client: Client, browser: Browser) -> None:
    socket = await client.session.ws_connect((await browser.begin())["streamUrl"])
    await received(socket)

    await client.server.close()

    assert (await socket.receive(timeout=60)).type in {WSMsgType.CLOSE, WSMsgType.CLOSED, WSMsgType.CLOSING}


async def test_what_cannot_be_kept_now_may_be_sent_again_soon(browser: Browser, desk: FakeDesk) -> None:
    desk.is_away = True
    refused = await browser.post("hej")
    desk.is_away = False
    browser.said -= 1

    await browser.post("hej")

    assert (refused.status, refused.headers["Retry-After"]) == (503, "5")
    assert [activity["text"] for activity in await browser.seen()] == ["hej", "Hej!"]
