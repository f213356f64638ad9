"""Replies on their way: tried again where the channel asks for it, given up where it refuses."""

import asyncio

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port
from botbuilder.schema import Activity as Sent
from botbuilder.schema import ConversationAccount

from bot.channels.bot_framework.adapter import Adapter, Talks
from bot.channels.bot_framework.connector import Connector, UndeliveredError
from bot.channels.bot_framework.login import AccessToken, LoginFailedError
from dialogs.library import Library
from tests.channels.bot_framework.conftest import Activity, Client
from tests.channels.bot_framework.peers import FakeConnector, FakeDesk, FakeTime


@pytest.mark.parametrize(
    ("answers", "waited", "delivered"),
    [
        ([(429, {"Retry-After": "7"})], [7.0], 1),
        ([(429, {})], [1.0], 1),
        ([(502, {}), (503, {}), (504, {})], [1.0, 2.0, 4.0], 1),
        ([(412, {})] * 4, [1.0, 2.0, 4.0], 0),
        ([(403, {})], [], 0),
        ([(429, {"Retry-After": "3600"})], [], 0),
        ([(429, {"Retry-After": "inf"})], [], 0),
        ([(429, {"Retry-After": "soon"})], [1.0], 1),
        ([(429, {"Retry-After": "-5"})], [0.0], 1),
        ([(429, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"})], [0.0], 1),
        ([(307, {"Location": "/elsewhere"})], [], 0),
        ([(500, {})], [], 0),
    ],
    ids=str,
)
async def test_a_reply_is_tried_again_where_the_channel_asks_for_it(
    answers: list[tuple[int, dict[str, str]]],
    waited: list[float],
    delivered: int,
    client: Client,
    activity: Activity,
    connector: FakeConnector,
    passing: FakeTime,
) -> None:
    connector.statuses = list(answers)

    response = await client.post("/api/messages", json=activity())

    assert response.status == 202
    assert passing.waited == waited
    assert len(connector.posted) == delivered


def reply(url: str, conversation: str = "talk-1", reply_to: str = "") -> Sent:
    account = ConversationAccount(id=conversation)
    return Sent(type="message", text="Hej!", service_url=url, conversation=account, reply_to_id=reply_to)


@pytest.mark.parametrize("end", ["", "/"])
async def test_ids_of_any_letters_stay_one_step_of_the_path(
    end: str, connector_url: str, connector: FakeConnector, session: aiohttp.ClientSession
) -> None:
    sent = await Connector(session, None).send(reply(connector_url + end, "19:a/b@thread;messageid=1?x", "f:1/2"))

    assert sent == "reply-1"
    assert connector.paths == ["/v3/conversations/19:a/b@thread;messageid=1?x/activities/f:1/2"]


async def test_without_a_message_to_answer_the_reply_goes_to_the_conversation(
    connector_url: str, connector: FakeConnector, session: aiohttp.ClientSession
) -> None:
    await Connector(session, None).send(reply(connector_url))

    assert connector.paths == ["/v3/conversations/talk-1/activities"]
    assert connector.authorizations == [None]


async def test_a_reply_carries_the_token_of_the_bot(
    connector_url: str, connector: FakeConnector, session: aiohttp.ClientSession
) -> None:
    token = AccessToken(lambda: {"access_token": "abc", "expires_in": 3600})

    await Connector(session, token).send(reply(connector_url))

    assert connector.authorizations == ["Bearer abc"]


async def test_without_a_token_nothing_is_sent(
    connector_url: str, connector: FakeConnector, session: aiohttp.ClientSession
) -> None:
    token = AccessToken(lambda: {"error": "invalid_client"})

    with pytest.raises(LoginFailedError):
        await Connector(session, token).send(reply(connector_url))

    assert connector.paths == []


async def test_a_channel_that_is_away_is_tried_again_and_then_given_up(
    session: aiohttp.ClientSession, passing: FakeTime
) -> None:
    away = reply(f"http://127.0.0.1:{unused_port()}")

    with pytest.raises(UndeliveredError, match="no connection"):
        await Connector(session, None, passing.sleep).send(away)

    assert passing.waited == [1.0, 2.0, 4.0]


async def test_a_slow_channel_is_not_sent_the_same_reply_twice(passing: FakeTime) -> None:
    asked: list[str] = []

    async def never(request: web.Request) -> web.Response:
        asked.append(request.path)
        await asyncio.sleep(60)
        return web.Response()

    app = web.Application()
    app.router.add_post("/{path:.*}", never)
    server = TestServer(app, host="127.0.0.1")
    await server.start_server()
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.1)) as hasty:
        with pytest.raises(UndeliveredError, match="no answer in time"):
            await Connector(hasty, None, passing.sleep).send(reply(str(server.make_url("/"))))

    assert len(asked) == 1
    assert passing.waited == []
    await server.close()


async def test_what_is_accepted_with_an_odd_answer_is_not_sent_again(
    connector_url: str, connector: FakeConnector, session: aiohttp.ClientSession, passing: FakeTime
) -> None:
    connector.statuses = [(201, {"Content-Type": "application/json; charset=nonsense"})]

    sent = await Connector(session, None, passing.sleep).send(reply(connector_url))

    assert sent == ""
    assert len(connector.paths) == 1


async def test_a_trace_never_leaves_the_bot(
    connector_url: str, connector: FakeConnector, session: aiohttp.ClientSession, library: Library
) -> None:
    adapter = Adapter(Talks(FakeDesk().take, lambda: library), Connector(session, None))
    trace = reply(connector_url)
    trace.type = "trace"

    await adapter.send(trace)

    assert connector.paths == []
