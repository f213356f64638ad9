"""What is counted of a turn where it was delivered: the dialogs' counts, with the channel and the time it took."""

from collections.abc import Iterator
from dataclasses import replace

from dialogs.turn import Tallied, Tally, Turn

BUCKETS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
"""Seconds up to which turns are counted together."""

LONGER = "longer"
"""The bucket of turns that took longer than all of them."""


def tallied(turn: Turn, channel: str, seconds: float) -> tuple[Tally, ...]:
    """The counts of a turn on the channel that took so many seconds until it was decided."""
    return (*(_on(channel, tally) for tally in turn.tallies), Tally(Tallied.SECONDS, bucket(seconds)))


def _on(channel: str, tally: Tally) -> Tally:
    return replace(tally, which=f"{tally.which}/{channel}") if tally.what is Tallied.DECISION else tally


def bucket(seconds: float) -> str:
    """The bucket that the seconds fall into, by its upper bound."""
    return next(_bounds(seconds), LONGER)


def _bounds(seconds: float) -> Iterator[str]:
    return (f"{bound:g}" for bound in BUCKETS if seconds <= bound)
