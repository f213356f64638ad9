"""What is counted of a turn."""

from dialogs.language import Language
from dialogs.messages import Press, Verb
from dialogs.state import State
from dialogs.tallies import tallies_of
from dialogs.turn import Context, HandedOver, Tallied, Tally, Turn
from tests.talk import Talk, unclear


def counted(talk: Talk, what: Tallied) -> list[str]:
    return [tally.which for tally in talk.turn.tallies if tally.what is what]


def test_an_answer_is_counted_with_its_entry_topic_and_language(talk: Talk) -> None:
    talk.say("Får jag använda mitt privata konto?")

    assert talk.turn.tallies == (
        Tally(Tallied.DECISION, "answer"),
        Tally(Tallied.LANGUAGE, "sv"),
        Tally(Tallied.SHOWN, "private-account"),
        Tally(Tallied.TOPIC, "tools"),
    )


def test_suggestions_a_no_and_what_is_elsewhere_are_told_apart(talk: Talk) -> None:
    talk.say(unclear(talk.library, talk.today))
    assert counted(talk, Tallied.DECISION) == ["suggest"]
    talk.say("kan Gunvor Äppelkvist flytta dammsugaren till Mallorca")
    assert counted(talk, Tallied.DECISION) == ["none"]
    talk.say(next(iter(talk.library.elsewhere.values())).utterances.sv[0])
    assert counted(talk, Tallied.DECISION) == ["elsewhere"]


def test_an_entry_that_is_picked_is_shown_but_was_no_question(talk: Talk) -> None:
    talk.press(Press(Verb.ASK, "private-account"))

    assert (counted(talk, Tallied.DECISION), counted(talk, Tallied.SHOWN)) == ([], ["private-account"])


def test_a_tool_is_counted_as_shown(talk: Talk) -> None:
    talk.press(Press(Verb.TOOL, "copilot-chat"))

    assert counted(talk, Tallied.SHOWN) == ["tool:copilot-chat"]


def test_a_check_is_counted_when_it_begins_and_when_it_ends_and_not_when_it_is_shown_again(talk: Talk) -> None:
    talk.say("riskkoll")
    assert counted(talk, Tallied.BEGUN) == ["check"]
    verdicts = []
    for _ in range(20):
        talk.press(Press(Verb.ANSWER, talk.ask.question, talk.ask.card, (talk.ask.choices[0].id,)))
        assert counted(talk, Tallied.BEGUN) == []
        verdicts += counted(talk, Tallied.VERDICT)
        if talk.state.check and not hasattr(talk.turn.replies[-1], "choices"):
            break
    (outcome,) = verdicts
    assert outcome.split("/")[0] == talk.verdict.outcome

    talk.say("fortsätt")
    assert talk.verdict.outcome == outcome.split("/")[0]
    assert counted(talk, Tallied.VERDICT) == []


def test_words_that_are_no_answer_to_the_check_are_no_question(talk: Talk) -> None:
    talk.say("riskkoll")
    talk.say("xyzzy plugh qwrt")

    assert talk.turn.tallies == ()


def test_thumbs_are_counted(talk: Talk) -> None:
    talk.say("Får jag använda mitt privata konto?")
    talk.press(Press(Verb.HELPED, "private-account"))

    assert talk.turn.tallies == (Tally(Tallied.FEEDBACK, "helped"),)


def test_nothing_that_was_said_is_in_a_count(talk: Talk) -> None:
    for said in ("får jag logga in med kalle37", "kalle37", "riskkoll", "kalle37 är chef", "nej", "tack kalle37"):
        talk.say(said)
        assert "kalle" not in str(talk.turn.tallies)


def test_a_question_sent_to_a_person_is_counted_as_handed_over(talk: Talk) -> None:
    context = Context(talk.library, State(), Language.SV, talk.today)
    handed = HandedOver("ai_coordinator", Language.SV, "kalle37")

    counted_of = tallies_of(context, Turn(State(), (), handed_over=handed))

    assert counted_of == (Tally(Tallied.DECISION, "handed_over"),)
