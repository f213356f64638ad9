"""Which questions the answers lead to, and which is next. Computed from the answers alone, never remembered."""

from dialogs.risk_check.rules import (
    UNSURE,
    Answers,
    Chosen,
    Condition,
    Effect,
    Every,
    Not,
    Question,
    Rules,
    Some,
    holds,
    joined,
)


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
    so_far = effect_so_far(rules, answers)
    worst = so_far.join(_worst_to_come(rules, answers))
    return worst.join(rules.on_level(worst.level)).severity == so_far.join(rules.on_level(so_far.level)).severity


def effect_so_far(rules: Rules, answers: Answers) -> Effect:
    """The join of all effects on the path: chosen options and rules that hold."""
    counted = answers_on_path(rules, answers)
    options = (q.option(o).effect for q in rules.questions for o in counted.get(q.id, ()))
    crossing = (rule.effect for rule in rules.rules if holds(rule.when, counted))
    return joined((*options, *crossing))


def _worst_to_come(rules: Rules, answers: Answers) -> Effect:
    counted = answers_on_path(rules, answers)
    waiting = [q for q in rules.questions if q.id not in counted and _may_hold(q.asked_when, rules, counted)]
    options = (option.effect for question in waiting for option in question.options)
    crossing = (rule.effect for rule in rules.rules if _may_hold(rule.when, rules, counted))
    return joined((*options, *crossing))


def most_questions(rules: Rules, answers: Answers) -> int:
    """The most questions the user may have to answer in all, from what is known now."""
    counted = answers_on_path(rules, answers)
    asked = [q for q in rules.questions if not q.never_asked]
    return sum(q.id in counted or _may_hold(q.asked_when, rules, counted) for q in asked)


def _may_hold(condition: Condition | None, rules: Rules, counted: Answers) -> bool:
    return condition is None or True in _possible(condition, rules, counted)


def _possible(condition: Condition, rules: Rules, counted: Answers) -> set[bool]:
    """The truth values the condition can still take, each part taken by itself: never fewer than it really can."""
    match condition:
        case Chosen(question, _):
            return {holds(condition, counted)} if _is_fixed(question, rules, counted) else {True, False}
        case Every(parts):
            values = [_possible(part, rules, counted) for part in parts]
            return {all(True in v for v in values), all(v == {True} for v in values)}
        case Some(parts):
            values = [_possible(part, rules, counted) for part in parts]
            return {any(True in v for v in values), any(v == {True} for v in values)}
        case Not(part):
            return {not value for value in _possible(part, rules, counted)}


def _is_fixed(question_id: str, rules: Rules, counted: Answers) -> bool:
    if question_id in counted:
        return True
    question = rules.question(question_id)
    return question is None or not _may_hold(question.asked_when, rules, counted)
