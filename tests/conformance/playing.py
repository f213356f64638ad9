"""One way to play a transcript, whatever the place; what differs between places is declared, not special-cased."""

import re
from dataclasses import dataclass
from typing import Protocol

from tests.transcripts import Exchange, Transcript

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Differences:
    """How what a place shows differs from the words of a transcript.

    `marks` are marks of emphasis that are shown in another way, or not at all. `presses` tells whether whatever can be
    pressed is pressed rather than typed.
    """

    marks: tuple[str, ...] = ("**",)
    presses: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody reads after saying something, and what their client would refuse of how it was sent."""

    text: str
    faults: tuple[str, ...] = ()


class Staff(Protocol):
    """Somebody in a place, who does what a transcript says."""

    pressed: int

    async def does(self, exchange: Exchange) -> Seen:
        """Arrive, type, or press what says the same."""
        ...


async def play(transcript: Transcript, staff: Staff, differences: Differences) -> None:
    """Everything that has to be seen is seen, in order, and nothing is sent that the place would refuse."""
    for exchange in transcript.exchanges:
        seen = await staff.does(exchange)
        text, at = words(seen.text, differences), 0
        for piece in (words(piece, differences) for piece in exchange.seen):
            found = text.find(piece, at)
            assert found >= 0, f"after {exchange.typed!r} {piece!r} is not seen in:\n{seen.text}"
            at = found + len(piece)
        assert list(seen.faults) == [], seen.faults


def words(text: str, differences: Differences) -> str:
    """The words alone, without marks and line breaks."""
    for mark in differences.marks:
        text = text.replace(mark, "")
    return _SPACES.sub(" ", text).strip()


def numbered(typed: str) -> tuple[int, ...]:
    """The numbers that were typed, where nothing else was."""
    return tuple(map(int, re.findall(r"\d+", typed))) if re.fullmatch(r"\d+(, ?\d+)*", typed) else ()
