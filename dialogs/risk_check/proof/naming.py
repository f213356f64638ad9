"""Who is to be asked, and what the policy says: looked at part by part, since a verdict is the worst of its parts."""

from collections.abc import Iterator

from dialogs.risk_check.effects import Effect, Level, Outcome, StopKind
from dialogs.risk_check.proof.findings import Broken, Place, Property
from dialogs.risk_check.rules import Rules


def parts_of_verdicts(rules: Rules) -> Iterator[tuple[Place, Effect]]:
    """Every answer and every rule, with what the policy says to its level."""
    for question in rules.questions:
        for option in question.options:
            yield Place(question.id, option.id), option.effect.join(rules.on_level(option.effect.level))
    for rule in rules.rules:
        yield Place(rule=rule.id), rule.effect.join(rules.on_level(rule.effect.level))


def nobody_to_ask(rules: Rules) -> Iterator[Broken]:
    """Every answer and rule that leads to ask or stop and names no contact."""
    for place, effect in parts_of_verdicts(rules):
        if effect.outcome >= Outcome.ASK and not effect.contacts:
            row = Place(level=effect.level.name.lower())
            yield Broken(Property.SOMEBODY_TO_ASK, (place, row), fault="contact")


def against_the_policy(rules: Rules) -> Iterator[Broken]:
    """Where the table of levels contradicts itself, or lets pass what the law forbids."""
    harsher = Effect()
    for level in Level:
        row = rules.policy.get(level, Effect())
        if row.level > level or row.may > level:
            yield Broken(Property.POLICY_HOLDS, (Place(level=level.name.lower()),), fault="raises")
        if (row.outcome, row.stop_kind) < (harsher.outcome, harsher.stop_kind):
            yield Broken(Property.POLICY_HOLDS, (Place(level=level.name.lower()),), fault="milder")
        harsher = harsher.join(row)
    last = rules.on_level(Level.PROHIBITED)
    if (last.outcome, last.stop_kind) != (Outcome.STOP, StopKind.LAW):
        yield Broken(Property.POLICY_HOLDS, (Place(level="prohibited"),), fault="law")
