"""How much somebody may ask for, so that nobody can crowd out the others."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

MOST_REMEMBERED = 10_000
"""Of more who ask, those that have been quiet for longest are forgiven."""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many at once, and so many a second from then on."""

    burst: float
    per_second: float


class Buckets:
    """One bucket for each who asks: every request takes one drop, and it fills again with time."""

    def __init__(self, limit: Limit, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit = limit
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, who: str) -> float:
        """Seconds until they may ask again; 0 where they may now, which takes a drop."""
        now = self._clock()
        left, at = self._left.get(who, (self._limit.burst, now))
        left = min(self._limit.burst, left + (now - at) * self._limit.per_second)
        is_let_in = left >= 1
        self._left[who] = (left - 1 if is_let_in else left, now)
        self._left.move_to_end(who)
        if len(self._left) > MOST_REMEMBERED:
            self._left.popitem(last=False)
        return 0.0 if is_let_in else (1 - left) / self._limit.per_second
