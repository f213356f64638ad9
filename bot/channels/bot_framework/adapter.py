"""The adapter between the SDK's turns and the desk. botbuilder ends here."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from botbuilder.core import BotAdapter, TurnContext
from botbuilder.schema import Activity, ConversationReference, ResourceResponse

from bot.channels.bot_framework.connector import Connector, UndeliveredError
from bot.channels.bot_framework.inbound import delivery_of, owner_in_group, presses_for_another
from bot.channels.bot_framework.login import LoginFailedError
from bot.channels.bot_framework.outbound import activities_of
from bot.channels.bot_framework.used import used_card
from bot.delivery import Delivery, Take, Undelivered, tell_nobody
from dialogs.library import Library
from dialogs.phrases import Phrase
from dialogs.replies import Reply, Say

log = logging.getLogger(__name__)

MESSAGE = "message"
DELIVERY = "policybot.delivery"
HELD = "policybot.held"
MOST_SILENT = 10_000
"""Conversations remembered in which the bot may not speak; the oldest are forgotten."""


@dataclass(frozen=True, slots=True)
class Talks:
    """What the channel talks by: turns, the library of the moment, and where the bot's own pages are, if anywhere.

    `undelivered` is told of every reply that could not be delivered.
    """

    take: Take
    library: Callable[[], Library]
    public_url: str = ""
    undelivered: Undelivered = tell_nobody


class Adapter(BotAdapter):  # type: ignore[misc] # the SDK ships no types
    """Hands deliveries to the desk, and its replies to the channel or into the response."""

    def __init__(self, talks: Talks, connector: Connector) -> None:
        super().__init__()
        self._talks = talks
        self._connector = connector
        self._silent: dict[str, None] = {}

    async def turn(self, activity: Activity) -> list[Activity] | None:
        """Take one activity; gives the replies that belong in the response, and None where there is nothing to say."""
        self._silent.pop(activity.conversation.id, None)
        delivery = delivery_of(activity)
        if delivery is None:
            return None
        context = TurnContext(self, activity)
        held: list[Activity] = []
        context.turn_state[DELIVERY] = delivery
        context.turn_state[HELD] = held
        await self.run_pipeline(context, self._answer)
        return [reply for reply in (*held, *context.buffered_reply_activities) if reply.type == MESSAGE]

    async def _answer(self, context: TurnContext) -> None:
        delivery: Delivery = context.turn_state[DELIVERY]
        asked = context.activity
        replies = self._not_yours() if presses_for_another(asked) else await self._talks.take(delivery)
        activities = list(activities_of(replies, asked.channel_id, self._talks.public_url, owner_in_group(asked)))
        if replies:
            asked.locale = str(replies[-1].language)  # the SDK lends it to the replies, whatever language they are in
        await context.send_activities(activities)
        used = used_card(asked, delivery.message, replies, self._talks.library().rules)
        if used and not presses_for_another(asked):
            await context.update_activity(used)

    def _not_yours(self) -> tuple[Reply, ...]:
        library = self._talks.library()
        language = library.organisation.default_language
        return (Say(language, library.phrases.say(Phrase.CHECK_NOT_YOURS, language)),)

    async def send_activities(self, context: TurnContext, activities: Sequence[Activity]) -> list[ResourceResponse]:
        """Send what was said, in order; traces never leave the bot."""
        if context.activity.type == "invoke":
            context.turn_state[HELD].extend(activities)
            return [ResourceResponse(id="") for _ in activities]
        return [ResourceResponse(id=await self.send(activity)) for activity in activities]

    async def send(self, activity: Activity) -> str:
        """The id that the channel gives the activity; empty where it was not sent, of which the log tells."""
        if activity.type != MESSAGE or activity.conversation.id in self._silent:
            return ""
        try:
            return await self._connector.send(activity)
        except (UndeliveredError, LoginFailedError) as error:
            self._fall_silent(activity, error)
            self._talks.undelivered()
            log.error("A reply could not be delivered to %s: %s", activity.channel_id, error)  # noqa: TRY400 - no insides
            return ""

    def _fall_silent(self, activity: Activity, error: Exception) -> None:
        """Where the bot has been removed nothing more is sent, until something is heard from there again."""
        if getattr(error, "status", 0) == HTTPStatus.FORBIDDEN:
            self._silent[activity.conversation.id] = None
            while len(self._silent) > MOST_SILENT:
                del self._silent[next(iter(self._silent))]

    async def update_activity(self, context: TurnContext, activity: Activity) -> ResourceResponse:
        """Put the activity in the place of one sent earlier, where the channel can; nothing hangs on it."""
        try:
            return ResourceResponse(id=await self._connector.update(activity))
        except (UndeliveredError, LoginFailedError) as error:
            log.info("A used card stays as it is on %s: %s", context.activity.channel_id, error)
            return ResourceResponse(id="")

    async def delete_activity(self, context: TurnContext, reference: ConversationReference) -> None:
        """Nothing is deleted."""
        raise NotImplementedError
