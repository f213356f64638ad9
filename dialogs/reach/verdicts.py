"""Answers to the risk check judged by two sets of rules: worked scenarios, and receipts that people have."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dialogs.language import Text
from dialogs.library import Library
from dialogs.risk_check import Answers, Receipt, Rules, Standing, Verdict, next_question, on_register, replayed, verdict

SHOWN = 8
"""Characters of a receipt's id that are told: whoever has all of it may read the receipt."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A use of AI as staff describe it, with their answers."""

    id: str
    title: Text
    answers: Answers


@dataclass(frozen=True, slots=True)
class Judged:
    """What answers amount to. `is_settled`: no question is open that could still change it."""

    outcome: str
    level: str
    may: str
    stop_kind: str
    conditions: tuple[str, ...]
    contacts: tuple[str, ...]
    is_settled: bool


@dataclass(frozen=True, slots=True)
class OtherVerdict:
    """A scenario that is judged otherwise now."""

    scenario: Scenario
    before: Judged
    after: Judged


@dataclass(frozen=True, slots=True)
class Verdicts:
    """How many scenarios were judged by both sides, and those with another verdict."""

    put: int
    others: tuple[OtherVerdict, ...]


@dataclass(frozen=True, slots=True)
class NewLook:
    """A receipt that somebody should look at again.

    `id` is its beginning. It stands otherwise, or is judged otherwise, or rests on `clauses` that say something else.
    """

    id: str
    made: str
    tool: str
    standing_before: Standing
    standing: Standing
    before: Judged
    after: Judged
    clauses: tuple[str, ...]

    @property
    def is_judged_otherwise(self) -> bool:
        """Whether the same answers give another verdict, or none that is settled."""
        return (self.standing_before, self.before) != (self.standing, self.after)


@dataclass(frozen=True, slots=True)
class Receipts:
    """How many receipts that are still valid were replayed on both sides, and those that need a new look."""

    put: int
    looks: tuple[NewLook, ...]


def verdicts(old: Rules, new: Rules, scenarios: Sequence[Scenario]) -> Verdicts:
    """Judge each scenario by both."""
    pairs = ((scenario, _judged(old, scenario), _judged(new, scenario)) for scenario in scenarios)
    return Verdicts(len(scenarios), tuple(OtherVerdict(*pair) for pair in pairs if pair[1] != pair[2]))


def _judged(rules: Rules, scenario: Scenario) -> Judged:
    return _in_names(verdict(rules, scenario.answers), is_settled=next_question(rules, scenario.answers) is None)


def _in_names(found: Verdict, *, is_settled: bool) -> Judged:
    return Judged(
        outcome=found.outcome.name.lower(),
        level=found.level.name.lower(),
        may=found.may.name.lower(),
        stop_kind=found.stop_kind.name.lower(),
        conditions=tuple(sorted(found.conditions)),
        contacts=tuple(sorted(found.contacts)),
        is_settled=is_settled,
    )


def still_valid(receipts: Iterable[Receipt], today: date) -> tuple[Receipt, ...]:
    """The receipts that have not run out."""
    return tuple(receipt for receipt in receipts if receipt.valid_until >= today.isoformat())


def looks(old: Library, new: Library, receipts: Sequence[Receipt], moved: Sequence[str]) -> Receipts:
    """Replay each receipt on both sides' rules and register; `moved` are the clauses and laws that changed."""
    return Receipts(len(receipts), tuple(_looks(old, new, receipts, moved)))


def _looks(old: Library, new: Library, receipts: Sequence[Receipt], moved: Sequence[str]) -> Iterator[NewLook]:
    for kept in receipts:
        sides = (*_stands(old, kept), *_stands(new, kept))
        look = NewLook(
            id=kept.id[:SHOWN],
            made=kept.made,
            tool=kept.tool,
            standing_before=sides[0],
            standing=sides[2],
            before=sides[1],
            after=sides[3],
            clauses=tuple(clause for clause in kept.clauses if clause in moved),
        )
        if look.is_judged_otherwise or look.clauses:
            yield look


def _stands(library: Library, kept: Receipt) -> tuple[Standing, Judged]:
    replay = replayed(library.rules, on_register(library.rules, kept, library.tool(kept.tool)))
    return replay.standing, _in_names(replay.verdict, is_settled=replay.standing is not Standing.UNSETTLED)
