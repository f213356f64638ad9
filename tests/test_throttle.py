"""Whoever asks for more than a person types is told so once, kindly; nobody else notices."""

from dataclasses import dataclass, field

import pytest

from bot.delivery import Delivery
from bot.throttle import Pace, Throttle
from dialogs.language import Language
from dialogs.library import Library
from dialogs.messages import Message, Press, Verb
from dialogs.phrases import Phrase
from dialogs.replies import Reply, Say
from tests.channels.bot_framework.peers import FakeDesk, FakeTime

PACE = Pace(30)
IN_A_CONVERSATION, OF_A_PERSON = PACE.in_a_conversation, PACE.of_a_person


@dataclass
class Crowd:
    """People in front of a throttle."""

    library: Library
    desk: FakeDesk = field(default_factory=FakeDesk)
    passing: FakeTime = field(default_factory=FakeTime)
    refusals: int = 0

    def __post_init__(self) -> None:
        self.throttle = Throttle(self.desk.take, lambda: self.library, PACE, self.refused, self.passing.now)

    def refused(self) -> None:
        self.refusals += 1

    async def say(self, text: str = "hej", conversation: str = "slack:1", user: str = "") -> tuple[Reply, ...]:
        return await self.throttle.take(Delivery(conversation, "", Message(text), user=user))


@pytest.fixture(name="crowd")
def fixture_crowd(library: Library) -> Crowd:
    return Crowd(library)


async def flood(crowd: Crowd, times: float, **given: str) -> None:
    for _ in range(int(times)):
        await crowd.say(**given)


@pytest.mark.parametrize(
    ("text", "language"), [("hej på dig, får jag?", "sv"), ("may I use my own account?", "en"), ("", "sv")]
)
async def test_a_flood_is_met_kindly_once_and_then_with_silence(crowd: Crowd, text: str, language: str) -> None:
    await flood(crowd, IN_A_CONVERSATION.burst)

    first, second, third = [await crowd.say(text) for _ in range(3)]

    said = crowd.library.phrases.say(Phrase.TOO_MANY, Language(language))
    assert first == (Say(Language(language), said),)
    assert (second, third) == ((), ())
    assert len(crowd.desk.deliveries) == IN_A_CONVERSATION.burst
    assert crowd.refusals == 3


async def test_whoever_waits_is_let_in_again_and_told_again_when_they_flood_again(crowd: Crowd) -> None:
    await flood(crowd, IN_A_CONVERSATION.burst + 1)

    crowd.passing.seconds += 1 / IN_A_CONVERSATION.per_second
    let_in, refused = await crowd.say(), await crowd.say()

    assert let_in == crowd.desk.replies
    assert len(refused) == 1


async def test_a_flood_in_one_conversation_is_nobody_else_s_affair(crowd: Crowd) -> None:
    await flood(crowd, IN_A_CONVERSATION.burst + 1)

    assert await crowd.say(conversation="slack:2") == crowd.desk.replies


async def test_somebody_in_many_conversations_is_one_person(crowd: Crowd) -> None:
    for number in range(int(OF_A_PERSON.burst)):
        await crowd.say(conversation=f"slack:{number}", user="kim")

    (refused,) = await crowd.say(conversation="slack:another", user="kim")
    other, elsewhere = (
        await crowd.say(conversation="slack:b", user="alex"),
        await crowd.say(conversation="msteams:c", user="kim"),
    )

    assert isinstance(refused, Say)
    assert refused.text != "Hej!"
    assert other == elsewhere == crowd.desk.replies


async def test_presses_count_as_messages_do(crowd: Crowd) -> None:
    press = Delivery("slack:1", "", Message(press=Press(Verb.BACK)))
    for _ in range(int(IN_A_CONVERSATION.burst)):
        await crowd.throttle.take(press)

    assert await crowd.throttle.take(press) != crowd.desk.replies


async def test_a_person_never_notices(crowd: Crowd) -> None:
    for _ in range(200):
        crowd.passing.seconds += 2.5
        assert await crowd.say(user="kim") == crowd.desk.replies
    assert crowd.refusals == 0
