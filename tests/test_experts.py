"""A question reaches a person once, and the answer whoever asked, whatever happens between."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from bot.app import serving
from bot.channels.activity.cards import card
from bot.channels.bot_framework.inbound import delivery_of
from bot.channels.bot_framework.wire import read
from bot.channels.slack.blocks import Showing, blocks
from bot.channels.slack.interactions import work_of_interaction
from bot.channels.slack.work import Talk
from bot.channels.values import as_bytes
from bot.delivery import VIA, Delivery
from bot.desk import Desk
from bot.experts import Experts, experts_of, place_of
from bot.privacy import Seal
from bot.replies_json import from_json
from bot.settings import contradictions, load_settings, read_settings
from bot.store import Conflict, MemoryStore, Outgoing, Store
from bot.store.opening import sqlite_store
from bot.store.retention import Retention
from dialogs.library import Library
from dialogs.messages import Message, Press, Verb
from dialogs.replies import Inquiry, Reply, Say
from tests.channels.bot_framework.peers import FakeConnector

SMALL = Path(__file__).parent / "content" / "small"
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
PLACE = {VIA: "slack", "place": {"channel": "C0EXPERTS"}}
STRANGE = "kan dammsugaren flytta till Mallorca xyzzy"


@dataclass
class House:
    """A desk that knows a person to ask, and both conversations with it."""

    library: Library
    store: Store
    seal: Seal = field(default_factory=lambda: Seal(b"s" * 32))
    count: int = 0

    @property
    def desk(self) -> Desk:
        experts = Experts({"ai_coordinator": PLACE}, self.seal)
        return Desk(lambda: self.library, self.store, lambda: NOW, held=lambda *_: None, experts=experts)

    async def take(self, message: Message, conversation: str = "slack:asker", **fields: Any) -> tuple[Reply, ...]:  # noqa: ANN401
        self.count += 1
        address = {VIA: "slack", "place": {"channel": f"D-of-{conversation}"}}
        delivery = Delivery(conversation, f"d-{self.count}", message, user="u", address=address)
        replies = await self.desk.take(replace(delivery, **fields))
        await self.store.delivered(conversation, f"d-{self.count}")
        return replies

    async def ask(self) -> Inquiry:
        """Somebody hands a question over; gives what the person is shown."""
        for text in (STRANGE, "fråga en människa", "ja"):
            await self.take(Message(text))
        (waiting,) = await self.waiting()
        (shown,) = from_json(waiting.replies)
        assert isinstance(shown, Inquiry)
        assert (waiting.conversation, waiting.address) == ("expert:ai_coordinator", PLACE)
        await self.store.delivered(waiting.conversation, waiting.delivery)
        return shown

    async def reply(self, to: str, words: str) -> str:
        """A person replies; gives what they are told."""
        replies = await self.take(Message(words, Press(Verb.REPLY, to)), "slack:expert")
        return "\n".join(reply.text for reply in replies if isinstance(reply, Say | Inquiry))

    async def waiting(self) -> list[Outgoing]:
        claimed = await self.store.claim(NOW + timedelta(days=1), NOW, 20)
        return list(claimed)


@pytest.fixture(name="house", params=["memory", "sqlite"])
async def fixture_house(
    request: pytest.FixtureRequest, learnt_library: Library, tmp_path: Path
) -> AsyncIterator[House]:
    store: Store = MemoryStore() if request.param == "memory" else await sqlite_store(tmp_path / "bot.sqlite")
    yield House(learnt_library, store)
    await store.close()


async def test_a_question_reaches_the_person_and_the_answer_whoever_asked(house: House) -> None:
    shown = await house.ask()
    assert STRANGE in shown.text

    told = await house.reply(shown.id, "Nej, den stannar i Örebro.")

    assert "på väg" in told
    (waiting,) = await house.waiting()
    assert waiting.conversation == "slack:asker"
    assert waiting.address["place"]["channel"] == "D-of-slack:asker"
    (said,) = from_json(waiting.replies)
    assert isinstance(said, Say)
    assert "Svar från AI-samordnaren, skrivet av en människa" in said.text
    assert "Nej, den stannar i Örebro." in said.text
    assert STRANGE in said.text


async def test_a_question_is_answered_once(house: House) -> None:
    shown = await house.ask()
    await house.reply(shown.id, "Ja.")
    await house.waiting()

    told = await house.reply(shown.id, "Nej.")

    assert "redan besvarad" in told
    assert [words for _, words in await house.store.answered()] == ["Ja."]


async def test_two_who_answer_at_once_are_one_answer(house: House) -> None:
    shown = await house.ask()

    told = await asyncio.gather(*(house.reply(shown.id, words) for words in ("Ja.", "Nej.")), return_exceptions=True)

    assert not any(isinstance(each, Exception) and not isinstance(each, Conflict) for each in told)
    assert len(await house.store.answered()) == 1


async def test_an_empty_answer_is_asked_for_again(house: House) -> None:
    shown = await house.ask()

    told = await house.reply(shown.id, "  \n ")

    assert "tomt" in told
    assert STRANGE in told
    assert await house.store.answered() == ()


async def test_what_is_not_known_or_sealed_with_another_key_is_answered_to_nobody(house: House) -> None:
    shown = await house.ask()
    house.seal = Seal(b"t" * 32)

    for name in ("", "made-up", shown.id):
        assert "redan besvarad" in await house.reply(name, "Ja.")
    assert await house.waiting() == []


async def test_once_it_is_answered_nothing_tells_who_asked(house: House) -> None:
    shown = await house.ask()
    await house.reply(shown.id, "Ja.")

    assert await house.store.inquired(shown.id) is None


async def test_whoever_is_forgotten_has_no_question_waiting(house: House) -> None:
    shown = await house.ask()

    done = await house.store.forget("u")

    assert done.left == 0
    assert "redan besvarad" in await house.reply(shown.id, "Ja.")


async def test_questions_are_swept_away_after_their_time(house: House) -> None:
    shown = await house.ask()
    keep = Retention(90, 30, 730, 3650, 180, 25, hand_overs=30)

    await house.store.sweep(keep.cutoffs(NOW + timedelta(days=29)))
    assert await house.store.inquired(shown.id) is not None
    await house.store.sweep(keep.cutoffs(NOW + timedelta(days=31)))

    assert await house.store.inquired(shown.id) is None


async def test_the_address_of_who_asked_lies_sealed(learnt_library: Library, tmp_path: Path) -> None:
    store = await sqlite_store(tmp_path / "bot.sqlite")
    house = House(learnt_library, store)
    shown = await house.ask()
    asked = await store.inquired(shown.id)
    await store.close()

    assert asked is not None
    assert b"D-of" not in asked.address
    assert house.seal.opened(asked.address, f"hand_over|{shown.id}")


@pytest.mark.parametrize("address", [None, {VIA: "slack", "place": {"channel": "C", "alone": True}}])
async def test_where_an_answer_could_not_come_later_the_bot_names_whom_to_ask(
    address: dict[str, Any] | None, house: House
) -> None:
    (said,) = await house.take(Message("fråga en människa"), address=address)

    assert isinstance(said, Say)
    assert "AI-samordnaren" in said.text
    assert await house.waiting() == []


INQUIRY = Inquiry(language="sv", id="name-1", text="**Hej?**", label="Ditt svar", submit="Skicka svaret")  # type: ignore[arg-type]


def test_in_teams_the_card_has_room_for_the_answer_which_comes_back_with_the_press() -> None:
    shown = card(INQUIRY, "")
    room = next(each for each in shown["body"] if each["type"] == "Input.Text")
    (submit,) = next(each for each in shown["body"] if each["type"] == "ActionSet")["actions"]
    activity = {
        "type": "message",
        "channelId": "msteams",
        "serviceUrl": "https://smba.trafficmanager.net/emea/",
        "from": {"id": "expert"},
        "recipient": {"id": "bot"},
        "conversation": {"id": "19:experts", "conversationType": "channel"},
        "value": submit["data"] | {room["id"]: "Ja, det går."},
    }

    delivery = delivery_of(read(as_bytes(activity)))

    assert delivery is not None
    assert delivery.message == Message("Ja, det går.", Press(Verb.REPLY, "name-1"))


def test_in_slack_the_message_has_room_for_the_answer_which_comes_back_with_the_press() -> None:
    shown = blocks(INQUIRY, Showing(""))
    room = next(block for block in shown if block["type"] == "input")
    (button,) = next(block for block in shown if block["type"] == "actions")["elements"]
    payload = {
        "type": "block_actions",
        "user": {"id": "U1"},
        "team": {"id": "T1"},
        "channel": {"id": "C0EXPERTS"},
        "container": {"type": "message", "message_ts": "1.2"},
        "message": {"ts": "1.2", "blocks": shown},
        "actions": [button | {"block_id": "ask.buttons-0", "action_ts": "3.4"}],
        "state": {
            "values": {room["block_id"]: {"reply": {"type": "plain_text_input", "value": "Ja, det går."}}},
        },
    }

    work = work_of_interaction(payload)

    assert isinstance(work, Talk)
    assert work.delivery.message == Message("Ja, det går.", Press(Verb.REPLY, "name-1"))


@pytest.mark.parametrize("place", ["slack:C0123ABCD", "teams:https://smba.trafficmanager.net/emea/ 19:a@thread.tacv2"])
def test_places_are_understood(place: str) -> None:
    settings = read_settings(hand_over={"ai_coordinator": place})

    assert experts_of(settings, Seal(b"s" * 32)).places["ai_coordinator"] == place_of(place, settings)
    assert place_of(place, settings) is not None


@pytest.mark.parametrize("place", ["", "slack:general", "mail:a@example.org", "teams:19:a@thread.tacv2"])
def test_other_places_are_named(place: str) -> None:
    settings = read_settings(hand_over={"ai_coordinator": place})

    assert place_of(place, settings) is None
    assert any("HAND_OVER" in each.what for each in contradictions(settings))


async def until(found: Callable[[], Any]) -> Any:  # noqa: ANN401
    for _ in range(400):
        if found():
            return found()
        await asyncio.sleep(0.05)
    pytest.fail("it did not happen")


async def test_from_one_end_to_the_other_over_the_bot_framework(tmp_path: Path) -> None:
    connector = FakeConnector()
    async with TestServer(connector.application()) as server, aiohttp.ClientSession() as session:
        service = str(server.make_url("/"))
        settings = load_settings(
            content=SMALL,
            port=0,
            database=tmp_path / "bot.sqlite",
            hand_over={"ai_coordinator": f"teams:{service} 19:experts"},
        )

        async def say(url: str, number: int, talk: str, **fields: Any) -> None:  # noqa: ANN401
            activity: dict[str, Any] = {
                "type": "message",
                "id": f"a-{number}",
                "channelId": "msteams",
                "serviceUrl": service,
            }
            activity |= {"from": {"id": talk}, "recipient": {"id": "bot"}, "conversation": {"id": talk}}
            async with session.post(f"{url}/api/messages", json=activity | fields) as response:
                assert response.status in {200, 202}

        async with serving(settings) as url:
            for number, text in enumerate((STRANGE, "fråga en människa", "ja")):
                await say(url, number, "asker", text=text)
            await until(lambda: [path for path in connector.paths if "experts" in path])
            shown = next(each for each in connector.posted if "Input.Text" in str(each))
            body = shown["attachments"][0]["content"]["body"]
            data = next(each for each in body if each["type"] == "ActionSet")["actions"][0]["data"]
            await say(url, 9, "19:experts", value=data | {"reply": "Nej, den stannar."})
            await until(lambda: [each for each in connector.posted if "Nej, den stannar." in str(each)])

    written = (tmp_path / "bot.sqlite").read_bytes()
    assert b"asker" not in written
    assert len([each for each in connector.posted if "Nej, den stannar." in str(each)]) == 1
