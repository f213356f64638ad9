"""What answers bring about. Levels and outcomes are ordered by severity, and the worst of all effects counts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TypeVar

from dialogs.language import Text

T = TypeVar("T")


class Level(IntEnum):
    """What the law calls the use, after the AI Act's picture of risk; NONE is not an AI system at all."""

    NONE = 0
    MINIMAL = 1
    LIMITED = 2
    HIGH = 3
    PROHIBITED = 4


class Outcome(IntEnum):
    """What the user may do."""

    OK = 0
    CONDITIONS = 1
    ASK = 2
    STOP = 3


class StopKind(IntEnum):
    """Who stops it. Nobody in the municipality can lift what the law stops."""

    NOBODY = 0
    POLICY = 1
    LAW = 2


Severity = tuple[Level, Level, Outcome, StopKind]


@dataclass(frozen=True, slots=True)
class Effect:
    """What an answer brings about. Joining two effects takes the worse of each and keeps everything said."""

    level: Level = Level.NONE
    may: Level = Level.NONE
    outcome: Outcome = Outcome.OK
    stop_kind: StopKind = StopKind.NOBODY
    conditions: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()

    def join(self, other: "Effect") -> "Effect":
        """The least effect that is at least as bad as both."""
        return joined((self, other))

    @property
    def severity(self) -> Severity:
        """The ordered part. A level that is only possible counts no more once that level is certain."""
        return self.level, max(self.level, self.may), self.outcome, self.stop_kind


def worst(effects: Iterable[Effect]) -> Effect:
    """The ordered parts of the worst of all effects, without what they say."""
    level, may, outcome, stop_kind = Level.NONE, Level.NONE, Outcome.OK, StopKind.NOBODY
    for part in effects:
        level, may = max(level, part.level), max(may, part.may)
        outcome, stop_kind = max(outcome, part.outcome), max(stop_kind, part.stop_kind)
    return Effect(level, may, outcome, stop_kind)


def joined(effects: Iterable[Effect]) -> Effect:
    """The worst of all effects; of none, an effect that does nothing."""
    parts = tuple(effects)
    return replace(
        worst(parts),
        conditions=_union(part.conditions for part in parts),
        contacts=_union(part.contacts for part in parts),
        cites=_union(part.cites for part in parts),
        notes=_union(part.notes for part in parts),
    )


def _union(parts: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(item for part in parts for item in part))
