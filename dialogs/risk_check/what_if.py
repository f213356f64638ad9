"""What would have to be otherwise for a milder outcome: the smallest changes among answers in the user's power."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import combinations, product

from dialogs.risk_check.conditions import Answers, questions_named
from dialogs.risk_check.effects import Outcome, joined
from dialogs.risk_check.path import answers_on_path, is_settled, severity
from dialogs.risk_check.rules import UNSURE, Question, Rules
from dialogs.risk_check.verdict import Verdict, verdict

MOST_SHOWN = 3
MOST_CHANGED = 3
"""Answers that may have to change together; nobody weighs more at once."""

Changed = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Answers to give instead, by question, and the milder outcome they would lead to.

    Where that is not settled, more questions would follow, and the outcome is the mildest they can lead to.
    """

    answers: Changed
    outcome: Outcome
    is_settled: bool


def milder(rules: Rules, answers: Answers) -> tuple[Change, ...]:
    """The smallest changes that would give a milder outcome, those settled first, then the mildest.

    A change is left out where a part of it alone does as well. Only answers on the path to questions the
    rules mark as changeable are looked at, and never replaced by not knowing.
    """
    counted = answers_on_path(rules, answers)
    found = verdict(rules, answers)
    if found.outcome is Outcome.OK or not is_settled(rules, answers):
        return ()
    kept: list[Change] = []
    for size in range(1, MOST_CHANGED + 1):
        kept += _minimal(_of_size(rules, counted, found, size), kept)
    best = sorted(kept, key=lambda change: (not change.is_settled, change.outcome, len(change.answers)))
    return tuple(_one_for_each_question(best))[:MOST_SHOWN]


def _of_size(rules: Rules, counted: Answers, found: Verdict, size: int) -> Iterator[Change]:
    instead = _instead(rules, counted, found.outcome)
    causes = [_causes(rules, why.question, why.rule) for why in found.deciding]
    for chosen in combinations(instead, size):
        if not any(cause.isdisjoint(chosen) for cause in causes):
            for options in product(*(instead[question] for question in chosen)):
                yield from _change(rules, counted, found, tuple(zip(chosen, options, strict=True)))


def _instead(rules: Rules, counted: Answers, outcome: Outcome) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Milder answers by question, for each that is open to change."""
    open_to_change = (question for question in rules.questions if question.changeable and question.id in counted)
    return {q.id: tuple(_milder_answers(rules, q, counted[q.id], outcome)) for q in open_to_change}


def _causes(rules: Rules, question_id: str, rule_id: str) -> frozenset[str]:
    """The questions on whose answers a part of the verdict rests: without any of them changed, the part remains."""
    named = {question_id} if question_id else set[str]()
    named |= {name for rule in rules.rules if rule.id == rule_id for name in questions_named(rule.when)}
    for question in reversed(rules.questions):
        if question.id in named:
            named |= set(questions_named(question.asked_when))
    return frozenset(named)


def _milder_answers(
    rules: Rules, question: Question, chosen: tuple[str, ...], outcome: Outcome
) -> Iterator[tuple[str, ...]]:
    for options in _alternatives(question, chosen):
        effect = joined(question.option(option).effect for option in options)
        if effect.join(rules.on_level(effect.level)).outcome < outcome:
            yield options


def _alternatives(question: Question, chosen: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Other answers: fewer of those ticked, or another option instead of all of them."""
    ticked = [option.id for option in question.options if option.id in chosen and option.id != UNSURE]
    for many in range(len(chosen) - 1, 0, -1):
        yield from combinations(ticked, many)
    others = (option.id for option in question.options if option.id not in {UNSURE, *chosen})
    yield from ((option,) for option in others)


def _change(rules: Rules, counted: Answers, found: Verdict, pairs: Changed) -> Iterator[Change]:
    answers = {**counted, **dict(pairs)}
    _, _, outcome, _ = severity(rules, answers)
    if outcome < found.outcome:
        yield Change(pairs, outcome, is_settled(rules, answers))


def _minimal(changes: Iterator[Change], smaller: list[Change]) -> list[Change]:
    return [change for change in changes if not any(_does_as_well(part, change) for part in smaller)]


def _does_as_well(part: Change, whole: Change) -> bool:
    as_sure = part.is_settled or not whole.is_settled
    return set(part.answers) <= set(whole.answers) and part.outcome <= whole.outcome and as_sure


def _one_for_each_question(changes: list[Change]) -> Iterator[Change]:
    """Of changes at the same questions to the same outcome, the one that leaves most as it is."""
    seen = reduce(_with, changes, dict[tuple[Outcome, tuple[str, ...]], Change]())
    yield from seen.values()


def _with(
    seen: dict[tuple[Outcome, tuple[str, ...]], Change], change: Change
) -> dict[tuple[Outcome, tuple[str, ...]], Change]:
    key = change.outcome, tuple(question for question, _ in change.answers)
    return seen if key in seen else {**seen, key: change}
