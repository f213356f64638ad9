"""What a request is answered with, and what goes to the channel."""

import pytest

from dialogs.language import Language
from dialogs.messages import Message, Press, Verb
from dialogs.replies import Ask, Say
from tests.channels.bot_framework.card_schema import elements, faults
from tests.channels.bot_framework.conftest import Activity, Client
from tests.channels.bot_framework.peers import FakeConnector, FakeDesk
from tests.channels.bot_framework.samples import HELP, SAMPLES


async def test_expected_replies_come_in_the_response(
    client: Client, activity: Activity, connector: FakeConnector
) -> None:
    response = await client.post("/api/messages", json=activity(deliveryMode="expectReplies"))

    assert [reply["text"] for reply in (await response.json())["activities"]] == ["Hej!"]
    assert connector.posted == []


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


async def test_what_a_card_submits_comes_back_as_the_press_it_stands_for(
    client: Client, activity: Activity, desk: FakeDesk, connector: FakeConnector
) -> None:
    (ask,) = (sample for sample in SAMPLES if isinstance(sample, Ask))
    desk.replies = (ask,)
    await client.post("/api/messages", json=activity())
    card = connector.posted[0]["attachments"][0]["content"]
    submit, *_ = (element["data"] for element in elements(card) if element["type"] == "Action.Submit")

    await client.post("/api/messages", json=activity(id="activity-2", value=submit | {"choice": "public,unsure"}))

    press = Press(Verb.ANSWER, ask.question, ask.card, ("public", "unsure"))
    assert desk.deliveries[1].message == Message(press=press)


async def test_in_a_group_actions_stay_on_the_card_they_belong_to(
    client: Client, activity: Activity, desk: FakeDesk, connector: FakeConnector
) -> None:
    desk.replies = (Say(Language.SV, "Hej!", (HELP,)),)

    await client.post("/api/messages", json=activity(conversation={"id": "group-1", "conversationType": "groupChat"}))

    assert "suggestedActions" not in connector.posted[0]
    assert faults(connector.posted[0]["attachments"][0]["content"]) == []


@pytest.mark.parametrize(("mode", "status"), [("normal", 202), ("expectReplies", 200)])
async def test_what_was_taken_before_is_accepted_and_not_answered_again(
    mode: str, status: int, client: Client, activity: Activity, desk: FakeDesk, connector: FakeConnector
) -> None:
    desk.replies = ()

    response = await client.post("/api/messages", json=activity(deliveryMode=mode))

    assert response.status == status
    assert connector.posted == []


async def test_what_cannot_be_kept_now_is_asked_for_again(
    client: Client, activity: Activity, desk: FakeDesk, connector: FakeConnector
) -> None:
    desk.is_away = True

    response = await client.post("/api/messages", json=activity())
    press = await client.post("/api/messages", json=activity(type="invoke", name="adaptiveCard/action"))

    assert (response.status, response.headers["Retry-After"]) == (503, "5")
    assert (await press.json())["type"] == "application/vnd.microsoft.error"
    assert connector.posted == []
