"""How much one address may ask for, so that nobody can crowd out the others."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

MOST_ADDRESSES = 10_000
"""Addresses remembered; of more, those that have been quiet for longest are forgiven."""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many at once, and so many a second from then on. Offices share an address, so both are generous."""

    burst: float
    per_second: float


BEGIN = Limit(burst=120, per_second=2)
SAY = Limit(burst=240, per_second=10)
READ = Limit(burst=600, per_second=100)


class Buckets:
    """One bucket an address: every request takes one drop, and it fills again with time."""

    def __init__(self, limit: Limit, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit = limit
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, address: str) -> float:
        """Seconds until the address may ask again; 0 where it may now, which takes a drop."""
        now, key = self._clock(), _neighbourhood(address)
        left, at = self._left.get(key, (self._limit.burst, now))
        left = min(self._limit.burst, left + (now - at) * self._limit.per_second)
        is_let_in = left >= 1
        self._left[key] = (left - 1 if is_let_in else left, now)
        self._left.move_to_end(key)
        if len(self._left) > MOST_ADDRESSES:
            self._left.popitem(last=False)
        return 0.0 if is_let_in else (1 - left) / self._limit.per_second


def _neighbourhood(address: str) -> str:
    """The address; of IPv6 the network, for one household has all of it."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    return str(ip_network((parsed, 64), strict=False)) if isinstance(parsed, IPv6Address) else address
