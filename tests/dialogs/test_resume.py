"""A check left on Friday, gone on with on Monday, under rules that may have changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs.library import Library
from dialogs.replies import Ask
from dialogs.risk_check import Outcome, Question, Rules
from dialogs.risk_check.proof import StillToAsk
from tests.talk import Talk

FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)
CHANGED = "Riskkollen har ändrats sedan du svarade senast."


def left_on_friday(talk: Talk) -> Talk:
    talk.today = FRIDAY
    talk.say("riskkoll")
    for answer in ("ett godkänt verktyg", "ja, det är ai", "internt"):
        talk.say(answer)
    assert talk.ask.question == "involves"
    return talk


def on_monday(talk: Talk, rules: Rules | None = None) -> Talk:
    talk.today = MONDAY
    if rules:
        talk.library = replace(talk.library, rules=rules, still_to_ask=StillToAsk(rules), rules_fingerprint="monday")
    talk.say("fortsätt")
    return talk


def with_question(rules: Rules, changed: Callable[[Question], Question | None], question_id: str) -> Rules:
    kept = ((changed(q) if q.id == question_id else q) for q in rules.questions)
    return replace(rules, questions=tuple(q for q in kept if q is not None))


def without(option_id: str) -> Callable[[Question], Question]:
    return lambda question: replace(question, options=tuple(o for o in question.options if o.id != option_id))


def renamed(old: str, new: str) -> Callable[[Question], Question]:
    def rename(question: Question) -> Question:
        return replace(question, options=tuple(replace(o, id=new) if o.id == old else o for o in question.options))

    return rename


def test_nothing_is_asked_again_when_the_rules_are_the_same(talk: Talk) -> None:
    on_monday(left_on_friday(talk))

    assert CHANGED not in talk.text
    assert talk.ask.question == "involves"


@pytest.mark.parametrize(
    ("change", "question", "asked_again"),
    [
        (without("internal"), "data", "data"),
        (renamed("internal", "in_house"), "data", "data"),
        (without("approved"), "tool", "tool"),
        (without("public"), "data", "involves"),
    ],
)
def test_only_answers_that_the_new_rules_do_not_take_are_asked_for_again(
    change: Callable[[Question], Question], question: str, asked_again: str, talk: Talk
) -> None:
    on_monday(left_on_friday(talk), with_question(talk.library.rules, change, question))

    assert CHANGED in talk.text
    assert talk.ask.question == asked_again


def test_a_question_that_is_gone_takes_its_answer_with_it(talk: Talk) -> None:
    on_monday(left_on_friday(talk), with_question(talk.library.rules, lambda _: None, "data"))

    assert CHANGED in talk.text
    assert talk.ask.question == "involves"
    assert "data" not in dict(talk.state.check.answers if talk.state.check else ())


def test_a_question_that_is_new_is_asked_where_it_stands(talk: Talk) -> None:
    rules = talk.library.rules
    new = replace(rules.questions[-1], id="new", asked_when=None)

    on_monday(left_on_friday(talk), replace(rules, questions=(new, *rules.questions)))

    assert CHANGED in talk.text
    assert talk.ask.question == "new"


def test_the_change_is_told_once(talk: Talk) -> None:
    on_monday(left_on_friday(talk), with_question(talk.library.rules, without("internal"), "data"))

    talk.say("internt arbetsmaterial")
    assert CHANGED not in talk.text


def test_an_answer_written_to_the_old_rules_is_not_taken_for_one_to_the_new(talk: Talk, library: Library) -> None:
    left_on_friday(talk)
    talk.library = replace(
        library, rules=with_question(library.rules, without("internal"), "data"), rules_fingerprint="monday"
    )
    talk.say("inget av dem")

    assert CHANGED in talk.text
    assert talk.ask.question == "data"


def test_the_verdict_is_that_of_a_fresh_check_under_the_new_rules(talk: Talk) -> None:
    stricter = {
        level: replace(effect, outcome=Outcome.STOP, contacts=("ai_coordinator",))
        for level, effect in talk.library.rules.policy.items()
    }
    rules = replace(talk.library.rules, policy=stricter)
    fresh = Talk(replace(talk.library, rules=rules, still_to_ask=StillToAsk(rules)), MONDAY)

    on_monday(left_on_friday(talk), fresh.library.rules)
    fresh.say("riskkoll")
    for answer in ("ett godkänt verktyg", "ja, det är ai", "internt"):
        fresh.say(answer)
    for other in (talk, fresh):
        for answer in ("ingen av dem", "inget av områdena", "ja"):
            if isinstance(other.turn.replies[-1], Ask):
                other.say(answer)

    assert talk.verdict.outcome == fresh.verdict.outcome == "stop"
    assert talk.verdict.text == fresh.verdict.text


def test_weeks_later_the_check_still_waits(talk: Talk) -> None:
    left_on_friday(talk)
    talk.today = FRIDAY + timedelta(weeks=6)
    talk.say("fortsätt riskkollen")

    assert talk.ask.question == "involves"
