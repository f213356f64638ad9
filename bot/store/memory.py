from collections.abc import Iterable, Mapping
from datetime import date, datetime

from bot.store.port import Conflict, Cutoffs, Forgotten, Kept, Taken
from dialogs.risk_check import Receipt
from dialogs.turn import Feedback, Gap


class MemoryStore:
    """Keeps conversations for as long as the process lives: for the terminal, and for tests."""

    def __init__(self) -> None:
        self.feedback: list[Feedback] = []
        self._gaps: list[tuple[date, Gap]] = []
        self._people: dict[str, set[str]] = {}
        self._touched: dict[str, datetime] = {}
        self._conversations: dict[str, Kept] = {}
        self._deliveries: set[tuple[str, str]] = set()
        self._receipts: dict[str, Receipt] = {}
        self._rules: dict[str, str] = {}

    async def kept(self, conversation: str) -> Kept:
        """The conversation as it was left."""
        return self._conversations.get(conversation, Kept())

    async def has_taken(self, conversation: str, delivery: str) -> bool:
        """Whether the delivery has been taken before."""
        return (conversation, delivery) in self._deliveries

    async def remember(self, taken: Taken) -> None:
        """Remember the turn.

        Raises:
            Conflict: the conversation has moved on since the turn began.
        """
        if self._conversations.get(taken.conversation, Kept()).revision != taken.revision:
            raise Conflict
        self._conversations[taken.conversation] = Kept(taken.revision + 1, taken.state)
        if taken.delivery:
            self._deliveries.add((taken.conversation, taken.delivery))
        self._touched[taken.conversation] = taken.at
        if taken.person:
            self._people.setdefault(taken.person, set()).add(taken.conversation)
        if taken.gap:
            self._gaps.append((taken.at.date(), taken.gap))
        if taken.feedback:
            self.feedback.append(taken.feedback)
        if taken.receipt:
            self._receipts[taken.receipt.id] = taken.receipt

    async def receipt(self, receipt_id: str) -> Receipt | None:
        """The receipt of the id, where there is one."""
        return self._receipts.get(receipt_id)

    async def keep_rules(self, fingerprint: str, text: str, _at: datetime) -> None:
        """Keep the rules as they were written, by their fingerprint."""
        self._rules[fingerprint] = text

    async def rules_text(self, fingerprint: str) -> str | None:
        """The rules of the fingerprint as they were written, where they were kept."""
        return self._rules.get(fingerprint)

    async def gaps(self) -> tuple[tuple[date, Gap], ...]:
        """The gaps that are kept, with the day each was met."""
        return tuple(self._gaps)

    async def sweep(self, cutoffs: Cutoffs) -> Mapping[str, int]:
        """Erase conversations and gaps that are older than they may be; the rest lives no longer than the process."""
        old = [name for name, at in self._touched.items() if at < cutoffs.conversations]
        self._drop(old)
        gaps = [each for each in self._gaps if each[0] >= cutoffs.gaps]
        swept = {"conversations": len(old), "gaps": len(self._gaps) - len(gaps)}
        self._gaps = gaps
        return swept

    async def forget(self, person: str) -> Forgotten:
        """Erase whatever is kept of somebody."""
        conversations = tuple(sorted(self._people.pop(person, set())))
        self._drop(conversations)
        return Forgotten({"conversations": len(conversations)}, conversations)

    def _drop(self, conversations: Iterable[str]) -> None:
        for name in conversations:
            del self._conversations[name], self._touched[name]
            self._deliveries = {each for each in self._deliveries if each[0] != name}

    async def close(self) -> None:
        """Nothing is held open."""
