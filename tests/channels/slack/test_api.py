"""What the bot does where Slack is slow, busy or broken."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.channels.slack.api import Api, UndeliveredError
from bot.channels.slack.credentials import Credentials
from tests.channels.slack.peers import JSON, TOKEN, FakeSlack


@pytest.fixture(name="waited")
def fixture_waited() -> list[float]:
    return []


@pytest.fixture(name="api")
async def fixture_api(slack_url: str, waited: list[float]) -> AsyncIterator[Api]:
    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    async with aiohttp.ClientSession() as session:
        yield Api(session, Credentials(TOKEN, api_url=f"{slack_url}/api/"), sleep)


async def test_a_call_reaches_slack_with_the_token(api: Api, slack: FakeSlack) -> None:
    await api.call("chat.postMessage", channel="C", text="Hej å <b>")

    assert slack.posted == [{"channel": "C", "text": "Hej å <b>"}]
    assert slack.authorizations == {f"Bearer {TOKEN}"}


@pytest.mark.parametrize(
    ("status", "headers", "told", "waits"),
    [
        (429, {"Retry-After": "7"}, {"ok": False, "error": "ratelimited"}, [7.0]),
        (429, {}, {"ok": False, "error": "ratelimited"}, [1.0]),
        (429, {"Retry-After": "soon"}, {}, [1.0]),
        (429, {"Retry-After": "-1"}, {}, [0.0]),
        (503, {}, {}, [1.0]),
        (500, {}, {"ok": False, "error": "fatal_error"}, [1.0]),
        (200, {}, {"ok": False, "error": "internal_error"}, [1.0]),
    ],
)
async def test_what_may_pass_is_tried_again(
    status: int,
    headers: dict[str, str],
    told: JSON,
    waits: list[float],
    api: Api,
    slack: FakeSlack,
    waited: list[float],
) -> None:
    slack.answers = [(status, headers, told)]

    await api.call("chat.postMessage", channel="C", text="Hej")

    assert (len(slack.posted), waited) == (1, waits)


async def test_there_is_an_end_to_trying(api: Api, slack: FakeSlack, waited: list[float]) -> None:
    slack.answers = [(503, {}, {})] * 10

    with pytest.raises(UndeliveredError, match=r"^status 503$"):
        await api.call("chat.postMessage", channel="C", text="Hej")

    assert waited == [1.0, 2.0, 4.0]


@pytest.mark.parametrize("asked", ["61", "nan", "inf"])
async def test_too_long_a_wait_is_not_waited(asked: str, api: Api, slack: FakeSlack, waited: list[float]) -> None:
    slack.answers = [(429, {"Retry-After": asked}, {})]

    with pytest.raises(UndeliveredError, match="status 429, and a wait of"):
        await api.call("chat.postMessage", channel="C", text="Hej")

    assert waited == []


@pytest.mark.parametrize(
    ("error", "told"),
    [("is_archived", "is_archived"), ("", "status 200"), ("<Kalle>", "status 200"), ("å", "status 200")],
)
async def test_a_refusal_is_told_in_slacks_terms(error: str, told: str, api: Api, slack: FakeSlack) -> None:
    slack.answers = [(200, {}, {"ok": False, "error": error})]

    with pytest.raises(UndeliveredError, match=f"^{told}$"):
        await api.call("chat.postMessage", channel="C", text="Hej")


async def test_a_slack_that_is_not_there_is_tried_again(waited: list[float]) -> None:
    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    async with aiohttp.ClientSession() as session:
        api = Api(session, Credentials(TOKEN, api_url="http://127.0.0.1:1/api/"), sleep)
        with pytest.raises(UndeliveredError, match="no connection"):
            await api.call("chat.postMessage", channel="C", text="Hej")
        with pytest.raises(UndeliveredError, match="no connection"):
            await api.respond("http://127.0.0.1:1/respond/1", {"text": "Hej"})

    assert waited == [1.0, 2.0, 4.0] * 2


async def test_a_response_url_is_posted_to(api: Api, slack: FakeSlack, slack_url: str) -> None:
    await api.respond(f"{slack_url}/respond/1", {"text": "Hej"})

    assert slack.of("respond") == [{"text": "Hej"}]


async def test_a_response_url_that_is_used_up_is_told(api: Api, slack_url: str) -> None:
    with pytest.raises(UndeliveredError, match="status 404"):
        await api.respond(f"{slack_url}/used-up", {"text": "Hej"})
