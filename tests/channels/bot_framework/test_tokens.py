"""Who is let in: the valid, and nobody else; nothing ends in a 500."""

import base64
import time
from collections.abc import Callable
from typing import Any

import aiohttp
import jwt
import pytest

from bot.channels.bot_framework import Credentials
from bot.channels.bot_framework.keys import SigningKeys
from tests.channels.bot_framework.conftest import Activity, Serve
from tests.channels.bot_framework.peers import APP_ID, ISSUER, FakeDesk, FakeKeys, FakeTime

SERVICE = "https://smba.trafficmanager.net/emea/"
Make = Callable[[FakeKeys], str | None]


def signed(**claims: Any) -> Make:  # noqa: ANN401 - claims of any kind
    return lambda keys: keys.sign(serviceurl=SERVICE, **claims)


def forged(keys: FakeKeys) -> str:
    head, body, _ = keys.sign(serviceurl=SERVICE).split(".")
    return f"{head}.{body}.{'A' * 342}"


def by_another_key(_keys: FakeKeys) -> str:
    return FakeKeys().sign(serviceurl=SERVICE)


def without_signature(_keys: FakeKeys) -> str:
    return jwt.encode({"iss": ISSUER, "aud": APP_ID, "exp": time.time() + 60}, "", "none", headers={"kid": "key-1"})


def by_a_shared_secret(_keys: FakeKeys) -> str:
    said = {"iss": ISSUER, "aud": APP_ID, "exp": time.time() + 60, "serviceurl": SERVICE}
    return jwt.encode(said, "a secret of thirty-two bytes ....", "HS256", headers={"kid": "key-1"})


REFUSED: dict[str, Make] = {
    "no header": lambda _: None,
    "empty": lambda _: "",
    "garbage": lambda _: "garbage",
    "three dots": lambda _: "a.b.c",
    "not ASCII": lambda _: "åäö.å.ä",
    "nested without end": lambda _: base64.urlsafe_b64encode(b"[" * 5000).decode() + ".e30.AAAA",
    "expired": signed(exp=int(time.time()) - 600),
    "not valid yet": signed(nbf=int(time.time()) + 600),
    "without an end": signed(exp=None),
    "without a beginning": signed(nbf=None),
    "end that is no number": signed(exp="soon"),
    "forged": forged,
    "by another key of the same id": by_another_key,
    "without signature": without_signature,
    "by a shared secret": by_a_shared_secret,
    "for another bot": signed(aud="another-app"),
    "from another issuer": signed(iss="https://sts.example.org"),
    "without an issuer": signed(iss=None),
    "key that nobody has": signed(header={"kid": "key-9"}),
    "no key named": signed(header={"kid": ""}),
    "for another service": lambda keys: keys.sign(serviceurl="https://smba.trafficmanager.net/amer/"),
    "for no service": lambda keys: keys.sign(),
}


@pytest.mark.parametrize("make", REFUSED.values(), ids=REFUSED.keys())
async def test_a_token_that_is_not_valid_is_refused(
    make: Make, serve: Serve, credentials: Credentials, keys: FakeKeys, activity: Activity, desk: FakeDesk
) -> None:
    client = await serve(credentials)
    token = make(keys)
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}

    response = await client.post("/api/messages", json=activity(serviceUrl=SERVICE), headers=headers)

    assert response.status == 401
    assert desk.deliveries == []


async def post(serve: Serve, credentials: Credentials, token: str, said: dict[str, Any]) -> int:
    client = await serve(credentials)
    response = await client.post("/api/messages", json=said, headers={"Authorization": f"Bearer {token}"})
    return response.status


async def test_a_valid_token_is_let_in(
    serve: Serve, credentials: Credentials, keys: FakeKeys, activity: Activity, desk: FakeDesk
) -> None:
    said = activity(serviceUrl=SERVICE, deliveryMode="expectReplies")

    assert await post(serve, credentials, keys.sign(serviceurl=SERVICE), said) == 200
    assert len(desk.deliveries) == 1


async def test_another_scheme_is_refused(
    serve: Serve, credentials: Credentials, keys: FakeKeys, activity: Activity
) -> None:
    client = await serve(credentials)
    headers = {"Authorization": f"Basic {keys.sign(serviceurl=SERVICE)}"}

    response = await client.post("/api/messages", json=activity(serviceUrl=SERVICE), headers=headers)

    assert response.status == 401


@pytest.mark.parametrize(
    "changed",
    [
        {"serviceUrl": "http://smba.trafficmanager.net/emea/"},
        {"serviceUrl": "https://evil.example.org/"},
        {"serviceUrl": "https://smba.trafficmanager.net.evil.example.org/"},
        {"serviceUrl": "https://127.0.0.1/"},
        {"conversation": {"id": "talk-1", "tenantId": "another-tenant"}},
        {"conversation": {"id": "talk-1"}},
        {"channelData": {"tenant": {"id": "another-tenant"}}},
    ],
    ids=str,
)
async def test_an_activity_that_the_token_does_not_cover_is_refused(
    changed: dict[str, Any], serve: Serve, credentials: Credentials, keys: FakeKeys, activity: Activity
) -> None:
    said = activity(**{"serviceUrl": SERVICE, "deliveryMode": "expectReplies"} | changed)

    assert await post(serve, credentials, keys.sign(serviceurl=said["serviceUrl"]), said) == 401


async def test_a_key_speaks_only_for_the_channels_it_is_endorsed_for(
    serve: Serve, credentials: Credentials, keys: FakeKeys, activity: Activity
) -> None:
    keys.endorsements["key-1"] = ["webchat"]
    said = activity(serviceUrl=SERVICE, deliveryMode="expectReplies")

    assert await post(serve, credentials, keys.sign(serviceurl=SERVICE), said) == 401
    assert await post(serve, credentials, keys.sign(serviceurl=SERVICE), said | {"channelId": "webchat"}) == 200


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
    serve: Serve, credentials: Credentials, keys: FakeKeys, activity: Activity
) -> None:
    keys.broken = True

    assert await post(serve, credentials, keys.sign(serviceurl=SERVICE), activity(serviceUrl=SERVICE)) == 401


async def test_without_an_app_id_replies_stay_on_this_machine(serve: Serve, activity: Activity) -> None:
    client = await serve(None)

    response = await client.post("/api/messages", json=activity(serviceUrl="https://smba.trafficmanager.net/"))

    assert response.status == 401


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


@pytest.mark.parametrize(
    "url",
    [
        "http://[",
        "//127.0.0.1",
        "http://127.0.0.1@example.org/",
        "http://127.0.0.1\\@example.org/",
        "http://example.org#@127.0.0.1",
        "http://name:word@127.0.0.1/",
        "http://127.0.0.1:99999/",
        "http://localhost.example.org/",
        "http://0.0.0.0/",
        "ftp://127.0.0.1/",
    ],
)
async def test_no_spelling_of_another_host_passes_for_this_machine(url: str, serve: Serve, activity: Activity) -> None:
    client = await serve(None)

    response = await client.post("/api/messages", json=activity(serviceUrl=url))

    assert response.status == 401
