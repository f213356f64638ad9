"""Bodies of any kind: refused plainly or taken, and never a server error."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.channels.direct_line.conftest import BASE, Browser

JSON = {"Content-Type": "application/json"}
DEEP = 100_000


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"{}", "text/plain", 400),
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"NaN", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[" * DEEP, "application/json", 400),
        (b'{"a":' * DEEP, "application/json", 413),
        (b'{"text": "' + b"x" * 1_000_000 + b'"}', "application/json", 413),
    ],
)
async def test_a_body_that_is_no_activity_is_refused_plainly(
    body: bytes, content_type: str, status: int, browser: Browser
) -> None:
    headers = browser.headers | {"Content-Type": content_type}

    response = await browser.client.post(f"{browser.talk}/activities", data=body, headers=headers)

    assert response.status == status


async def test_of_a_long_text_the_beginning_is_heard_and_shown(browser: Browser, desk: Any) -> None:  # noqa: ANN401
    await browser.post("x" * 200_000)

    (echo, _) = await browser.seen()
    assert len(echo["text"]) == 4000
    assert len(desk.deliveries[-1].message.text) == 4000


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
PARTS = ["policybot", "verb", "target", "card", "choice", "clientActivityID", "postBack", "id"]
SHAPED = st.dictionaries(st.sampled_from(PARTS), VALUES | st.sampled_from(["answer", "help", True]), max_size=6)
FIELDS = ["type", "text", "value", "from", "channelData", "locale", "id", "attachments"]
ACTIVITIES = st.dictionaries(st.sampled_from(FIELDS), VALUES | SHAPED | st.just("message"), max_size=6)
ANY_LIFETIME = [HealthCheck.function_scoped_fixture]


@settings(max_examples=80, suppress_health_check=ANY_LIFETIME)
@given(activity=ACTIVITIES.map(lambda made: {"type": "message"} | made))
async def test_an_activity_with_anything_in_it_is_no_server_error(activity: dict[str, Any], browser: Browser) -> None:
    data = json.dumps(activity)

    response = await browser.client.post(f"{browser.talk}/activities", data=data, headers=browser.headers | JSON)

    assert response.status in {200, 400, 429}


@settings(max_examples=40, suppress_health_check=ANY_LIFETIME)
@given(body=VALUES.map(json.dumps).map(str.encode) | st.binary(max_size=60))
async def test_anything_at_all_is_no_server_error(body: bytes, browser: Browser) -> None:
    for path in (f"{browser.talk}/activities", f"{BASE}/conversations"):
        response = await browser.client.post(path, data=body, headers=browser.headers | JSON)

        assert response.status in {200, 201, 400, 429}
