from collections.abc import Mapping
from typing import Any

from bot.content.models.risk_check import EffectModel, NamedModel, OptionModel, QuestionModel, RiskCheckModel
from bot.content.values.faq import phrasings, text
from dialogs.risk_check import (
    Chosen,
    Condition,
    Effect,
    Every,
    Known,
    Level,
    Named,
    Not,
    Option,
    Outcome,
    Question,
    Rule,
    Rules,
    Some,
    StopKind,
)


def rules(written: RiskCheckModel) -> Rules:
    """The whole risk check."""
    return Rules(
        questions=tuple(question(one) for one in written.questions),
        rules=tuple(
            Rule(rule.id, condition(rule.when), text(rule.because), effect(rule.effects)) for rule in written.rules
        ),
        policy={Level[name.upper()]: effect(row) for name, row in written.policy.items()},
        conditions={key: text(said) for key, said in written.conditions.items()},
        levels={Level[name.upper()]: _named(said) for name, said in written.levels.items()},
        outcomes={Outcome[name.upper()]: _named(said) for name, said in written.outcomes.items()},
        stop_kinds={StopKind[name.upper()]: _named(said) for name, said in written.stop_kinds.items()},
        reminder=text(written.reminder),
        unsure_may_lead_to_ok={key: text(reason) for key, reason in written.unsure_may_lead_to_ok.items()},
    )


def question(written: QuestionModel) -> Question:
    """A question with its options."""
    return Question(
        id=written.id,
        text=text(written.text),
        short=text(written.short),
        why=text(written.why),
        cites=written.cites,
        many=written.many == "yes",
        changeable=written.changeable == "yes",
        options=tuple(_option(option) for option in written.options),
        asked_when=condition(written.asked_when) if written.asked_when else None,
        known_from=Known(written.known_from) if written.known_from else None,
        never_asked=written.never_asked == "yes",
    )


def _option(written: OptionModel) -> Option:
    return Option(
        id=written.id,
        label=text(written.label),
        help=text(written.help),
        synonyms=phrasings(written.synonyms),
        effect=effect(written.effects),
        alone=written.alone == "yes",
    )


def effect(written: EffectModel) -> Effect:
    """An effect."""
    return Effect(
        level=Level[written.level.upper()],
        may=Level[written.may.upper()],
        outcome=Outcome[written.outcome.upper()],
        stop_kind=StopKind[written.stop_kind.upper()] if written.stop_kind else StopKind.NOBODY,
        conditions=written.conditions,
        contacts=written.contacts,
        cites=written.cites,
        notes=(text(written.note),) if written.note else (),
    )


def condition(written: Mapping[str, Any]) -> Condition:
    """A condition of the closed grammar; its form has been checked."""
    ((key, value),) = written.items()
    match key:
        case "all":
            return Every(tuple(condition(part) for part in value))
        case "any":
            return Some(tuple(condition(part) for part in value))
        case "not":
            return Not(condition(value))
        case _:
            return Chosen(key, frozenset(value))


def _named(written: NamedModel) -> Named:
    return Named(text(written.name), text(written.text))
