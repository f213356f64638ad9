"""What comes in, and what it is answered with."""

import gzip
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.bot_framework.inbound import delivery_of
from bot.channels.bot_framework.wire import MalformedError, read
from dialogs.language import Language
from dialogs.messages import Message, Press, Verb
from dialogs.replies import Ask, Say
from tests.channels.bot_framework.card_schema import faults
from tests.channels.bot_framework.conftest import Activity, Client
from tests.channels.bot_framework.peers import FakeConnector, FakeDesk
from tests.channels.bot_framework.samples import HELP, SAMPLES


async def test_a_message_is_taken_and_its_replies_posted(
    client: Client, activity: Activity, desk: FakeDesk, connector: FakeConnector
) -> None:
    response = await client.post("/api/messages", json=activity())

    assert response.status == 202
    assert desk.deliveries[0].message == Message("hej")
    assert desk.deliveries[0].id == "activity-1"
    assert connector.paths == ["/v3/conversations/talk-1/activities/activity-1"]
    sent = connector.posted[0]
    assert (sent["type"], sent["text"], sent["replyToId"]) == ("message", "Hej!", "activity-1")
    assert sent["recipient"] == {"id": "user-1"}


async def test_expected_replies_come_in_the_response(
    client: Client, activity: Activity, connector: FakeConnector
) -> None:
    response = await client.post("/api/messages", json=activity(deliveryMode="expectReplies"))

    assert [reply["text"] for reply in (await response.json())["activities"]] == ["Hej!"]
    assert connector.posted == []


@pytest.mark.parametrize(
    ("text", "mention", "heard"),
    [
        ("<at>AI</at> får jag använda AI på MAIL?", "<at>AI</at>", "får jag använda AI på MAIL?"),
        ("fråga <at>AI</at>&nbsp;om AI", "<at>AI</at>", "fråga om AI"),
        ("<at>AI</at> <at>AI</at> hej", "<at>AI</at>", "<at>AI</at> hej"),
        ("hej", "", "hej"),
        ("x &amp; y", "<at>AI</at>", "x & y"),
    ],
)
async def test_a_mention_is_taken_away_by_its_entity_and_not_by_the_name(
    text: str, mention: str, heard: str, client: Client, activity: Activity, desk: FakeDesk
) -> None:
    entity = {"type": "mention", "text": mention, "mentioned": {"id": "bot-1", "name": "AI"}}

    await client.post("/api/messages", json=activity(text=text, entities=[entity]))

    assert desk.deliveries[0].message == Message(heard)


async def test_a_mention_of_somebody_else_stays(client: Client, activity: Activity, desk: FakeDesk) -> None:
    entity = {"type": "mention", "text": "<at>Kim</at>", "mentioned": {"id": "user-2"}}

    await client.post("/api/messages", json=activity(text="<at>Kim</at> hej", entities=[entity]))

    assert desk.deliveries[0].message == Message("<at>Kim</at> hej")


async def test_a_press_comes_back_as_what_it_stands_for(client: Client, activity: Activity, desk: FakeDesk) -> None:
    value = {"policybot": 1, "verb": "answer", "target": "data", "card": "3", "choice": "public,personal"}

    await client.post("/api/messages", json=activity(text=None, value=value))

    press = Press(Verb.ANSWER, "data", "3", ("public", "personal"))
    assert desk.deliveries[0].message == Message(press=press)


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"policybot": 1},
        {"policybot": 1, "verb": "explode"},
        {"policybot": 1, "verb": "\0help"},
        {"policybot": 1, "verb": ["help"]},
        [],
        "x",
        7,
        {"verb": "help"},
    ],
)
async def test_a_value_that_is_no_press_leaves_the_text(
    value: object, client: Client, activity: Activity, desk: FakeDesk
) -> None:
    await client.post("/api/messages", json=activity(value=value))

    assert desk.deliveries[0].message == Message("hej")


@pytest.mark.parametrize(
    "changed",
    [
        {"type": "conversationUpdate", "membersAdded": [{"id": "bot-1"}]},
        {"type": "conversationUpdate", "membersAdded": [{"id": "user-1"}]},
        {"type": "installationUpdate", "action": "add"},
        {"type": "installationUpdate", "action": "add-upgrade"},
    ],
    ids=str,
)
async def test_somebody_who_arrives_is_greeted(
    changed: dict[str, Any], client: Client, activity: Activity, desk: FakeDesk
) -> None:
    await client.post("/api/messages", json=activity(**changed))

    assert [delivery.message for delivery in desk.deliveries] == [None]


@pytest.mark.parametrize(
    "changed",
    [
        {"type": "conversationUpdate", "membersRemoved": [{"id": "user-1"}]},
        {
            "type": "conversationUpdate",
            "membersAdded": [{"id": "user-2"}],
            "conversation": {"id": "talk-1", "conversationType": "channel"},
        },
        {"type": "installationUpdate", "action": "remove"},
        {"type": "messageReaction"},
        {"type": "messageUpdate"},
        {"type": "messageDelete"},
        {"type": "typing"},
        {"type": "endOfConversation"},
        {"type": "somethingNew", "unknown": {"field": [1, 2]}},
    ],
    ids=str,
)
async def test_what_asks_for_nothing_gets_nothing(
    changed: dict[str, Any], client: Client, activity: Activity, desk: FakeDesk
) -> None:
    response = await client.post("/api/messages", json=activity(**changed))

    assert response.status == 200
    assert desk.deliveries == []


async def test_in_a_group_everybody_has_a_talk_of_their_own(client: Client, activity: Activity, desk: FakeDesk) -> None:
    group = {"id": "group-1", "isGroup": True, "conversationType": "groupChat"}
    for user in ("user-1", "user-2"):
        await client.post("/api/messages", json=activity(conversation=group, **{"from": {"id": user}}))

    assert len({delivery.conversation for delivery in desk.deliveries}) == 2


async def test_a_universal_action_is_answered_in_place(client: Client, activity: Activity, desk: FakeDesk) -> None:
    data = {"policybot": 1, "verb": "why", "target": "data", "card": "1"}
    invoke = {
        "type": "invoke",
        "name": "adaptiveCard/action",
        "value": {"action": {"type": "Action.Execute", "data": data}},
    }

    response = await client.post("/api/messages", json=activity(**invoke))

    assert response.status == 200
    assert await response.json() == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.activity.message",
        "value": "Hej!",
    }
    assert desk.deliveries[0].message == Message(press=Press(Verb.WHY, "data", "1"))


async def test_a_card_in_answer_to_a_universal_action_takes_the_place_of_the_old(
    client: Client, activity: Activity, desk: FakeDesk, connector: FakeConnector
) -> None:
    (ask,) = (sample for sample in SAMPLES if isinstance(sample, Ask))
    desk.replies = (Say(Language.SV, "Därför."), ask)

    response = await client.post("/api/messages", json=activity(type="invoke", name="adaptiveCard/action"))

    answer = await response.json()
    assert (answer["statusCode"], answer["type"]) == (200, "application/vnd.microsoft.card.adaptive")
    assert faults(answer["value"]) == []
    assert [sent["text"] for sent in connector.posted] == ["Därför."]


async def test_a_universal_action_that_fails_says_so_and_is_no_server_error(
    client: Client, activity: Activity, desk: FakeDesk
) -> None:
    desk.fails = True

    response = await client.post("/api/messages", json=activity(type="invoke", name="adaptiveCard/action"))

    assert response.status == 200
    assert (await response.json())["type"] == "application/vnd.microsoft.error"


async def test_what_is_sent_is_in_the_language_of_the_reply_and_has_no_empty_fields(
    client: Client, activity: Activity, desk: FakeDesk, connector: FakeConnector
) -> None:
    desk.replies = (Say(Language.EN, "Hello!", (HELP,)),)

    await client.post("/api/messages", json=activity(locale="sv-SE"))

    assert connector.posted[0]["locale"] == "en"
    assert connector.posted[0]["suggestedActions"] == {
        "actions": [{"type": "imBack", "title": HELP.title, "value": HELP.title}]
    }


async def test_an_unknown_invoke_is_not_implemented(client: Client, activity: Activity) -> None:
    response = await client.post("/api/messages", json=activity(type="invoke", name="composeExtension/query"))

    assert response.status == 501


@pytest.mark.parametrize("mode", ["normal", "expectReplies"])
async def test_a_turn_that_fails_is_no_server_error(
    mode: str, client: Client, activity: Activity, desk: FakeDesk, connector: FakeConnector
) -> None:
    desk.fails = True

    response = await client.post("/api/messages", json=activity(deliveryMode=mode))

    assert response.status == 200
    assert await response.text() == ("" if mode == "normal" else '{"activities":[]}')
    assert connector.posted == []


async def test_a_turn_that_fails_is_logged_without_the_words_of_the_error(
    client: Client, activity: Activity, desk: FakeDesk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.fails, desk.words = True, "INSERT ... ('Kalle Anka')"

    await client.post("/api/messages", json=activity())

    assert "A turn failed on msteams: RuntimeError" in caplog.text
    assert "in take" in caplog.text
    assert "Kalle" not in caplog.text


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"{}", "text/plain", 415),
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"null", "application/json", 400),
        (b"NaN", "application/json", 400),
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
    ],
    ids=lambda changed: str(changed)[:40],
)
async def test_odd_fields_do_no_harm(changed: dict[str, Any], client: Client, activity: Activity) -> None:
    response = await client.post("/api/messages", data=json.dumps(activity(**changed)), headers=JSON)

    assert response.status == 202


JSON = {"Content-Type": "application/json"}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
FIELDS = st.sampled_from(
    ["type", "text", "value", "entities", "from", "recipient", "conversation", "membersAdded", "name"]
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changed=st.dictionaries(FIELDS, VALUES, max_size=5))
def test_any_json_is_an_activity_or_is_not(changed: dict[str, Any], activity: Activity) -> None:
    try:
        read_activity = read(json.dumps(activity(**changed)).encode())
    except MalformedError:
        return

    delivery = delivery_of(read_activity)
    assert delivery is None or delivery.conversation
