"""The adapter between the SDK's turns and the desk. botbuilder ends here."""

import logging
from collections.abc import Sequence

from botbuilder.core import BotAdapter, TurnContext
from botbuilder.schema import Activity, ConversationReference, ResourceResponse

from bot.channels.bot_framework.connector import Connector, UndeliveredError
from bot.channels.bot_framework.inbound import delivery_of, is_group
from bot.channels.bot_framework.login import LoginFailedError
from bot.channels.bot_framework.outbound import activities_of
from bot.delivery import Delivery, Take, Undelivered, tell_nobody

log = logging.getLogger(__name__)

MESSAGE = "message"
DELIVERY = "policybot.delivery"
HELD = "policybot.held"


class Adapter(BotAdapter):  # type: ignore[misc] # the SDK ships no types
    """Hands deliveries to the desk, and its replies to the channel or into the response."""

    def __init__(
        self, take: Take, connector: Connector, public_url: str, undelivered: Undelivered = tell_nobody
    ) -> None:
        super().__init__()
        self._take = take
        self._connector = connector
        self._public_url = public_url
        self._undelivered = undelivered

    async def turn(self, activity: Activity) -> list[Activity] | None:
        """Take one activity; gives the replies that belong in the response, and None where there is nothing to say."""
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
        replies = await self._take(delivery)
        activities = list(activities_of(replies, asked.channel_id, self._public_url, group=is_group(asked)))
        if replies:
            asked.locale = str(replies[-1].language)  # the SDK lends it to the replies, whatever language they are in
        await context.send_activities(activities)

    async def send_activities(self, context: TurnContext, activities: Sequence[Activity]) -> list[ResourceResponse]:
        """Send what was said, in order; traces never leave the bot."""
        if context.activity.type == "invoke":
            context.turn_state[HELD].extend(activities)
            return [ResourceResponse(id="") for _ in activities]
        return [ResourceResponse(id=await self.send(activity)) for activity in activities]

    async def send(self, activity: Activity) -> str:
        """The id that the channel gives the activity; empty where it was not sent, of which the log tells."""
        if activity.type != MESSAGE:
            return ""
        try:
            return await self._connector.send(activity)
        except (UndeliveredError, LoginFailedError) as error:
            self._undelivered()
            log.error("A reply could not be delivered to %s: %s", activity.channel_id, error)  # noqa: TRY400 - no insides
            return ""

    async def update_activity(self, context: TurnContext, activity: Activity) -> ResourceResponse:
        """Nothing is updated yet."""
        raise NotImplementedError

    async def delete_activity(self, context: TurnContext, reference: ConversationReference) -> None:
        """Nothing is deleted."""
        raise NotImplementedError
