"""What comes in: words, presses and arrivals, and who in which talk they are from."""

from typing import Any

import pytest

from dialogs.messages import Message, Press, Verb
from tests.channels.bot_framework.conftest import Activity, Client
from tests.channels.bot_framework.peers import TENANT, FakeConnector, FakeDesk


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

    assert [delivery.conversation for delivery in desk.deliveries] == [
        "msteams::group-1:user-1",
        "msteams::group-1:user-2",
    ]


async def test_a_talk_of_ones_own_is_known_by_channel_tenant_and_conversation(
    client: Client, activity: Activity, desk: FakeDesk
) -> None:
    await client.post("/api/messages", json=activity())

    assert desk.deliveries[0].conversation == f"msteams:{TENANT}:talk-1"


async def test_of_a_long_text_the_beginning_is_heard(client: Client, activity: Activity, desk: FakeDesk) -> None:
    await client.post("/api/messages", json=activity(text="x" * 5000))

    assert desk.deliveries[0].message == Message("x" * 4000)


@pytest.mark.parametrize("value", [{}, {"policybot": 1, "verb": "explode"}, 7])
async def test_where_nothing_can_be_understood_there_is_still_a_message(
    value: object, client: Client, activity: Activity, desk: FakeDesk
) -> None:
    await client.post("/api/messages", json=activity(text=None, value=value))

    assert desk.deliveries[0].message == Message("")
