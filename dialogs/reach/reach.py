"""All that a change of the content reaches, as one value."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dialogs.gaps import Met
from dialogs.library import Library
from dialogs.reach.changes import Change, changes
from dialogs.reach.logged import asked_in_vain
from dialogs.reach.questions import Answers, Asked, Done, answers
from dialogs.reach.resting import Moved, moved
from dialogs.reach.tools import NewDecision, decisions
from dialogs.reach.verdicts import Receipts, Scenario, Verdicts, looks, still_valid, verdicts
from dialogs.risk_check import Receipt


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is put to both sides: questions written for it, what was asked in vain, scenarios and receipts."""

    questions: tuple[Asked, ...] = ()
    logged: tuple[Met, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    receipts: tuple[Receipt, ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """What differs between two libraries, by their fingerprints, and what follows from it."""

    before: str
    after: str
    changes: tuple[Change, ...]
    moved: tuple[Moved, ...]
    questions: Answers
    logged: Answers
    scenarios: Verdicts
    receipts: Receipts
    tools: tuple[NewDecision, ...]

    @property
    def gives_others(self) -> bool:
        """Whether a question gets another answer, or a scenario or receipt another verdict."""
        judged = any(look.is_judged_otherwise for look in self.receipts.looks)
        return bool(self.questions.others or self.logged.others or self.scenarios.others or judged)


def reach(
    old: Library, new: Library, today: date, evidence: Evidence | None = None, done: Done = lambda _: None
) -> Reach:
    """Compare the two; `done` is told how many questions have been put."""
    given = evidence or Evidence()
    found, receipts = changes(old, new), still_valid(given.receipts, today)
    shifted = moved(old, new, found, receipts)
    cited = tuple(each.change.thing.id for each in shifted)
    return Reach(
        before=old.fingerprint,
        after=new.fingerprint,
        changes=found,
        moved=shifted,
        questions=answers(old, new, given.questions, today, done),
        logged=answers(old, new, asked_in_vain(new, given.logged), today, _after(len(given.questions), done)),
        scenarios=verdicts(old.rules, new.rules, given.scenarios),
        receipts=looks(old, new, receipts, cited),
        tools=decisions(old, new, found, cited),
    )


def _after(earlier: int, done: Callable[[int], None]) -> Done:
    return lambda number: done(earlier + number)
