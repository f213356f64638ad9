import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.delivery import Deliver, Delivery, Outbox, Overview, Take, channel_of
from dialogs.replies import Reply

SHORTENED = 32
"""Hexadecimal digits of a hash: 128 bits."""


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Names for conversations, people and deliveries; the same for the same, and made with a key.

    Whoever has the store alone can neither tell whose a name is nor try out who it may be.
    """

    key: bytes = field(repr=False)

    def conversation(self, conversation: str) -> str:
        """The name of a conversation; it begins with the channel."""
        return f"{channel_of(conversation)}:{self._hash('conversation', conversation)}"

    def person(self, channel: str, user: str) -> str:
        """The name of somebody on a channel."""
        return self._hash("person", f"{channel}:{user}")

    def hiding(self, take: Take) -> Take:
        """The desk, which is told pseudonyms from now on."""

        async def hiding(delivery: Delivery) -> tuple[Reply, ...]:
            return await take(self.hidden(delivery))

        return hiding

    def hiding_outbox(self, outbox: Outbox) -> Outbox:
        """The same for where replies wait."""
        return _HidingOutbox(self, outbox)

    def hiding_overview(self, overview: Overview) -> Overview:
        """The same for what the bot's own page shows."""

        async def hiding(conversation: str) -> tuple[Reply, ...]:
            return await overview(self.conversation(conversation))

        return hiding

    def hidden(self, delivery: Delivery) -> Delivery:
        """The delivery, with pseudonyms for whose it is."""
        channel = channel_of(delivery.conversation)
        return replace(
            delivery,
            conversation=self.conversation(delivery.conversation),
            id=self._hash("delivery", delivery.id) if delivery.id else "",
            user=self.person(channel, delivery.user) if delivery.user else "",
        )

    def _hash(self, kind: str, value: str) -> str:
        return hmac.new(self.key, f"{kind}\0{value}".encode(), hashlib.sha256).hexdigest()[:SHORTENED]


@dataclass(frozen=True, slots=True)
class _HidingOutbox:
    pseudonyms: Pseudonyms
    outbox: Outbox

    def serve(self, via: str, deliver: Deliver) -> None:
        self.outbox.serve(via, deliver)

    async def delivered(self, delivery: Delivery) -> None:
        await self.outbox.delivered(self.pseudonyms.hidden(delivery))

    async def goes_on(self, delivery: Delivery, left: Sequence[Reply]) -> None:
        await self.outbox.goes_on(self.pseudonyms.hidden(delivery), left)

    async def failed(self, delivery: Delivery, left: Sequence[Reply]) -> None:
        await self.outbox.failed(self.pseudonyms.hidden(delivery), left)
