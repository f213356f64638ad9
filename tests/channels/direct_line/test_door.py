"""Who is let in: the page with the token of its own conversation, from an origin on the list, and not too often."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from yarl import URL

from bot.channels.direct_line.limits import Buckets
from bot.channels.direct_line.tokens import ISSUER, Tokens, Use
from bot.limits import Limit
from tests.channels.bot_framework.peers import FakeTime
from tests.channels.direct_line.conftest import BASE, SECRET, Browser, Client, Open, Serve, tokens_of_another_hour

SOON = datetime.now(UTC) + timedelta(minutes=5)


def made(algorithm: str = "HS256", secret: str = SECRET, **changed: Any) -> Callable[[str], str]:  # noqa: ANN401
    def make(conversation: str) -> str:
        claims = {"iss": ISSUER, "aud": "talk", "sub": conversation, "exp": SOON} | changed
        return jwt.encode({name: value for name, value in claims.items() if value is not None}, secret, algorithm)

    return make


REFUSED: dict[str, Callable[[str], str]] = {
    "of another conversation": lambda _: Tokens(SECRET).issued("another"),
    "expired": lambda conversation: tokens_of_another_hour().issued(conversation),
    "signed with another secret": made(secret="another secret that is long enough, too"),  # noqa: S106
    "unsigned": made("none", ""),
    "by another issuer": made(iss="https://example.org"),
    "for the stream": lambda conversation: Tokens(SECRET).issued(conversation, Use.STREAM),
    "without an end": made(exp=None),
    "without a conversation": made(sub=None),
    "with another kind of conversation": made(sub="7"),
    "no token": lambda _: "garbage",
    "nested without end": lambda _: "W1tbW1tbW1tbW1tb.e30.AAAA",
}


@pytest.mark.parametrize("make", REFUSED.values(), ids=REFUSED.keys())
async def test_a_token_that_is_not_the_conversation_s_own_is_refused(
    make: Callable[[str], str], browser: Browser
) -> None:
    browser.token = make(browser.conversation)

    statuses = [
        (await browser.post("hej")).status,
        (await browser.client.get(f"{browser.talk}/activities", headers=browser.headers)).status,
        (await browser.client.get(browser.talk, headers=browser.headers)).status,
    ]

    assert statuses == [403, 403, 403]


@pytest.mark.parametrize("header", [None, "", "Bearer", "Basic abc"])
async def test_without_a_token_one_is_asked_for(header: str | None, browser: Browser) -> None:
    headers = {} if header is None else {"Authorization": header}

    response = await browser.client.get(f"{browser.talk}/activities", headers=headers)

    assert (response.status, response.headers["WWW-Authenticate"]) == (401, "Bearer")


async def test_a_stream_needs_a_token_of_its_own(browser: Browser) -> None:
    response = await browser.client.get(f"{browser.talk}/stream", params={"t": browser.token})

    assert response.status == 403


async def test_a_conversation_that_never_began_is_not_there(open_page: Open) -> None:
    browser = await open_page(begun=False)

    assert (await browser.post("hej")).status == 404


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (None, 200),
        ("http://127.0.0.1:3978", 200),
        ("http://localhost:1", 200),
        ("https://intranet.example.org", 200),
        ("HTTPS://INTRANET.EXAMPLE.ORG", 200),
        ("https://example.org", 403),
        ("http://intranet.example.org", 403),
        ("https://intranet.example.org.evil.example", 403),
        ("http://localhost.evil.example", 403),
        ("null", 403),
        ("http://[", 403),
        ("", 403),
    ],
)
async def test_only_pages_of_listed_origins_may_talk(origin: str | None, status: int, client: Client) -> None:
    headers = {} if origin is None else {"Origin": origin}

    response = await client.post(f"{BASE}/tokens/generate", headers=headers)
    asked = await client.options(f"{BASE}/conversations", headers=headers)

    assert response.status == status
    assert response.headers.get("Access-Control-Allow-Origin") == (origin if status == 200 else None)
    assert asked.status == (204 if status == 200 and origin else 403)


async def test_a_stream_too_is_for_listed_origins_alone(browser: Browser) -> None:
    stream = URL((await browser.begin())["streamUrl"]).path_qs

    assert (await browser.client.get(stream, headers={"Origin": "https://example.org"})).status == 403


async def test_who_asks_too_often_is_told_when_to_come_back(client: Client) -> None:
    answers = [await client.post(f"{BASE}/tokens/generate") for _ in range(140)]

    refused = [answer for answer in answers if answer.status == 429]
    assert refused
    assert int(refused[-1].headers["Retry-After"]) >= 1
    assert "please" in (await refused[-1].json())["error"]["message"]


async def test_people_behind_a_trusted_proxy_are_told_apart(serve: Serve) -> None:
    client = await serve(proxies=1)
    for number in range(140):
        spoken_for = {"X-Forwarded-For": f"6.6.6.6, 10.0.0.{number}"}

        response = await client.post(f"{BASE}/tokens/generate", headers=spoken_for)

        assert response.status == 200


async def test_who_claims_to_speak_for_others_without_being_a_proxy_is_not_believed(client: Client) -> None:
    answers = [
        await client.post(f"{BASE}/tokens/generate", headers={"X-Forwarded-For": f"10.0.0.{number}"})
        for number in range(140)
    ]

    assert answers[-1].status == 429


def test_a_bucket_fills_again_and_a_network_shares_one(passing: FakeTime) -> None:
    buckets = Buckets(Limit(burst=2, per_second=0.5), passing.now)

    waits = [buckets.wait(address) for address in ("2001:db8::1", "2001:db8::2", "2001:db8::3", "10.0.0.1")]
    passing.seconds += 2

    assert waits == [0, 0, 2, 0]
    assert buckets.wait("2001:db8::4") == 0
