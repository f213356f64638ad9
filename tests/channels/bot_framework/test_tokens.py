"""Who is let in: the valid, and nobody else; nothing ends in a 500."""

import asyncio
import base64
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jwt
import pytest

from bot.channels.bot_framework import Credentials
from bot.channels.bot_framework.keys import SigningKey
from bot.channels.bot_framework.tokens import LEEWAY, RefusedError, TokenCheck
from tests.channels.bot_framework.conftest import Activity, Serve, post
from tests.channels.bot_framework.peers import APP_ID, ISSUER, SERVICE, FakeDesk, FakeKeys

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


def without_key_id(keys: FakeKeys) -> str:
    said = {"iss": ISSUER, "aud": APP_ID, "nbf": time.time() - 10, "exp": time.time() + 60, "serviceurl": SERVICE}
    return jwt.encode(said, keys._keys["key-1"], "RS256")


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
    "no key named": without_key_id,
    "key without a name": signed(header={"kid": ""}),
    "end that is a list": signed(exp=[1]),
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


@dataclass
class Rolling:
    """The one key that there is at the moment."""

    made: FakeKeys

    def __post_init__(self) -> None:
        self._made: dict[int, SigningKey] = {}

    async def key(self, _key_id: str) -> SigningKey:
        public = jwt.PyJWK(self.made._jwk("key-1"), "RS256")
        return self._made.setdefault(id(self.made), SigningKey(public, frozenset()))


def bearer(keys: FakeKeys, **claims: Any) -> str:  # noqa: ANN401 - claims of any kind
    return f"Bearer {keys.sign(serviceurl=SERVICE, **claims)}"


async def test_a_token_that_was_checked_is_known_again(keys: FakeKeys, monkeypatch: pytest.MonkeyPatch) -> None:
    check, token = TokenCheck(Rolling(keys), APP_ID), bearer(keys)
    caller = await check.caller(token)
    monkeypatch.delattr("bot.channels.bot_framework.tokens.jwt.decode")

    assert await check.caller(token) == caller
    with pytest.raises(AttributeError):
        await check.caller(bearer(keys, nbf=1))


async def test_a_token_that_is_known_is_refused_when_it_is_over(keys: FakeKeys) -> None:
    check, token = TokenCheck(Rolling(keys), APP_ID), bearer(keys, exp=int(time.time()) - LEEWAY + 2)
    await check.caller(token)
    await asyncio.sleep(2.1)

    with pytest.raises(RefusedError):
        await check.caller(token)


async def test_a_token_that_is_known_is_refused_when_its_key_is_replaced(keys: FakeKeys) -> None:
    rolling = Rolling(keys)
    check, token = TokenCheck(rolling, APP_ID), bearer(keys)
    await check.caller(token)
    rolling.made = FakeKeys()

    with pytest.raises(RefusedError):
        await check.caller(token)


async def test_of_very_many_tokens_the_first_are_forgotten(keys: FakeKeys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.bot_framework.tokens.MOST_KNOWN", 2)
    check = TokenCheck(Rolling(keys), APP_ID)

    for number in range(5):
        await check.caller(bearer(keys, nbf=number + 1))

    assert len(check._known) == 2
