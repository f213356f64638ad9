"""The proof finds what trying every set of answers finds, and the shipped rules pass it."""

from hypothesis import given, settings

from dialogs.library import Library
from dialogs.risk_check import Answers, Rules, Verdict, verdict
from dialogs.risk_check.proof import Property, faults, prove
from dialogs.risk_check.proof.automaton import Automaton
from dialogs.risk_check.proof.early_end import EarlyEnd
from dialogs.risk_check.proof.one_verdict import OneVerdict
from dialogs.risk_check.proof.paths import Paths
from tests.risk_check import brute_force
from tests.risk_check.small_rules import small_rules

TRIED = {
    Property.MONOTONE,
    Property.UNSURE_IS_NO_YES,
    Property.UNSURE_KEEPS_LEVEL_OPEN,
    Property.EARLY_END,
    Property.ONE_VERDICT,
}


@given(small_rules())
@settings(max_examples=60)
def test_the_proof_finds_what_trying_everything_finds(rules: Rules) -> None:
    certificate = prove(rules, "")

    assert {one.property for one in certificate.broken} & TRIED == brute_force.broken_properties(rules)
    assert certificate.answer_sets == brute_force.answer_sets(rules)
    assert certificate.most_questions == brute_force.most_asked(rules)
    dead = {place.rule for one in certificate.broken if one.fault == "rule" for place in one.places}
    assert dead == brute_force.never_true(rules)


@given(small_rules())
@settings(max_examples=40)
def test_a_counterexample_is_what_it_says(rules: Rules) -> None:
    for one in prove(rules, "").broken:
        if one.property is Property.MONOTONE:
            assert not brute_force.below(rules, one.answers, one.others)
        elif one.property is Property.UNSURE_KEEPS_LEVEL_OPEN:
            assert verdict(rules, one.answers).level > verdict(rules, one.others).may
        elif one.property is Property.UNSURE_IS_NO_YES:
            assert verdict(rules, one.others).outcome <= verdict(rules, one.answers).outcome


def test_the_shipped_rules_are_proven(library: Library) -> None:
    certificate = prove(library.rules, library.rules_fingerprint)

    assert certificate.broken == ()
    assert {one.property for one in certificate.proven} == set(Property)
    assert certificate.most_questions <= 13
    assert certificate.asked_on == 0
    assert certificate.answer_sets > 10**12
    assert list(faults(library.rules)) == []


def hasty(_rules: Rules, answers: Answers) -> bool:
    return len(answers) > 2


def test_asking_that_ends_too_early_is_found(library: Library) -> None:
    early = EarlyEnd(Paths(Automaton(library.rules)), hasty)

    assert early.broken is not None
    assert verdict(library.rules, early.broken.answers).outcome != verdict(library.rules, early.broken.others).outcome


def last_answer_counts(rules: Rules, answers: Answers) -> Verdict:
    return verdict(rules, dict(list(answers.items())[:-1]))


def test_a_verdict_that_depends_on_the_order_is_found(library: Library) -> None:
    one = OneVerdict(Paths(Automaton(library.rules)), last_answer_counts)

    assert one.broken is not None
    assert one.broken.answers
