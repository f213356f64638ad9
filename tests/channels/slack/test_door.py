"""Who is let in: what Slack has signed, just now."""

import json
import time
from urllib.parse import urlencode

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.slack import Credentials, Slack, Talks
from bot.channels.slack.door import Door
from dialogs.library import Library
from tests.channels.slack.conftest import Bot
from tests.channels.slack.peers import JSON, SECRET, TOKEN

FORM = "application/x-www-form-urlencoded"


def signed(body: bytes, at: float) -> dict[str, str]:
    from slack_sdk.signature import SignatureVerifier  # noqa: PLC0415 - as Slack would, apart from what is tested

    signature = SignatureVerifier(SECRET).generate_signature(timestamp=str(int(at)), body=body)
    return {"X-Slack-Request-Timestamp": str(int(at)), "X-Slack-Signature": signature or ""}


@pytest.mark.parametrize(("age", "is_let_in"), [(0, True), (300, True), (301, False), (-300, True), (-301, False)])
def test_a_request_is_good_for_five_minutes(age: float, *, is_let_in: bool) -> None:
    door = Door(SECRET, now=lambda: 1_764_000_000.0)

    assert door.lets_in(b"{}", signed(b"{}", 1_764_000_000 - age)) is is_let_in


@pytest.mark.parametrize(
    "changed",
    [
        {"X-Slack-Signature": "v0=0000"},
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": "v0=å"},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": "soon"},
        {"X-Slack-Request-Timestamp": "9" * 5000},
    ],
    ids=str,
)
def test_a_signature_that_is_none_opens_nothing(changed: dict[str, str]) -> None:
    assert not Door(SECRET).lets_in(b"{}", signed(b"{}", time.time()) | changed)


def test_without_headers_nobody_comes_in() -> None:
    assert not Door(SECRET).lets_in(b"{}", {})


def test_a_body_that_is_no_text_is_none_of_slacks() -> None:
    assert not Door(SECRET).lets_in(b"\xff", signed(b"{}", time.time()))


@pytest.mark.parametrize("path", ["events", "interactivity", "commands"])
async def test_every_address_is_behind_the_door(path: str, bot: Bot) -> None:
    response = await bot.client.post(f"/api/slack/{path}", data=b"{}", headers={"X-Slack-Signature": "v0=1"})

    assert response.status == 401
    assert bot.deliveries == []


async def test_slack_hears_that_the_address_is_right(bot: Bot) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "3eZbrw"}).encode()

    response = await bot.workspace.post("events", body, "application/json")

    assert await response.json() == {"challenge": "3eZbrw"}


async def test_without_a_signing_secret_there_are_no_routes(learnt_library: Library, bot: Bot) -> None:
    async def take(_: object) -> tuple[()]:
        raise AssertionError

    talks = Talks(take, take, lambda: learnt_library)
    async with aiohttp.ClientSession() as session:
        assert Slack(talks, Credentials(TOKEN), session).routes() == []
    assert len(bot.channel.routes()) == 3


WORDS = st.sampled_from(
    ["event", "type", "message", "user", "channel", "text", "ts", "actions", "value", "state", "id"]
)
WORDS |= st.sampled_from(
    ["app_mention", "app_home_opened", "block_actions", "container", "authorizations", "view", "D1"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.text(max_size=5), inner, max_size=6),
    max_leaves=25,
)
PAYLOADS = VALUES | st.fixed_dictionaries(
    {"type": WORDS, "event": st.dictionaries(WORDS, VALUES, max_size=6), "user": VALUES, "actions": VALUES}
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(payload=PAYLOADS, path=st.sampled_from(["events", "interactivity", "commands"]))
async def test_whatever_is_signed_never_breaks_the_bot(payload: object, path: str, bot: Bot) -> None:
    written = json.dumps(payload)
    fields = payload if path == "commands" and isinstance(payload, dict) else {"payload": written}
    body = written if path == "events" else urlencode(fields, errors="replace")

    response = await bot.workspace.post(path, body.encode(), "application/json" if path == "events" else FORM)

    assert response.status == (200 if isinstance(payload, dict) or path == "commands" else 400)


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b"7", b'"\\ud800"', b"NaN", b"[" * 100_000, '{"type":"å'.encode()], ids=repr
)
@pytest.mark.parametrize("path", ["events", "interactivity", "commands"])
@pytest.mark.parametrize(
    "kind", ["application/json", FORM, "multipart/form-data; boundary=x", "text/plain", "x/x; a=ö"]
)
async def test_no_signed_body_is_answered_with_an_error_of_ours(body: bytes, path: str, kind: str, bot: Bot) -> None:
    response = await bot.workspace.post(path, body, kind.encode().decode("latin-1"))

    assert response.status in {200, 400}
    assert bot.deliveries == []


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"type": "event_callback"},
        {"type": "event_callback", "event": None},
        {"type": "event_callback", "event": {"type": ["message"]}},
        {"type": "event_callback", "event": {"type": "message", "user": 7, "channel": {}, "ts": None}},
        {"type": "event_callback", "event": {"type": "app_mention", "text": "<@", "user": "U", "ts": "1"}},
        {"type": "something_new", "event": {"type": "something_new"}},
    ],
    ids=str,
)
async def test_an_event_that_asks_for_nothing_gets_nothing(payload: JSON, bot: Bot) -> None:
    assert await bot.hears(payload) == []
    assert bot.deliveries == []
