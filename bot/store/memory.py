from datetime import datetime

from bot.store.port import Conflict, Kept, Taken
from dialogs.risk_check import Receipt
from dialogs.turn import Feedback


class MemoryStore:
    """Keeps conversations for as long as the process lives: for the terminal, and for tests."""

    def __init__(self) -> None:
        self.feedback: list[Feedback] = []
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

    async def close(self) -> None:
        """Nothing is held open."""
