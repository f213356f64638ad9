"""The verdict: the worst of all effects on the path, with the answers that decided it."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialogs.language import Text
from dialogs.risk_check.conditions import Answers, holds
from dialogs.risk_check.effects import Effect, Level, Outcome, StopKind, joined, worst
from dialogs.risk_check.path import answers_on_path
from dialogs.risk_check.rules import Rules


@dataclass(frozen=True, slots=True)
class Deciding:
    """An answer, or a rule with its reason, that is as bad as the verdict."""

    question: str
    options: tuple[str, ...]
    because: Text
    cites: tuple[str, ...]
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the answers amount to.

    `level` is what the law calls the use, `may` a worse level that is possible and not settled (else the same as
    `level`), `outcome` what the user may do.
    """

    level: Level
    may: Level
    outcome: Outcome
    stop_kind: StopKind
    conditions: tuple[str, ...]
    contacts: tuple[str, ...]
    cites: tuple[str, ...]
    notes: tuple[Text, ...]
    deciding: tuple[Deciding, ...]


def verdict(rules: Rules, answers: Answers) -> Verdict:
    """The verdict that follows from the answers on the path, and from nothing else."""
    counted = answers_on_path(rules, answers)
    parts = tuple(_parts(rules, counted))
    effect = joined(effect for effect, _ in parts)
    on_level = {level: rules.on_level(level) for level in {part.level for part, _ in parts} | {effect.level}}
    whole = joined((effect, on_level[effect.level]))
    return Verdict(
        whole.level,
        max(whole.level, whole.may),
        whole.outcome,
        whole.stop_kind,
        whole.conditions,
        whole.contacts,
        whole.cites,
        whole.notes,
        tuple(why for part, why in parts if _decides(worst((part, on_level[part.level])), whole)),
    )


def _parts(rules: Rules, counted: Answers) -> Iterator[tuple[Effect, Deciding]]:
    for question in rules.questions:
        for chosen in counted.get(question.id, ()):
            effect = question.option(chosen).effect
            yield effect, Deciding(question.id, (chosen,), Text("", ""), effect.cites or question.cites)
    for rule in rules.rules:
        if holds(rule.when, counted):
            yield rule.effect, Deciding("", (), rule.because, rule.effect.cites, rule.id)


def _decides(alone: Effect, whole: Effect) -> bool:
    """Whether a part, with what the policy says to its level, brings about the outcome alone."""
    as_bad = (alone.outcome, alone.stop_kind) == (whole.outcome, whole.stop_kind)
    return whole.outcome is not Outcome.OK and as_bad
