from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.library import Library
from dialogs.risk_check import Answers, Outcome, Question, Rules, is_settled, milder, next_question, verdict
from tests.talk import Talk


def finished(rules: Rules, given: Answers) -> dict[str, tuple[str, ...]]:
    """The answers, and to every other question on the path its mildest option."""
    answers = dict(given)
    while (question := next_question(rules, answers)) is not None:
        mildest = min(question.options, key=lambda option: (option.id == "unsure", option.effect.severity))
        answers[question.id] = (mildest.id,)
    return answers


def test_leaving_out_what_is_too_delicate_for_the_tool_is_offered(library: Library) -> None:
    told = {"tool": ("approved",), "tool_class": ("internal",), "data": ("internal", "personal")}
    answers = finished(library.rules, told)

    changes = milder(library.rules, answers)

    assert verdict(library.rules, answers).outcome is Outcome.STOP
    assert (("data", ("internal",)),) in [change.answers for change in changes]


def test_another_kind_of_information_is_offered_where_a_single_kind_is_too_delicate(library: Library) -> None:
    told = {"tool": ("approved",), "tool_class": ("internal",), "is_ai": ("yes",), "data": ("children",)}
    answers = finished(library.rules, told)

    changes = milder(library.rules, answers)

    assert (("data", ("public",)),) in [change.answers for change in changes]


def test_nothing_is_offered_where_nothing_stands_in_the_way(library: Library) -> None:
    answers = finished(library.rules, {"tool": ("approved",), "tool_class": ("sensitive",)})

    changes = milder(library.rules, answers)

    assert verdict(library.rules, answers).outcome is Outcome.OK
    assert changes == ()


def some_answers(question: Question) -> st.SearchStrategy[tuple[str, ...]]:
    alone = st.sampled_from([(option.id,) for option in question.options])
    free = [option.id for option in question.options if not option.alone]
    if not question.many or not free:
        return alone
    return alone | st.lists(st.sampled_from(free), min_size=1, max_size=3, unique=True).map(tuple)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_change_offered_is_settled_milder_and_minimal(library: Library, data: st.DataObject) -> None:
    rules = library.rules
    answers: dict[str, tuple[str, ...]] = {}
    while (question := next_question(rules, answers)) is not None:
        answers[question.id] = data.draw(some_answers(question))

    found = verdict(rules, answers).outcome
    for change in milder(rules, answers):
        changed = {**answers, **dict(change.answers)}
        assert is_settled(rules, changed) == change.is_settled
        assert verdict(rules, changed).outcome == change.outcome < found
        for at in range(len(change.answers)):
            fewer = {**answers, **dict(change.answers[:at] + change.answers[at + 1 :])}
            as_sure = is_settled(rules, fewer) or not change.is_settled
            assert not as_sure or verdict(rules, fewer).outcome > change.outcome


def test_two_changes_that_belong_together_are_told_with_spaces_between(talk: Talk) -> None:
    talk.say("riskkoll copilot chat")
    for answer in ("personuppgifter", "inget av det", "inget av områdena"):
        talk.say(answer)

    lines = [line for part in talk.verdict.parts for line in part.lines]
    assert any("” och Uppgifter" in line for line in lines), lines
