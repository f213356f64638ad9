"""Turns are refused, kindly, to whoever asks for more than a person types or taps."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from bot.delivery import Delivery, Take, channel_of
from bot.limits import MOST_REMEMBERED, Buckets, Limit
from dialogs.faq import language_of
from dialogs.language import Language
from dialogs.library import Library
from dialogs.phrases import Phrase
from dialogs.replies import Reply, Say

BURST = 40
"""Turns at once; a whole check is a dozen taps, and nobody reads two answers a second for long."""

PERSON = 2
"""How much more than in one conversation somebody may ask for in all of theirs on a channel."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How many turns a minute a conversation may go on with."""

    turns_per_minute: float

    @property
    def in_a_conversation(self) -> Limit:
        """Of one conversation."""
        return Limit(BURST, self.turns_per_minute / 60)

    @property
    def of_a_person(self) -> Limit:
        """Of all conversations of a person together."""
        return Limit(BURST * PERSON, self.turns_per_minute * PERSON / 60)


class Throttle:
    """Stands in front of the desk. Whoever is refused is told once, and hears nothing more until they are let in."""

    def __init__(
        self,
        take: Take,
        library: Callable[[], Library],
        pace: Pace,
        refused: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`refused` hears of every turn that is refused."""
        self._take = take
        self._library = library
        self._refused = refused
        self._conversations = Buckets(pace.in_a_conversation, clock)
        self._people = Buckets(pace.of_a_person, clock)
        self._told: OrderedDict[str, None] = OrderedDict()

    async def take(self, delivery: Delivery) -> tuple[Reply, ...]:
        """What is said back."""
        if not self._wait(delivery):
            self._told.pop(delivery.conversation, None)
            return await self._take(delivery)
        self._refused()
        if delivery.conversation in self._told:
            return ()
        self._told[delivery.conversation] = None
        if len(self._told) > MOST_REMEMBERED:
            self._told.popitem(last=False)
        return (self._kindly(delivery),)

    def _wait(self, delivery: Delivery) -> float:
        person = f"{channel_of(delivery.conversation)}:{delivery.user}"
        of_the_person = self._people.wait(person) if delivery.user else 0.0
        return max(of_the_person, self._conversations.wait(delivery.conversation))

    def _kindly(self, delivery: Delivery) -> Say:
        library = self._library()
        language = delivery.language or _language(library, delivery)
        return Say(language, library.phrases.say(Phrase.TOO_MANY, language))


def _language(library: Library, delivery: Delivery) -> Language:
    written = language_of(library.index, delivery.message.text) if delivery.message else None
    spoken = library.organisation.languages
    return written if written and written in spoken else spoken[0]
