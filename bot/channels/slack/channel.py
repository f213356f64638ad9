"""Takes what was asked to the desk and its replies to Slack, after Slack has been told that it arrived."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from weakref import WeakValueDictionary

from bot.channels.slack.blocks import Showing
from bot.channels.slack.showing import Said, home, shown
from bot.channels.slack.speaker import Speaker
from bot.channels.slack.work import Home, NotYours, Place, Removed, Share, Talk, Work
from bot.delivery import Overview, Take, Undelivered, tell_nobody
from bot.failures import place_of
from dialogs.language import Language
from dialogs.library import Library
from dialogs.phrases import Phrase
from dialogs.replies import Answer, Reply, Say

log = logging.getLogger(__name__)

LONGEST_FINISH = 25.0
"""Seconds that turns under way are given when the bot stops."""

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


class Channel:
    """Works in the background, one thing after the other within a conversation."""

    def __init__(self, talks: Talks, speaker: Speaker) -> None:
        self._talks = talks
        self._speaker = speaker
        self._tasks: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(AT_ONCE)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def hear(self, work: Work | None) -> None:
        """Begin the work, if there is any."""
        if work is None:
            return
        task = asyncio.create_task(self._done(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self) -> None:
        """Wait until everything begun is done; what takes too long is left, of which the log tells."""
        if not self._tasks:
            return
        _, left = await asyncio.wait(self._tasks, timeout=LONGEST_FINISH)
        for task in left:
            task.cancel()
        if left:
            log.error("%d turns on Slack were not finished", len(left))

    async def _done(self, work: Work) -> None:
        try:
            await self._do(work)
        except Exception as error:  # noqa: BLE001 - nobody is left to whom it could be raised
            log.error("Something failed on Slack: %s", place_of(error))  # noqa: TRY400 - no insides

    async def _do(self, work: Work) -> None:
        match work:
            case Talk():
                async with self._turns.setdefault(work.delivery.conversation, asyncio.Lock()):
                    await self._talk(work)
            case Share():
                async with self._turns.setdefault(work.delivery.conversation, asyncio.Lock()):
                    await self._share(work)
            case NotYours(place=place, language=language):
                await self._speaker.say_alone(self._said(Phrase.CHECK_NOT_YOURS, place, language), place)
            case Home(conversation=conversation, user=user):
                await self._show_home(conversation, user)
            case Removed():
                self._speaker.fall_silent()

    async def _talk(self, work: Talk) -> None:
        replies = await self._taken(work)
        showing = Showing(work.place.user, self._talks.public_url)
        messages = [message for reply in replies for message in shown([reply], self._for_all(showing, work, reply))]
        await asyncio.gather(
            self._speaker.use_up(work.used, work.place), self._speaker.say(messages, work.place, work.used)
        )
        if work.home:
            await self._show_home(work.delivery.conversation, work.place.user)

    async def _taken(self, work: Talk | Share) -> tuple[Reply, ...]:
        """What the desk says to it; where the desk fails, that is owned up to."""
        try:
            async with self._room:
                return await self._talks.take(replace(work.delivery, user=work.place.user))
        except Exception:
            await self._apologise(work.place)
            raise

    def _for_all(self, showing: Showing, work: Talk, reply: Reply) -> Showing:
        """The way of showing the reply; to one alone, an answer has a button that shows it to everybody."""
        if not (work.place.alone and isinstance(reply, Answer)):
            return showing
        title = self._talks.library().phrases.say(Phrase.SHOW_FOR_ALL, reply.language)
        return Showing(showing.owner, showing.public_url, title)

    async def _share(self, work: Share) -> None:
        replies = await self._taken(work)
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
