"""Open chats in memory."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.store.records import Chat, Entry


class MemoryChats:
    """Keeps open chats for as long as the process lives."""

    def __init__(self) -> None:
        self._kept: dict[str, Chat] = {}
        self._numbered: dict[str, dict[str, tuple[int, Entry]]] = {}

    async def open(self, conversation: str, at: datetime) -> bool:
        """Begin the chat; False where it had begun."""
        is_new = conversation not in self._kept
        if is_new:
            self._kept[conversation] = Chat(0, at)
        return is_new

    async def put(self, conversation: str, entries: Sequence[Entry], at: datetime) -> None:
        """Add entries; one of the same name as an earlier one takes its place, with a number of its own."""
        self.add(conversation, entries, at)

    def add(self, conversation: str, entries: Sequence[Entry], at: datetime) -> None:
        """The same, without waiting for anything."""
        numbered = self._numbered.setdefault(conversation, {})
        last = self._kept[conversation].last if conversation in self._kept else 0
        for number, each in enumerate(entries, last + 1):
            numbered.pop(each.name, None)
            numbered[each.name] = (number, each)
        if entries:
            self._kept[conversation] = Chat(last + len(entries), at)

    async def since(self, conversation: str, number: int) -> Chat | None:
        """The chat with the entries after the number; None where it has not begun, or was put away."""
        if conversation not in self._kept:
            return None
        numbered = self._numbered.get(conversation, {}).values()
        return replace(self._kept[conversation], entries=tuple(each for at, each in numbered if at > number))

    async def touch(self, conversation: str, at: datetime) -> None:
        """Somebody has come by."""
        if conversation in self._kept:
            self._kept[conversation] = replace(self._kept[conversation], touched=at)

    async def last(self, conversations: Collection[str]) -> Mapping[str, int]:
        """The number of the last entry of each of the chats that there are."""
        return {name: self._kept[name].last for name in conversations if name in self._kept}

    def drop(self, names: Iterable[str]) -> None:
        """Put the chats away."""
        for name in names:
            self._kept.pop(name, None)
            self._numbered.pop(name, None)

    def before(self, moment: datetime) -> list[str]:
        """The chats that were touched last before the moment."""
        return [name for name, chat in self._kept.items() if chat.touched < moment]
