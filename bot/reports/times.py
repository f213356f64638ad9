"""How long turns took, told from the buckets that they were counted in."""

from collections.abc import Mapping
from itertools import pairwise

from bot.reports.tallying import BUCKETS, LONGER

FEWEST = 20
"""Turns from which on their times say anything."""


def quantile(counts: Mapping[str, int], part: float) -> float | None:
    """The seconds that this part of the turns took no longer than; None where there were too few.

    Within a bucket turns are taken to lie evenly. What took longer than the last bucket is told as its bound.
    """
    whole = sum(counts.values())
    if whole < FEWEST:
        return None
    wanted, below = part * whole, 0
    for low, high in pairwise((0.0, *BUCKETS)):
        inside = counts.get(f"{high:g}", 0)
        if inside and below + inside >= wanted:
            return low + (high - low) * (wanted - below) / inside
        below += inside
    return BUCKETS[-1] if counts.get(LONGER) else None
