"""The adapter between the SDK's turns and the desk. botbuilder ends here."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from botbuilder.core import BotAdapter, TurnContext
from botbuilder.schema import Activity, ConversationReference, ResourceResponse

from bot.channels.bot_framework.connector import Connector, UndeliveredError
from bot.channels.bot_framework.inbound import delivery_of, owner_in_group, presses_for_another
from bot.channels.bot_framework.login import LoginFailedError
from bot.channels.bot_framework.outbound import activities_of
from bot.channels.bot_framework.used import used_card
from bot.channels.bot_framework.wire import read
from bot.channels.values import as_bytes
from bot.delivery import Delivery, NoOutbox, Outbox, Take, Undelivered, tell_nobody, tell_outbox
from dialogs.library import Library
from dialogs.phrases import Phrase
from dialogs.replies import Reply, Say

log = logging.getLogger(__name__)

MESSAGE = "message"
DELIVERY = "policybot.delivery"
HELD = "policybot.held"
TAKEN = "policybot.taken"
REPLIES = "policybot.replies"
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
    outbox: Outbox = field(default_factory=NoOutbox)


@dataclass(frozen=True, slots=True)
class _Sent:
    id: str = ""
    is_taken: bool = True


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
        if delivery.address is not None and not presses_for_another(asked):
            context.turn_state[REPLIES] = replies
        await context.send_activities(activities)
        if replies and delivery.address is not None and not presses_for_another(asked):
            await tell_outbox(self._talks.outbox, delivery, replies[context.turn_state.get(TAKEN, 0) :])
        used = used_card(asked, delivery.message, replies, self._talks.library().rules)
        if used and not presses_for_another(asked):
            await context.update_activity(used)

    async def deliver(self, address: Mapping[str, Any], replies: Sequence[Reply]) -> int:
        """Deliver replies that have waited; gives how many the channel has taken."""
        asked = read(as_bytes(address["activity"]))
        reference = TurnContext.get_conversation_reference(asked)
        taken = 0
        for activity in activities_of(replies, asked.channel_id, self._talks.public_url, owner_in_group(asked)):
            activity.locale = str(replies[taken].language)
            if not (await self._sent(TurnContext.apply_conversation_reference(activity, reference))).is_taken:
                break
            taken += 1
        return taken

    def _not_yours(self) -> tuple[Reply, ...]:
        library = self._talks.library()
        language = library.organisation.default_language
        return (Say(language, library.phrases.say(Phrase.CHECK_NOT_YOURS, language)),)

    async def send_activities(self, context: TurnContext, activities: Sequence[Activity]) -> list[ResourceResponse]:
        """Send what was said, in order; traces never leave the bot."""
        if context.activity.type == "invoke":
            context.turn_state[HELD].extend(activities)
            return [ResourceResponse(id="") for _ in activities]
        done: list[ResourceResponse] = []
        for activity in activities:
            sent = await self._sent(activity)
            if not sent.is_taken:
                break
            done.append(ResourceResponse(id=sent.id))
            await self._go_on(context, len(done))
        context.turn_state[TAKEN] = len(done)
        return done

    async def _go_on(self, context: TurnContext, taken: int) -> None:
        """Tell the outbox what has been taken of several replies, so that a crash says only the others again."""
        left = context.turn_state.get(REPLIES, ())[taken:]
        if left:
            await self._talks.outbox.goes_on(context.turn_state[DELIVERY], left)

    async def send(self, activity: Activity) -> str:
        """The id that the channel gives the activity; empty where it was not sent, of which the log tells."""
        return (await self._sent(activity)).id

    async def _sent(self, activity: Activity) -> _Sent:
        """What came of sending the activity; where the bot may not speak there is nothing left to be done."""
        if activity.type != MESSAGE or activity.conversation.id in self._silent:
            return _Sent()
        try:
            return _Sent(await self._connector.send(activity))
        except (UndeliveredError, LoginFailedError) as error:
            self._fall_silent(activity, error)
            self._talks.undelivered()
            log.error("A reply could not be delivered to %s: %s", activity.channel_id, error)  # noqa: TRY400 - no insides
            return _Sent(is_taken=activity.conversation.id in self._silent)

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
