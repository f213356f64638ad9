"""Bodies that are no activity, or an odd one: refused plainly or taken, and never a server error."""

import gzip
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.channels.bot_framework.conftest import Activity, Client

JSON = {"Content-Type": "application/json"}
NESTED: list[Any] = []
for _ in range(500):
    NESTED = [NESTED]


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"{}", "text/plain", 415),
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"null", "application/json", 400),
        (b"NaN", "application/json", 400),
        (b"9" * 5000, "application/json", 400),
        (b'"hej"', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b'{"text": "' + b"x" * 1_000_000 + b'"}', "application/json", 413),
    ],
)
async def test_a_body_that_is_no_activity_is_refused_plainly(
    body: bytes, content_type: str, status: int, client: Client
) -> None:
    response = await client.post("/api/messages", data=body, headers={"Content-Type": content_type})

    assert response.status == status


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "nonsense"])
async def test_a_body_that_is_not_encoded_as_it_says_is_refused(encoding: str, client: Client) -> None:
    headers = JSON | {"Content-Encoding": encoding}

    response = await client.post("/api/messages", data=b"no archive at all", headers=headers)

    assert response.status == 400


async def test_a_small_body_that_unpacks_to_a_large_one_is_too_large(client: Client) -> None:
    headers = JSON | {"Content-Encoding": "gzip"}

    response = await client.post("/api/messages", data=gzip.compress(b" " * 20_000_000), headers=headers)

    assert response.status == 413


@pytest.mark.parametrize("field", ["type", "channelId", "serviceUrl", "from", "recipient", "conversation"])
@pytest.mark.parametrize("value", ["LEAVE OUT", None, "", 7, [], {}])
async def test_an_activity_that_cannot_be_answered_is_refused(
    field: str, value: object, client: Client, activity: Activity
) -> None:
    response = await client.post("/api/messages", json=activity(**{field: value}))

    assert response.status == 400


@pytest.mark.parametrize(
    "changed",
    [
        {"text": None},
        {"text": 7},
        {"text": "x" * 200_000},
        {"text": "\ud83d"},
        {"entities": [{"type": "mention"}, {"type": "mention", "mentioned": None}, 7, None]},
        {"entities": "none"},
        {"id": None},
        {"membersAdded": "everybody"},
        {"channelData": [1]},
        {"locale": 3},
        {"value": NESTED},
        {"type": "message", "unknown": {"field": [1, 2]}},
    ],
    ids=lambda changed: str(changed)[:40],
)
async def test_odd_fields_do_no_harm(changed: dict[str, Any], client: Client, activity: Activity) -> None:
    response = await client.post("/api/messages", data=json.dumps(activity(**changed)), headers=JSON)

    assert response.status == 202


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
KINDS = ["message", "invoke", "conversationUpdate", "installationUpdate", "typing", "unknown"]
PARTS = ["policybot", "verb", "target", "card", "choice", "action", "data", "type", "text", "mentioned", "id", "tenant"]
SHAPED = st.dictionaries(st.sampled_from(PARTS), VALUES | st.sampled_from(["answer", "mention", "bot-1"]), max_size=6)
ODD = VALUES | SHAPED | st.lists(SHAPED | VALUES, max_size=3)
SPARE = ["text", "value", "entities", "membersAdded", "name", "action", "id", "channelData", "deliveryMode", "locale"]
NEEDED = ["type", "from", "recipient", "conversation", "channelId", "serviceUrl"]


def activities(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Changes to an activity of any kind, in the fields named."""
    kinds = st.fixed_dictionaries({"type": st.sampled_from(KINDS)})
    return st.builds(dict.__or__, kinds, st.dictionaries(st.sampled_from(names), ODD, max_size=5))


ANY_LIFETIME = [HealthCheck.function_scoped_fixture]


@settings(max_examples=100, suppress_health_check=ANY_LIFETIME)
@given(changed=activities(SPARE) | activities(SPARE + NEEDED))
async def test_an_activity_with_anything_in_it_is_no_server_error(
    changed: dict[str, Any], client: Client, activity: Activity, caplog: pytest.LogCaptureFixture
) -> None:
    response = await client.post("/api/messages", data=json.dumps(activity(**changed)), headers=JSON)

    assert response.status in {200, 202, 400, 401, 501}
    assert "A turn failed" not in caplog.text


@settings(max_examples=60, suppress_health_check=ANY_LIFETIME)
@given(body=VALUES.map(json.dumps).map(str.encode) | st.binary(max_size=60))
async def test_anything_at_all_is_no_server_error(body: bytes, client: Client) -> None:
    response = await client.post("/api/messages", data=body, headers=JSON)

    assert response.status == 400
