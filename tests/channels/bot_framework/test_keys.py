"""The keys that channels sign with: found at once when they change, and not asked for too often."""

import asyncio
from typing import Any

import aiohttp
import pytest

from bot.channels.bot_framework import Credentials
from bot.channels.bot_framework.keys import BETWEEN_FETCHES, KEPT, SigningKeys
from tests.channels.bot_framework.conftest import Activity, Serve, post
from tests.channels.bot_framework.peers import SERVICE, FakeKeys, FakeTime


async def test_a_key_that_was_rolled_over_is_found_at_once(
    serve: Serve, credentials: Credentials, keys: FakeKeys, activity: Activity, passing: FakeTime
) -> None:
    client = await serve(credentials)
    said = activity(serviceUrl=SERVICE, deliveryMode="expectReplies")

    async def status(token: str) -> int:
        response = await client.post("/api/messages", json=said, headers={"Authorization": f"Bearer {token}"})
        return response.status

    assert await status(keys.sign(serviceurl=SERVICE)) == 200
    old = keys.sign(serviceurl=SERVICE)
    keys.add("key-2")
    keys.remove("key-1")
    passing.seconds += 61
    assert await status(keys.sign("key-2", serviceurl=SERVICE)) == 200
    assert await status(old) == 401


async def test_unknown_keys_do_not_make_the_bot_fetch_again_and_again(
    serve: Serve, credentials: Credentials, keys: FakeKeys, activity: Activity
) -> None:
    client = await serve(credentials)

    for _ in range(5):
        token = keys.sign(serviceurl=SERVICE, header={"kid": "key-9"})
        headers = {"Authorization": f"Bearer {token}"}
        await client.post("/api/messages", json=activity(serviceUrl=SERVICE), headers=headers)

    assert keys.fetched == 1


async def test_where_no_keys_can_be_fetched_nobody_is_let_in(
    serve: Serve, credentials: Credentials, keys: FakeKeys, activity: Activity, caplog: pytest.LogCaptureFixture
) -> None:
    keys.broken = True

    status = await post(serve, credentials, keys.sign(serviceurl=SERVICE), activity(serviceUrl=SERVICE))

    assert status == 401
    assert "The signing keys of the channels could not be fetched: ClientResponseError" in caplog.text


async def test_keys_are_fetched_anew_after_a_day_and_the_old_ones_kept_where_that_fails(
    keys: FakeKeys, metadata_url: str, session: aiohttp.ClientSession, passing: FakeTime
) -> None:
    known = SigningKeys(session, metadata_url, passing.now)
    assert await known.key("key-1")

    passing.seconds += 24 * 60 * 60 - 1
    await known.key("key-1")
    assert keys.fetched == 1
    passing.seconds += 1
    keys.broken = True

    assert await known.key("key-1")
    assert keys.fetched == 2


async def test_keys_that_could_not_be_fetched_are_soon_tried_again(
    keys: FakeKeys, metadata_url: str, session: aiohttp.ClientSession, passing: FakeTime
) -> None:
    known = SigningKeys(session, metadata_url, passing.now)
    keys.broken = True
    assert await known.key("key-1") is None

    keys.broken = False
    passing.seconds += 10

    assert await known.key("key-1")


@pytest.mark.parametrize(
    "changed",
    [
        {"endorsements": [["msteams"]]},
        {"endorsements": {}},
        {"n": "!"},
        {"n": 7},
        {"n": ""},
        {"n": "å"},
        {"e": "AAAA"},
        {"kty": 7},
        {"kty": "oct", "k": "AAAA"},
        {"kid": 7},
    ],
    ids=str,
)
async def test_an_odd_key_does_not_keep_the_others_away(
    changed: dict[str, Any], keys: FakeKeys, metadata_url: str, session: aiohttp.ClientSession
) -> None:
    keys.odd = changed

    assert await SigningKeys(session, metadata_url).key("key-1")


async def test_who_has_a_known_key_need_not_wait_for_the_fetch_of_another(
    keys: FakeKeys, metadata_url: str, session: aiohttp.ClientSession, passing: FakeTime
) -> None:
    known = SigningKeys(session, metadata_url, passing.now)
    await known.key("key-1")
    passing.seconds += KEPT
    keys.may_answer.clear()
    keys.was_asked.clear()
    waiting = asyncio.create_task(known.key("key-1"))
    await keys.was_asked.wait()

    found = await asyncio.wait_for(known.key("key-1"), 5)

    assert found
    assert not waiting.done()
    keys.may_answer.set()
    assert await waiting


async def test_with_keys_at_hand_a_failed_fetch_is_tried_again_after_a_minute(
    keys: FakeKeys, metadata_url: str, session: aiohttp.ClientSession, passing: FakeTime
) -> None:
    known = SigningKeys(session, metadata_url, passing.now)
    await known.key("key-1")
    passing.seconds += BETWEEN_FETCHES
    keys.broken = True
    await known.key("key-9")

    passing.seconds += BETWEEN_FETCHES - 1
    await known.key("key-9")
    fetched_within_the_minute = keys.fetched
    passing.seconds += 1
    await known.key("key-9")

    assert (fetched_within_the_minute, keys.fetched) == (2, 3)
