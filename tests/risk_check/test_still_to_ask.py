"""How many questions a check says there are at most, against what is really asked."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.library import Library
from dialogs.risk_check import Answers, Rules, most_questions, next_question
from dialogs.risk_check.proof import StillToAsk, prove
from tests.risk_check import brute_force
from tests.risk_check.small_rules import small_rules


def said_on_the_way(rules: Rules, answers: Answers) -> list[int]:
    """What the user is told before each question, where these answers are given; at the end, how many were asked."""
    still, given_so_far, told = StillToAsk(rules), dict[str, tuple[str, ...]](), list[int]()
    while question := next_question(rules, given_so_far):
        told.append(still.most(given_so_far))
        given_so_far[question.id] = answers[question.id]
    return [*told, len(given_so_far)]


@given(small_rules())
@settings(max_examples=60)
def test_before_the_first_question_it_is_the_most_anybody_is_asked(rules: Rules) -> None:
    assert StillToAsk(rules).most({}) == brute_force.most_asked(rules)


@given(small_rules(), st.data())
@settings(max_examples=60)
def test_it_never_grows_and_never_falls_short(rules: Rules, data: st.DataObject) -> None:
    told = said_on_the_way(rules, data.draw(st.sampled_from(list(brute_force.assignments(rules)))))

    assert told == sorted(told, reverse=True)


@given(small_rules(), st.data())
@settings(max_examples=60)
def test_it_never_falls_short_of_answers_given_in_any_order(rules: Rules, data: st.DataObject) -> None:
    answers = data.draw(st.sampled_from(list(brute_force.assignments(rules))))
    kept = {name: answers[name] for name in data.draw(st.sets(st.sampled_from(sorted(answers))))}
    most = StillToAsk(rules).most(kept)
    while question := next_question(rules, kept):
        kept[question.id] = answers[question.id]

    on_path = [q for q in brute_force.on_path(rules, kept) if q.id in kept and not q.never_asked]
    assert len(on_path) <= most


def test_the_shipped_check_says_what_was_proven(library: Library) -> None:
    rules = library.rules

    assert library.still_to_ask.most({}) == prove(rules, "").most_questions < most_questions(rules, {})
