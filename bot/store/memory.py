from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.store.memory_chats import MemoryChats
from bot.store.port import Conflict
from bot.store.records import (
    BETWEEN,
    Counted,
    Cutoffs,
    Forgotten,
    Inquired,
    Kept,
    Outgoing,
    Recorded,
    Taken,
    Waiting,
)
from dialogs.reviews import Reviewed
from dialogs.risk_check import Receipt
from dialogs.turn import Feedback, Gap, HandedOver, Tally


class MemoryStore:
    """Keeps conversations for as long as the process lives: for the terminal, and for tests."""

    def __init__(self) -> None:
        self.chats = MemoryChats()
        self.feedback: list[Feedback] = []
        self._gaps: list[tuple[date, Gap]] = []
        self._reminded: dict[str, date] = {}
        self._reviews: dict[Reviewed, date] = {}
        self._tallies: Counter[tuple[date, Tally]] = Counter()
        self._people: dict[str, set[str]] = {}
        self._touched: dict[str, datetime] = {}
        self._conversations: dict[str, Kept] = {}
        self._deliveries: set[tuple[str, str]] = set()
        self._receipts: dict[str, Receipt] = {}
        self._rules: dict[str, str] = {}
        self._answers: dict[tuple[str, str], Sequence[Any]] = {}
        self._outbox: dict[tuple[str, str], tuple[datetime, Outgoing]] = {}
        self._inquired: dict[str, Inquired] = {}
        self._answered: list[tuple[HandedOver, str]] = []

    async def kept(self, conversation: str, delivery: str = "") -> Kept:
        """The conversation as it was left, and whether the delivery has been taken before."""
        has_taken = (conversation, delivery) in self._deliveries
        return replace(self._conversations.get(conversation, Kept()), has_taken=has_taken)

    async def answer_to(self, conversation: str, delivery: str) -> Sequence[Any] | None:
        """What was answered to the delivery, where that was recorded."""
        return self._answers.get((conversation, delivery))

    async def remember(self, taken: Taken) -> bool:
        """Remember the turn; gives whether earlier replies of the conversation are still to be delivered.

        Raises:
            Conflict: the conversation has moved on since the turn began.
        """
        if self._conversations.get(taken.conversation, Kept()).revision != taken.revision:
            raise Conflict
        if taken.replied and taken.replied.id not in self._inquired:
            raise Conflict
        self._conversations[taken.conversation] = Kept(taken.revision + 1, taken.state)
        if taken.delivery:
            self._deliveries.add((taken.conversation, taken.delivery))
        self._touched[taken.conversation] = taken.at
        self.chats.add(taken.conversation, taken.entries, taken.at)
        if taken.person:
            self._people.setdefault(taken.person, set()).add(taken.conversation)
        self._learn(taken)
        if taken.receipt:
            self._receipts[taken.receipt.id] = taken.receipt
        if taken.answer is not None:
            self._answers[taken.conversation, taken.delivery] = taken.answer
        behind = any(conversation == taken.conversation for conversation, _ in self._outbox)
        if taken.outgoing:
            due = taken.at if behind else taken.due or taken.at
            self._outbox[taken.conversation, taken.delivery] = (due, taken.outgoing)
        self._hand_over(taken)
        return behind

    def _learn(self, taken: Taken) -> None:
        """What the turn tells the policy team."""
        if taken.gap:
            self._gaps.append((taken.at.date(), taken.gap))
        if taken.feedback:
            self.feedback.append(taken.feedback)
        if taken.reviewed:
            self._reviews.setdefault(taken.reviewed, taken.day)
        self._tallies.update((taken.day, tally) for tally in taken.tallies)

    def _hand_over(self, taken: Taken) -> None:
        """What goes between somebody and a person."""
        posted = [each.outgoing for each in (taken.inquired, taken.replied) if each and each.outgoing]
        self._outbox.update({(each.conversation, each.delivery): (taken.at, each) for each in posted})
        if taken.inquired:
            self._inquired[taken.inquired.id] = taken.inquired
        if taken.replied:
            self._answered.append((self._inquired.pop(taken.replied.id).handed, taken.replied.answer))

    async def inquired(self, name: str) -> Inquired | None:
        """The question handed over by that name, while it waits for an answer."""
        return self._inquired.get(name)

    async def answered(self) -> tuple[tuple[HandedOver, str], ...]:
        """Questions handed over that were answered, with the answers, the oldest first."""
        return tuple(self._answered)

    async def delivered(self, conversation: str, delivery: str) -> None:
        """The channel has taken all replies to the delivery."""
        self._outbox.pop((conversation, delivery), None)

    async def postpone(self, conversation: str, delivery: str, due: datetime, left: Sequence[Any]) -> None:
        """Of the replies to the delivery these are left, to be tried again from then on."""
        if (conversation, delivery) in self._outbox:
            _, said = self._outbox[conversation, delivery]
            self._outbox[conversation, delivery] = (due, replace(said, replies=left, attempts=said.attempts + 1))

    async def leave(self, conversation: str, delivery: str, left: Sequence[Any]) -> None:
        """Of the replies to the delivery these are left, and whoever has them goes on with them."""
        if (conversation, delivery) in self._outbox:
            due, said = self._outbox[conversation, delivery]
            self._outbox[conversation, delivery] = (due, replace(said, replies=left))

    async def hold(self, deliveries: Collection[tuple[str, str]], until: datetime) -> None:
        """Nobody else is given the replies to the deliveries before `until`."""
        for key in set(deliveries) & self._outbox.keys():
            self._outbox[key] = (until, self._outbox[key][1])

    async def claim(self, now: datetime, until: datetime, most: int) -> Sequence[Outgoing]:
        """Replies that are due, the first of each conversation; nobody else is given them before `until`."""
        first: dict[str, tuple[str, str]] = {}
        for key in self._outbox:
            first.setdefault(key[0], key)
        due = [key for key in first.values() if self._outbox[key][0] <= now][:most]
        claimed = [self._outbox[key][1] for key in due]
        self._outbox.update({key: (until, said) for key, said in zip(due, claimed, strict=True)})
        return claimed

    async def take_over(self, before: datetime) -> None:
        """What was said before is due, for whoever had it is gone."""
        self._outbox.update({key: (before, said) for key, (_, said) in self._outbox.items() if said.said_at < before})

    async def waiting(self) -> Waiting:
        """What is still to be delivered."""
        return Waiting(len(self._outbox), min((said.said_at for _, said in self._outbox.values()), default=None))

    async def receipt(self, receipt_id: str) -> Receipt | None:
        """The receipt of the id, where there is one."""
        return self._receipts.get(receipt_id)

    async def keep_rules(self, fingerprint: str, text: str, _at: datetime) -> None:
        """Keep the rules as they were written, by their fingerprint."""
        self._rules[fingerprint] = text

    async def rules_text(self, fingerprint: str) -> str | None:
        """The rules of the fingerprint as they were written, where they were kept."""
        return self._rules.get(fingerprint)

    async def remind(self, role: str, today: date, outgoing: Outgoing) -> bool:
        """Put the reminder into the outbox, unless the role has been reminded in the last seven days; gives whether."""
        if today - self._reminded.get(role, date.min) < BETWEEN:
            return False
        self._reminded[role] = today
        self._outbox[outgoing.conversation, outgoing.delivery] = (outgoing.said_at, outgoing)
        return True

    async def recorded(self) -> tuple[Recorded, ...]:
        """The reviews that were recorded, the oldest first."""
        return tuple(Recorded(reviewed, on) for reviewed, on in self._reviews.items())

    async def gaps(self) -> tuple[tuple[date, Gap], ...]:
        """The gaps that are kept, with the day each was met."""
        return tuple(self._gaps)

    async def counted(self, first: date, last: date) -> tuple[Counted, ...]:
        """What was counted from the first day to the last, by day, what and which."""
        found = [Counted(day, tally, many) for (day, tally), many in self._tallies.items() if first <= day <= last]
        return tuple(sorted(found, key=lambda each: (each.day, each.tally.what, each.tally.which)))

    async def sweep(self, cutoffs: Cutoffs) -> Mapping[str, int]:
        """Erase conversations, gaps and counts older than they may be; the rest lives no longer than the process."""
        old = [name for name, at in self._touched.items() if at < cutoffs.conversations]
        self._drop(old)
        chats = self.chats.before(cutoffs.chats)
        self.chats.drop(chats)
        gaps = [each for each in self._gaps if each[0] >= cutoffs.gaps]
        counted = Counter({key: many for key, many in self._tallies.items() if key[0] >= cutoffs.tallies})
        swept = {"chats": len(chats), "conversations": len(old), "gaps": len(self._gaps) - len(gaps)}
        swept["tallies"] = len(self._tallies) - len(counted)
        waiting = {name: each for name, each in self._inquired.items() if each.asked_at >= cutoffs.hand_overs}
        swept["hand_overs"] = len(self._inquired) - len(waiting)
        self._gaps, self._tallies, self._inquired = gaps, counted, waiting
        return swept

    async def forget(self, person: str) -> Forgotten:
        """Erase whatever is kept of somebody."""
        conversations = tuple(sorted(self._people.pop(person, set())))
        self._drop(conversations)
        return Forgotten({"conversations": len(conversations)}, conversations)

    def _drop(self, conversations: Sequence[str]) -> None:
        for name in conversations:
            del self._conversations[name], self._touched[name]
            self._deliveries = {each for each in self._deliveries if each[0] != name}
        self.chats.drop(conversations)
        self._inquired = {id_: each for id_, each in self._inquired.items() if each.conversation not in conversations}

    async def close(self) -> None:
        """Nothing is held open."""
