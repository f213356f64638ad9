"""The adapter between the SDK's turns and the desk. botbuilder ends here."""

import logging
from collections.abc import Sequence

from botbuilder.core import BotAdapter, TurnContext
from botbuilder.schema import Activity, ConversationReference, ResourceResponse

from bot.channels.bot_framework.connector import Connector, UndeliveredError
from bot.channels.bot_framework.inbound import delivery_of, is_group
from bot.channels.bot_framework.login import LoginFailedError
from bot.channels.bot_framework.outbound import activities_of
from bot.delivery import Delivery, Take

log = logging.getLogger(__name__)

IN_THE_RESPONSE = "expectReplies"
DELIVERY = "policybot.delivery"
HELD = "policybot.held"


class Adapter(BotAdapter):  # type: ignore[misc] # the SDK ships no types
    """Hands deliveries to the desk, and its replies to the channel or into the response."""

    def __init__(self, take: Take, connector: Connector, public_url: str) -> None:
        super().__init__()
        self._take = take
        self._connector = connector
        self._public_url = public_url

    async def turn(self, activity: Activity) -> list[Activity]:
        """Take one activity; gives the replies that belong in the response instead of being sent."""
        delivery = delivery_of(activity)
        if delivery is None:
            return []
        context = TurnContext(self, activity)
        held: list[Activity] = []
        context.turn_state[DELIVERY] = delivery
        context.turn_state[HELD] = held
        await self.run_pipeline(context, self._answer)
        return [*held, *context.buffered_reply_activities]

    async def _answer(self, context: TurnContext) -> None:
        delivery: Delivery = context.turn_state[DELIVERY]
        asked = context.activity
        replies = await self._take(delivery)
        activities = activities_of(replies, asked.channel_id, self._public_url, group=is_group(asked))
        await context.send_activities(list(activities))

    async def send_activities(self, context: TurnContext, activities: Sequence[Activity]) -> list[ResourceResponse]:
        """Send what was said, in order; traces never leave the bot."""
        asked = context.activity
        held = context.turn_state[HELD]
        for activity in activities:
            if activity.type != "message":
                continue
            if asked.type == "invoke":
                held.append(activity)
            else:
                await self._send(activity)
        return [ResourceResponse(id="") for _ in activities]

    async def _send(self, activity: Activity) -> None:
        try:
            await self._connector.send(activity)
        except (UndeliveredError, LoginFailedError) as error:
            log.error("A reply could not be delivered to %s: %s", activity.channel_id, error)  # noqa: TRY400 - no insides

    async def send(self, activity: Activity) -> None:
        """Send one activity that was held back."""
        await self._send(activity)

    async def update_activity(self, context: TurnContext, activity: Activity) -> ResourceResponse:
        """Nothing is updated yet."""
        raise NotImplementedError

    async def delete_activity(self, context: TurnContext, reference: ConversationReference) -> None:
        """Nothing is deleted."""
        raise NotImplementedError
