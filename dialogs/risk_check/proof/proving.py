"""The proof: every property held against every set of answers that the rules admit."""

from collections.abc import Iterator

from dialogs.risk_check.effects import Level
from dialogs.risk_check.proof.automaton import Automaton
from dialogs.risk_check.proof.comparing import Comparison, level_kept_open, monotone
from dialogs.risk_check.proof.dead import Dead
from dialogs.risk_check.proof.early_end import EarlyEnd
from dialogs.risk_check.proof.findings import Broken, Certificate, Property, Proven
from dialogs.risk_check.proof.naming import against_the_policy, nobody_to_ask, parts_of_verdicts
from dialogs.risk_check.proof.not_knowing import all_not_knowing
from dialogs.risk_check.proof.one_verdict import OneVerdict
from dialogs.risk_check.proof.paths import Paths
from dialogs.risk_check.rules import Rules

Result = tuple[Property, int, tuple[Broken, ...]]


def prove(rules: Rules, fingerprint: str) -> Certificate:
    """Prove the rules of the fingerprint, or find answers for which a property does not hold.

    Raises:
        TooIntertwined: the proof would take minutes.
    """
    paths = Paths(Automaton(rules))
    early = EarlyEnd(paths)
    results = (*_of_parts(paths), *_of_pairs(paths), *_of_asking(paths, early))
    broken = tuple(one for _, _, found in results for one in found)
    return Certificate(
        rules=fingerprint,
        answer_sets=paths.answer_sets,
        states=paths.states,
        most_questions=early.most_questions,
        asked_on=early.asked_on,
        proven=tuple(_proven(results, named) for named in Property if named not in {one.property for one in broken}),
        broken=broken,
    )


def faults(rules: Rules) -> Iterator[Broken]:
    """What does not hold, as it is found; what is soonest looked at comes first.

    Raises:
        TooIntertwined: the proof would take minutes.
    """
    paths = Paths(Automaton(rules))
    for results in (_of_parts(paths), _of_pairs(paths), _of_asking(paths, EarlyEnd(paths))):
        for _, _, broken in results:
            yield from broken


def _proven(results: tuple[Result, ...], named: Property) -> Proven:
    return Proven(named, sum(cases for its, cases, _ in results if its is named))


def _of_parts(paths: Paths) -> Iterator[Result]:
    rules, dead = paths.automaton.rules, Dead(paths)
    yield Property.POLICY_HOLDS, len(Level), tuple(against_the_policy(rules))
    yield Property.SOMEBODY_TO_ASK, sum(1 for _ in parts_of_verdicts(rules)), tuple(nobody_to_ask(rules))
    found = tuple(dead.found())
    yield Property.NOTHING_DEAD, dead.looked_at, found


def _of_pairs(paths: Paths) -> Iterator[Result]:
    unsure = tuple(all_not_knowing(paths))
    too_mild = tuple(found for question in unsure if (found := question.broken()))
    yield Property.UNSURE_IS_NO_YES, sum(question.compared for question in unsure), too_mild
    excuses = paths.automaton.rules.unsure_may_lead_to_ok
    idle = tuple(found for question in unsure if (found := question.idle_excuse()))
    yield Property.NOTHING_DEAD, len(excuses), idle
    kept_open = level_kept_open(paths)
    yield Property.UNSURE_KEEPS_LEVEL_OPEN, kept_open.compared, _some(kept_open, Property.UNSURE_KEEPS_LEVEL_OPEN)
    riskier = monotone(paths)
    yield Property.MONOTONE, riskier.compared, _some(riskier, Property.MONOTONE)


def _some(comparison: Comparison, named: Property) -> tuple[Broken, ...]:
    broken = comparison.broken(named)
    return (broken,) if broken else ()


def _of_asking(paths: Paths, early: EarlyEnd) -> Iterator[Result]:
    one = OneVerdict(paths)
    yield Property.ENDS, paths.states, ()
    yield Property.ONE_VERDICT, one.compared, (one.broken,) if one.broken else ()
    yield Property.EARLY_END, early.looked_at, (early.broken,) if early.broken else ()
    yield Property.NOTHING_DEAD, len(early.put), tuple(early.never_put())
