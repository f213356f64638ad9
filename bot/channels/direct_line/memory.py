import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bot.channels.direct_line.backlog import Activity, Batch, UnknownConversation

KEPT = 60 * 60.0
"""Seconds without a sign of life after which a conversation is put away; by then its token is long over."""

MOST_CONVERSATIONS = 2000
MOST_ACTIVITIES = 200
"""Activities kept of a conversation; a client that has lost more than these has been away too long."""


@dataclass
class _Backlog:
    touched: float
    last: int = 0
    numbered: dict[str, tuple[int, Activity]] = field(default_factory=dict)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def put(self, activity: Activity) -> None:
        self.last += 1
        self.numbered.pop(activity["id"], None)
        self.numbered[activity["id"]] = (self.last, activity)
        if len(self.numbered) > MOST_ACTIVITIES:
            del self.numbered[next(iter(self.numbered))]

    def since(self, watermark: int) -> Batch:
        return Batch(tuple(each for number, each in self.numbered.values() if number > watermark), self.last)

    def wake(self) -> None:
        self.changed.set()
        self.changed = asyncio.Event()


class MemoryBacklogs:
    """Keeps backlogs in this process alone; the one nobody has come by for longest makes room for a new one."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, _Backlog] = OrderedDict()

    async def open(self, conversation: str) -> bool:
        """Begin the conversation; False where it had begun."""
        self._put_away()
        if conversation in self._kept:
            return False
        self._kept[conversation] = _Backlog(self._clock())
        return True

    async def put(self, conversation: str, activities: Iterable[Activity]) -> None:
        """Add activities; one with the id of an earlier one takes its place."""
        backlog = self._touched(conversation)
        for activity in activities:
            backlog.put(activity)
        backlog.wake()

    async def since(self, conversation: str, watermark: int) -> Batch:
        """What came after the watermark."""
        return self._touched(conversation).since(watermark)

    async def news(self, conversation: str, watermark: int) -> Batch:
        """What came after the watermark, as soon as there is something."""
        backlog = self._touched(conversation)
        while backlog.last <= watermark:
            await backlog.changed.wait()
            if self._kept.get(conversation) is not backlog:
                raise UnknownConversation
        return backlog.since(watermark)

    def _touched(self, conversation: str) -> _Backlog:
        self._put_away()
        try:
            backlog = self._kept[conversation]
        except KeyError as error:
            raise UnknownConversation from error
        backlog.touched = self._clock()
        self._kept.move_to_end(conversation)
        return backlog

    def _put_away(self) -> None:
        while self._kept:
            longest_idle = next(iter(self._kept.values()))
            is_over = self._clock() - longest_idle.touched > KEPT
            if not is_over and len(self._kept) <= MOST_CONVERSATIONS:
                return
            self._kept.popitem(last=False)
            longest_idle.wake()
