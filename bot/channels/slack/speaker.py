"""Says things in the right place, and tells the log where that fails."""

import logging
from collections.abc import Mapping, Sequence
from enum import Enum, auto

from bot.channels.slack.api import TAKEN_AWAY, Api, UndeliveredError
from bot.channels.slack.showing import Said
from bot.channels.slack.work import Place, Used
from bot.delivery import Undelivered

log = logging.getLogger(__name__)

NOT_AMONG_THEM = frozenset({"channel_not_found", "not_in_channel", "is_archived", "restricted_action"})
"""What Slack answers where the bot may not write to the channel, though it has been asked from there."""


HOPELESS = TAKEN_AWAY | NOT_AMONG_THEM | {"user_not_found", "msg_too_long", "invalid_blocks"}
"""What another attempt does not change."""


class Outcome(Enum):
    """What came of saying something."""

    TAKEN = auto()
    NOT_THERE = auto()
    LOST = auto()


class Speaker:
    """Posts messages, changes cards that were pressed, and shows the home page."""

    def __init__(self, api: Api, undelivered: Undelivered) -> None:
        self._api = api
        self._undelivered = undelivered
        self._is_taken_away = False

    async def say(self, messages: Sequence[Said], place: Place, used: Used | None = None) -> bool:
        """Say the messages in order; where Slack wants it so, the first takes the place of the card that was used.

        Gives whether there is nothing left to be said; what Slack will never take counts as said.
        """
        instead = used is not None and used.replaced
        for number, message in enumerate(messages):
            if not await self._say(message, place, instead=instead and not number):
                return False
        return True

    async def say_alone(self, message: Said, place: Place) -> bool:
        """Say something that only the one who asked sees."""
        if place.response_url:
            return await self._respond(place, message | {"response_type": "ephemeral", "replace_original": False})
        thread = {"thread_ts": place.thread} if place.thread else {}
        said = {"channel": place.channel, "user": place.user, **thread, **message}
        return await self._call("chat.postEphemeral", said) is not Outcome.LOST

    async def share(self, messages: Sequence[Said], place: Place) -> None:
        """Say the messages to everybody in the channel, and take away what was shown to one alone."""
        for message in messages:
            await self._respond(place, message | {"response_type": "in_channel", "replace_original": False})
        await self._respond(place, {"delete_original": True})

    async def use_up(self, used: Used, place: Place) -> None:
        """Show a card as it is after the press."""
        if used.message and used.blocks:
            changed = {"channel": place.channel, "ts": used.message, "text": "✓", "blocks": list(used.blocks)}
            await self._call("chat.update", changed)

    async def show_home(self, view: Said, user: str) -> None:
        """Show the home page to a user."""
        await self._call("views.publish", {"user_id": user, "view": view})

    def fall_silent(self) -> None:
        """Slack has taken the app or its token away; of what cannot be said from now on the log need not tell."""
        if not self._is_taken_away:
            log.warning("Slack has taken the app or its token away. Nothing can be said there until it is back.")
        self._is_taken_away = True

    async def _say(self, message: Said, place: Place, *, instead: bool) -> bool:
        if place.alone:
            return await self._respond(place, message | {"response_type": "ephemeral", "replace_original": instead})
        thread = {"thread_ts": place.thread} if place.thread else {}
        posted = {"channel": place.channel, "unfurl_links": False, "unfurl_media": False, **thread, **message}
        outcome = await self._call("chat.postMessage", posted, otherwise=place.response_url)
        return await self.say_alone(message, place) if outcome is Outcome.NOT_THERE else outcome is Outcome.TAKEN

    async def _call(self, method: str, arguments: Mapping[str, object], otherwise: str = "") -> Outcome:
        """Call the method; `otherwise` is another way where it may not be done there."""
        try:
            await self._api.call(method, **arguments)
        except UndeliveredError as error:
            if otherwise and str(error) in NOT_AMONG_THEM:
                return Outcome.NOT_THERE
            return self._tell(method, error)
        self._is_taken_away = False
        return Outcome.TAKEN

    async def _respond(self, place: Place, message: Said) -> bool:
        try:
            await self._api.respond(place.response_url, message)
        except UndeliveredError as error:
            return self._tell("a response URL", error) is Outcome.TAKEN
        return True

    def _tell(self, where: str, error: UndeliveredError) -> Outcome:
        """Tell the log; gives whether it is worth another attempt."""
        self._undelivered()
        if str(error) in TAKEN_AWAY:
            self.fall_silent()
        elif not self._is_taken_away:
            log.error("Slack did not take a reply by way of %s: %s", where, error)
        return Outcome.TAKEN if str(error) in HOPELESS else Outcome.LOST
