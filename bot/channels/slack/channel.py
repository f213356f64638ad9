"""Takes what was asked to the desk, tells Slack that it arrived once that is kept, and delivers the replies."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from typing import Any
from weakref import WeakValueDictionary

from bot.channels.slack.blocks import Showing
from bot.channels.slack.showing import Said, home, shown
from bot.channels.slack.speaker import Speaker
from bot.channels.slack.work import Home, NotYours, Place, Removed, Share, Talk, Used, Work
from bot.delivery import VIA, Delivery, NoOutbox, Outbox, Overview, Take, Undelivered, tell_nobody, tell_outbox
from bot.failures import place_of
from bot.store import NotNow
from dialogs.language import Language
from dialogs.library import Library
from dialogs.phrases import Phrase
from dialogs.replies import Answer, Reply, Say

log = logging.getLogger(__name__)

LONGEST_FINISH = 25.0
"""Seconds that turns under way are given when the bot stops."""

CHANNEL = "slack"
LONGEST_HEARING = 2.5
"""Seconds; Slack waits three."""

AT_ONCE = 2
"""Turns that the desk is given at the same time; what arrives meanwhile is told to have arrived between them."""


@dataclass(frozen=True, slots=True)
class Talks:
    """Where the channel turns to: the desk, the bot's own words, where its pages are, and who counts what fails."""

    take: Take
    overview: Overview
    library: Callable[[], Library]
    public_url: str = ""
    undelivered: Undelivered = tell_nobody
    outbox: Outbox = field(default_factory=NoOutbox)


@dataclass(slots=True)
class _Hearing:
    """Something that Slack waits to be told has arrived; where it `comes_again` otherwise, it need not be taken now."""

    comes_again: bool
    is_over: asyncio.Event = field(default_factory=asyncio.Event)
    refused: NotNow | None = None


class Channel:
    """Works in the background, one thing after the other within a conversation."""

    def __init__(self, talks: Talks, speaker: Speaker) -> None:
        self._talks = talks
        self._speaker = speaker
        self._tasks: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(AT_ONCE)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        talks.outbox.serve(CHANNEL, self.deliver)

    async def hear(self, work: Work | None, *, comes_again: bool = False) -> None:
        """Begin the work, if there is any; comes back when a crash would lose nothing, or Slack waits no longer.

        Raises:
            NotNow: it cannot be taken now, and comes again if Slack is not told that it arrived.
        """
        if work is None:
            return
        hearing = _Hearing(comes_again)
        task = asyncio.create_task(self._done(work, hearing))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        with suppress(TimeoutError):
            await asyncio.wait_for(hearing.is_over.wait(), LONGEST_HEARING)
        if hearing.refused:
            raise hearing.refused
        hearing.comes_again = False

    async def finish(self) -> None:
        """Wait until everything begun is done; what takes too long is left, of which the log tells."""
        if not self._tasks:
            return
        _, left = await asyncio.wait(self._tasks, timeout=LONGEST_FINISH)
        for task in left:
            task.cancel()
        if left:
            log.error("%d turns on Slack were not finished", len(left))

    async def _done(self, work: Work, hearing: _Hearing) -> None:
        try:
            await self._do(work, hearing)
        except NotNow as error:
            hearing.refused = error if hearing.comes_again else None
            log.warning("Something cannot be done on Slack at the moment: %s", type(error).__name__)
        except Exception as error:  # noqa: BLE001 - nobody is left to whom it could be raised
            log.error("Something failed on Slack: %s", place_of(error))  # noqa: TRY400 - no insides
        finally:
            hearing.is_over.set()

    async def _do(self, work: Work, hearing: _Hearing) -> None:
        match work:
            case Talk():
                async with self._turns.setdefault(work.delivery.conversation, asyncio.Lock()):
                    await self._talk(work, hearing)
            case Share():
                async with self._turns.setdefault(work.delivery.conversation, asyncio.Lock()):
                    await self._share(work, hearing)
            case NotYours(place=place, language=language):
                await self._speaker.say_alone(self._said(Phrase.CHECK_NOT_YOURS, place, language), place)
            case Home(conversation=conversation, user=user):
                await self._show_home(conversation, user)
            case Removed():
                self._speaker.fall_silent()

    async def _talk(self, work: Talk, hearing: _Hearing) -> None:
        address = {VIA: CHANNEL, "place": asdict(work.place)} if work.delivery.id else None
        work = replace(work, delivery=replace(work.delivery, address=address))
        replies = await self._taken(work, hearing)
        hearing.is_over.set()
        _, said = await asyncio.gather(
            self._speaker.use_up(work.used, work.place),
            self._say(replies, work.place, work.used, work.delivery if address else None),
        )
        if replies and address:
            await tell_outbox(self._talks.outbox, work.delivery, replies[said:])
        if work.home:
            await self._show_home(work.delivery.conversation, work.place.user)

    async def deliver(self, address: Mapping[str, Any], replies: Sequence[Reply]) -> int:
        """Deliver replies that have waited; gives how many Slack has taken."""
        return await self._say(replies, Place(**address["place"]), Used())

    async def _say(self, replies: Sequence[Reply], place: Place, used: Used, delivery: Delivery | None = None) -> int:
        showing = Showing(place.user, self._talks.public_url)
        for number, reply in enumerate(replies):
            messages = shown([reply], self._for_all(showing, place, reply))
            if not await self._speaker.say(messages, place, Used() if number else used):
                return number
            if delivery and replies[number + 1 :]:
                await self._talks.outbox.goes_on(delivery, replies[number + 1 :])
        return len(replies)

    async def _taken(self, work: Talk | Share, hearing: _Hearing) -> tuple[Reply, ...]:
        """What the desk says to it; where the desk fails for good, that is owned up to."""
        try:
            async with self._room:
                return await self._talks.take(replace(work.delivery, user=work.place.user))
        except Exception as error:
            if not (isinstance(error, NotNow) and hearing.comes_again):
                await self._apologise(work.place)
            raise

    def _for_all(self, showing: Showing, place: Place, reply: Reply) -> Showing:
        """The way of showing the reply; to one alone, an answer has a button that shows it to everybody."""
        if not (place.alone and isinstance(reply, Answer)):
            return showing
        title = self._talks.library().phrases.say(Phrase.SHOW_FOR_ALL, reply.language)
        return Showing(showing.owner, showing.public_url, title)

    async def _share(self, work: Share, hearing: _Hearing) -> None:
        replies = await self._taken(work, hearing)
        showing = Showing(work.place.user, self._talks.public_url)
        answers = [reply for reply in replies if isinstance(reply, Answer)]
        if answers:
            await self._speaker.share(shown(answers, showing), work.place)
        else:
            await self._speaker.say(shown(replies, showing), work.place)

    async def _show_home(self, conversation: str, user: str) -> None:
        replies = await self._talks.overview(conversation)
        await self._speaker.show_home(home(replies, Showing(user, self._talks.public_url)), user)

    async def _apologise(self, place: Place) -> None:
        language = self._talks.library().organisation.default_language
        await self._speaker.say([self._said(Phrase.TURN_FAILED, place, language)], place)

    def _said(self, phrase: Phrase, place: Place, language: Language) -> Said:
        words = self._talks.library().phrases.say(phrase, language)
        return shown([Say(language, words)], Showing(place.user))[0]
