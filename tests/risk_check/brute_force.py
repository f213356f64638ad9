"""The properties of the risk check by trying every set of answers, slowly and in the plainest way."""

from collections.abc import Iterable, Iterator
from itertools import chain, combinations, product

from dialogs.risk_check import UNSURE, Answers, Outcome, Question, Rules, answers_on_path, is_settled, next_question
from dialogs.risk_check import verdict as judged
from dialogs.risk_check.conditions import holds
from dialogs.risk_check.proof import Property
from dialogs.risk_check.rules import Option

Assignment = dict[str, tuple[str, ...]]
Severity = tuple[int, int, int, int]


def broken_properties(rules: Rules) -> set[Property]:
    tried = (
        (Property.MONOTONE, any(not below(rules, a, b) for a, b in riskier_pairs(rules))),
        (Property.UNSURE_IS_NO_YES, any(too_mild(rules, a, q) for a, q in unsure_answers(rules))),
        (Property.UNSURE_KEEPS_LEVEL_OPEN, any(closes(rules, a, q) for a, q in unsure_answers(rules))),
        (Property.EARLY_END, any(ends_too_early(rules, a) for a in assignments(rules))),
    )
    return {named for named, is_broken in tried if is_broken}


def never_true(rules: Rules) -> set[str]:
    """The rules that apply to no answers."""
    paths = [answers_on_path(rules, answers) for answers in assignments(rules)]
    return {rule.id for rule in rules.rules if not any(holds(rule.when, path) for path in paths)}


def most_asked(rules: Rules) -> int:
    return max(len(as_asked(rules, answers)) for answers in assignments(rules))


def answer_sets(rules: Rules) -> int:
    return len({tuple(sorted(answers_on_path(rules, answers).items())) for answers in assignments(rules)})


def assignments(rules: Rules) -> Iterator[Assignment]:
    """Every way to answer every question; those off the path are answered as well, and do not count."""
    for answers in product(*map(admitted, rules.questions)):
        yield {question.id: answer for question, answer in zip(rules.questions, answers, strict=True)}


def admitted(question: Question) -> list[tuple[str, ...]]:
    ids = [option.id for option in question.options]
    sets: Iterable[tuple[str, ...]] = chain.from_iterable(combinations(ids, size) for size in range(1, len(ids) + 1))
    return [answer for answer in sets if question.admits(answer)]


def severity(rules: Rules, answers: Answers) -> Severity:
    said = judged(rules, answers)
    return int(said.level), int(said.may), int(said.outcome), int(said.stop_kind)


def riskier_pairs(rules: Rules) -> Iterator[tuple[Assignment, Assignment]]:
    for answers in assignments(rules):
        for question in on_path(rules, answers):
            for riskier in riskier_answers(rules, question, answers[question.id]):
                yield answers, answers | {question.id: riskier}


def riskier_answers(rules: Rules, question: Question, answer: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for option in question.options:
        if option.id not in answer:
            yield from (more for more in [(*answer, option.id)] if question.admits(more))
            for old in answer:
                exchanged = tuple(option.id if one == old else one for one in answer)
                if (
                    option.id != UNSURE
                    and is_riskier(rules, question.option(old), option)
                    and question.admits(exchanged)
                ):
                    yield exchanged


def is_riskier(rules: Rules, one: Option, other: Option) -> bool:
    mild, grave = (o.effect.join(rules.on_level(o.effect.level)).severity for o in (one, other))
    return mild != grave and all(a <= b for a, b in zip(mild, grave, strict=True))


def below(rules: Rules, one: Answers, other: Answers) -> bool:
    return all(a <= b for a, b in zip(severity(rules, one), severity(rules, other), strict=True))


def on_path(rules: Rules, answers: Answers) -> list[Question]:
    counted = answers_on_path(rules, answers)
    return [question for question in rules.questions if question.id in counted]


def unsure_answers(rules: Rules) -> Iterator[tuple[Assignment, Question]]:
    for answers in assignments(rules):
        yield from ((answers, q) for q in on_path(rules, answers) if answers[q.id] == (UNSURE,))


def sure(rules: Rules, answers: Assignment, question: Question) -> list[Severity]:
    options = (option.id for option in question.options if option.id != UNSURE)
    return [severity(rules, answers | {question.id: (option,)}) for option in options]


def too_mild(rules: Rules, answers: Assignment, question: Question) -> bool:
    unsure = severity(rules, answers)[2]
    others = [min(one[2], int(Outcome.ASK)) for one in sure(rules, answers, question) if one[2] > Outcome.OK]
    if question.id in rules.unsure_may_lead_to_ok:
        return unsure == Outcome.OK and bool(others)
    return unsure == Outcome.OK or bool(others and unsure < min(others))


def closes(rules: Rules, answers: Assignment, question: Question) -> bool:
    return any(one[0] > severity(rules, answers)[1] for one in sure(rules, answers, question))


def as_asked(rules: Rules, answers: Assignment) -> Assignment:
    asked: Assignment = {}
    while question := next_question(rules, asked):
        asked[question.id] = answers[question.id]
    return asked


def ends_too_early(rules: Rules, answers: Assignment) -> bool:
    asked = as_asked(rules, answers)
    return is_settled(rules, asked) and severity(rules, asked) != severity(rules, answers)
