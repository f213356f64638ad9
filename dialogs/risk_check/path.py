"""Which questions the answers lead to, and which is next. Computed from the answers alone, never remembered."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from dialogs.risk_check.conditions import Answers, Chosen, Condition, Every, Not, Some, holds
from dialogs.risk_check.effects import Effect, Severity, worst
from dialogs.risk_check.rules import UNSURE, Question, Rules


def answers_on_path(rules: Rules, answers: Answers) -> dict[str, tuple[str, ...]]:
    """The answers that count: those to questions the earlier answers lead to.

    What only the register can answer, and has not, counts as unsure. An answer the rules no longer admit is left out.
    """
    counted: dict[str, tuple[str, ...]] = {}
    for question in rules.questions:
        if _leads_to(question, counted):
            given = answers.get(question.id, (UNSURE,) if question.never_asked else ())
            if question.admits(given):
                counted[question.id] = given
    return counted


def _leads_to(question: Question, counted: Answers) -> bool:
    return question.asked_when is None or holds(question.asked_when, counted)


def open_questions(rules: Rules, answers: Answers) -> tuple[Question, ...]:
    """The questions on the path that have no answer yet, as far as the answers show."""
    counted = answers_on_path(rules, answers)
    return tuple(q for q in rules.questions if q.id not in counted and _leads_to(q, counted))


def next_question(rules: Rules, answers: Answers) -> Question | None:
    """The question to ask now; None when the verdict is settled."""
    waiting = open_questions(rules, answers)
    return waiting[0] if waiting and not is_settled(rules, answers) else None


def is_settled(rules: Rules, answers: Answers) -> bool:
    """Whether no answer still to come could change level, possible level, outcome or kind of stop."""
    counted = answers_on_path(rules, answers)
    still_open = _still_open(rules, counted)
    given = [q.option(o).effect for q in rules.questions for o in counted.get(q.id, ())]
    to_come = [option.effect for q in rules.questions if q.id in still_open for option in q.options]
    possible = [rule for rule in rules.rules if _can_be(rule.when, still_open, counted, value=True)]
    certain = [rule.effect for rule in possible if not _can_be(rule.when, still_open, counted, value=False)]
    return _severity(rules, (*given, *certain)) == _severity(
        rules, (*given, *to_come, *(rule.effect for rule in possible))
    )


def severity(rules: Rules, answers: Answers) -> Severity:
    """The ordered part of the verdict on the answers, without what it says."""
    counted = answers_on_path(rules, answers)
    given = [q.option(o).effect for q in rules.questions for o in counted.get(q.id, ())]
    return _severity(rules, (*given, *(rule.effect for rule in rules.rules if holds(rule.when, counted))))


def _severity(rules: Rules, effects: Iterable[Effect]) -> Severity:
    effect = worst(effects)
    return worst((effect, rules.on_level(effect.level))).severity


def most_questions(rules: Rules, answers: Answers) -> int:
    """The most questions the user may have to answer in all, from what is known now."""
    counted = answers_on_path(rules, answers)
    still_open = _still_open(rules, counted)
    return sum(q.id in counted or q.id in still_open for q in rules.questions if not q.never_asked)


def _still_open(rules: Rules, counted: Answers) -> set[str]:
    """The questions without an answer that may still stand on the path."""
    still_open = set[str]()
    for q in rules.questions:
        if q.id not in counted and (q.asked_when is None or _can_be(q.asked_when, still_open, counted, value=True)):
            still_open.add(q.id)
    return still_open


def _can_be(condition: Condition, still_open: AbstractSet[str], counted: Answers, *, value: bool) -> bool:
    """Whether the condition can take the value, each part taken by itself: never fewer than it really can."""
    match condition:
        case Chosen(question, options):
            return question in still_open or options.isdisjoint(counted.get(question, ())) != value
        case Every(parts):
            return (all if value else any)(_can_be(part, still_open, counted, value=value) for part in parts)
        case Some(parts):
            return (any if value else all)(_can_be(part, still_open, counted, value=value) for part in parts)
        case Not(part):
            return _can_be(part, still_open, counted, value=not value)
