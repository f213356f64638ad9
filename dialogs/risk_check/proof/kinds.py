"""The answers to a question, sorted into kinds that no condition and no part of a verdict can tell apart."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dialogs.risk_check.rules import UNSURE, Option, Question

Severity = tuple[int, int, int, int]
"""Level, possible level, outcome and kind of stop, as numbers; worse is larger in each."""

MOST_KINDS = 5_000
"""Kinds of answers to one question; a question with more of them is not proven."""


class TooIntertwined(Exception):
    """So many conditions hang together that the proof would take minutes."""


def join(one: Severity, other: Severity) -> Severity:
    """The least severity at least as bad as both."""
    return (
        one[0] if one[0] > other[0] else other[0],  # noqa: FURB136 - half the time of max
        one[1] if one[1] > other[1] else other[1],  # noqa: FURB136 - half the time of max
        one[2] if one[2] > other[2] else other[2],  # noqa: FURB136 - half the time of max
        one[3] if one[3] > other[3] else other[3],  # noqa: FURB136 - half the time of max
    )


def at_most(one: Severity, other: Severity) -> bool:
    """Whether the first is no worse than the second in any part."""
    return one[0] <= other[0] and one[1] <= other[1] and one[2] <= other[2] and one[3] <= other[3]


@dataclass(frozen=True, slots=True)
class Kind:
    """Answers that are alike: how severe they are, and which atoms of conditions they make true (as bits).

    `example` is one of these answers, `count` how many there are. Neither tells kinds apart.
    """

    severity: Severity
    bits: int
    example: tuple[str, ...]
    count: int = 1

    @property
    def key(self) -> tuple[Severity, int]:
        """All that the rules can see of the answer."""
        return self.severity, self.bits

    def with_ticked(self, other: "Kind") -> "Kind":
        """The answers of both kinds ticked together."""
        severity, bits = join(self.severity, other.severity), self.bits | other.bits
        return Kind(severity, bits, self.example + other.example, self.count * other.count)


@dataclass(frozen=True, slots=True)
class Change:
    """Two answers to one question, the second of which is riskier, or simply another one."""

    before: Kind
    after: Kind


@dataclass(frozen=True, slots=True)
class Choices:
    """What a question offers: each option as a kind of its own."""

    question: Question
    options: Mapping[str, Kind]

    def kinds(self) -> tuple[Kind, ...]:
        """Every kind of answer that the question admits."""
        lone = [self.options[option.id] for option in self._alone()]
        return merged((*lone, *self._subsets(self._free())))

    def additions(self) -> Iterator[Change]:
        """One more box ticked, for each answer it can be added to."""
        free = self._free() if self.question.many else ()
        for option in free:
            others = tuple(other for other in free if other is not option)
            for kind in self._subsets(others):
                yield Change(kind, kind.with_ticked(self.options[option.id]))

    def swaps(self) -> Iterator[Change]:
        """One option exchanged for a riskier one, everything else ticked alike.

        An option is riskier when its own effect, with what the policy says to its level, is as bad in every part and
        worse in one. `unsure` is nobody's riskier option: not knowing is compared on its own.
        """
        for one in self.question.options:
            for other in self.question.options:
                if other.id != UNSURE and self._is_riskier(one, other):
                    yield from self._exchanges(one, other)

    def unsure(self) -> Kind | None:
        """The answer `unsure` alone."""
        return self.options.get(UNSURE)

    def sure(self) -> tuple[Kind, ...]:
        """Every other option alone."""
        return tuple(kind for option, kind in self.options.items() if option != UNSURE)

    def _exchanges(self, one: Option, other: Option) -> Iterator[Change]:
        before, after = self.options[one.id], self.options[other.id]
        yield Change(before, after)
        if self.question.many and not (one.alone or other.alone):
            rest = tuple(option for option in self._free() if option not in {one, other})
            for kind in self._subsets(rest):
                yield Change(kind.with_ticked(before), kind.with_ticked(after))

    def _is_riskier(self, one: Option, other: Option) -> bool:
        mild, grave = self.options[one.id].severity, self.options[other.id].severity
        return mild != grave and at_most(mild, grave)

    def _subsets(self, options: Iterable[Option]) -> tuple[Kind, ...]:
        """The kinds of all sets of these options but the empty one; of single options where only one may be chosen."""
        found: tuple[Kind, ...] = ()
        for option in options:
            one = self.options[option.id]
            together = (kind.with_ticked(one) for kind in found) if self.question.many else ()
            found = merged((*found, one, *together))
            if len(found) > MOST_KINDS:
                raise TooIntertwined
        return found

    def _alone(self) -> tuple[Option, ...]:
        return tuple(option for option in self.question.options if option.alone)

    def _free(self) -> tuple[Option, ...]:
        return tuple(option for option in self.question.options if not option.alone)


def merged(kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    """Each kind once, with the shortest example and all answers counted."""
    found: dict[tuple[Severity, int], Kind] = {}
    for kind in kinds:
        known = found.get(kind.key)
        if known is None:
            found[kind.key] = kind
        else:
            example = min(known.example, kind.example, key=len)
            found[kind.key] = Kind(kind.severity, kind.bits, example, known.count + kind.count)
    return tuple(found.values())


def distinct(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Each change once, as far as the rules can see."""
    return tuple({(change.before.key, change.after.key): change for change in changes}.values())
