"""People of a role who answer what the bot cannot: where their questions go, and how the answers come back."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.delivery import VIA, Delivery
from bot.privacy import Seal, Tampered
from bot.replies_json import to_json
from bot.settings import SLACK_PLACE, TEAMS_PLACE, Settings
from bot.store import Inquired, Outgoing, Replied, Store
from dialogs.flows.hand_over import inquiry, reply, thanks
from dialogs.library import Library
from dialogs.phrases import Phrase
from dialogs.state import State
from dialogs.turn import Turn

LONGEST_REPLY = 2000
"""Characters of an answer."""

Address = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Experts:
    """The places of the roles that questions can be handed over to; `seal` closes where the answers go."""

    places: Mapping[str, Address] = field(default_factory=dict)
    seal: Seal | None = None

    def reached_from(self, delivery: Delivery) -> frozenset[str]:
        """The roles that can be asked from there: none where an answer could not be delivered days later."""
        address = delivery.address
        if address is None or address.get("place", {}).get("alone"):
            return frozenset()
        return frozenset(self.places)

    def inquired(self, library: Library, delivery: Delivery, turn: Turn, now: datetime) -> Inquired | None:
        """What is to be remembered of a question handed over in the turn, and shown to whoever is to answer it."""
        handed = turn.handed_over
        if handed is None or self.seal is None or delivery.address is None:
            return None
        name, place = secrets.token_urlsafe(24), self.places[handed.role]
        sealed = self.seal.closed(json.dumps(delivery.address).encode(), _where(name))
        shown = to_json([inquiry(library, handed, name)])
        outgoing = Outgoing(f"expert:{handed.role}", name, place[VIA], place, shown, now)
        return Inquired(name, delivery.conversation, sealed, handed, now, outgoing)

    async def replied(
        self, library: Library, store: Store, delivery: Delivery, state: State, now: datetime
    ) -> tuple[Turn, Replied | None]:
        """What a person who replies is told, and what goes to the one who asked."""
        message = delivery.message
        name = message.press.target if message and message.press else ""
        asked, words = await store.inquired(name), message.text.strip()[:LONGEST_REPLY] if message else ""
        address = self._opened(asked) if asked else None
        if asked is None or address is None:
            return Turn(state, (thanks(library, Phrase.REPLY_BEFORE),)), None
        if not words:
            again = inquiry(library, asked.handed, name)
            return Turn(state, (thanks(library, Phrase.REPLY_EMPTY), again)), None
        told = to_json([reply(library, asked.handed, words)])
        outgoing = Outgoing(asked.conversation, f"reply:{name}", address[VIA], address, told, now)
        return Turn(state, (thanks(library, Phrase.REPLY_SENT),)), Replied(name, words, outgoing)

    def _opened(self, asked: Inquired) -> Address | None:
        if self.seal is None:
            return None
        try:
            address: Address = json.loads(self.seal.opened(asked.address, _where(asked.id)))
        except Tampered:
            return None
        return address


def _where(name: str) -> str:
    return f"hand_over|{name}"


def place_of(written: str, settings: Settings) -> Address | None:
    """Where questions go: a channel of Slack, or a conversation of Teams; None where it is written as neither."""
    if found := SLACK_PLACE.fullmatch(written.strip()):
        place = {"channel": found[1], "user": "", "thread": "", "response_url": "", "alone": False}
        return {VIA: "slack", "place": place}
    if found := TEAMS_PLACE.fullmatch(written.strip()):
        talk = {"id": found[2], "tenantId": settings.tenant_id, "isGroup": True, "conversationType": "channel"}
        asked = {"type": "message", "channelId": "msteams", "serviceUrl": found[1], "conversation": talk}
        people = {"from": {"id": "expert"}, "recipient": {"id": f"28:{settings.app_id}"}}
        return {VIA: "bot_framework", "activity": asked | people}
    return None


def experts_of(settings: Settings, seal: Seal) -> Experts:
    """The places that are set; those that are written wrong are left out, of which the doctor tells."""
    places = {role: place_of(written, settings) for role, written in settings.hand_over.items()}
    return Experts({role: place for role, place in places.items() if place}, seal)
