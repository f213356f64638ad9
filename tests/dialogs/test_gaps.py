"""What the policy team learns of turns that did not go well."""

from dialogs.messages import Press, Verb
from dialogs.turn import GapKind
from tests.talk import Talk, unclear


def test_a_question_that_nobody_can_answer_is_a_gap_without_persons(talk: Talk) -> None:
    talk.say("kan Gunvor Äppelkvist, 900101-1239, flytta dammsugaren till Mallorca")

    gap = talk.turn.gap
    assert gap is not None
    assert gap.kind is GapKind.UNANSWERED
    assert "Äppelkvist" not in gap.text
    assert "900101" not in gap.text
    assert "dammsugaren" in gap.text
    assert len(gap.nearest) <= 3


def test_a_question_met_with_suggestions_is_unclear(talk: Talk) -> None:
    talk.say(unclear(talk.library, talk.today))

    assert talk.turn.gap is not None
    assert talk.turn.gap.kind is GapKind.UNCLEAR
    assert set(talk.turn.gap.nearest) <= set(talk.library.entries) | {f"tool:{tool}" for tool in talk.library.tools}


def test_an_answer_that_did_not_help_is_kept_in_the_words_of_the_content(talk: Talk) -> None:
    talk.say("får jag logga in med mitt eget gmail-konto som heter kalle37")
    answered = talk.answer.id
    talk.press(Press(Verb.NOT_HELPED, answered))

    gap = talk.turn.gap
    assert gap is not None
    assert (gap.kind, gap.nearest) == (GapKind.NOT_HELPED, (answered,))
    assert "kalle37" not in gap.text
    entry = talk.library.entries[answered]
    assert gap.text in {*entry.questions.sv, *entry.utterances.sv, *entry.questions.en, *entry.utterances.en}


def test_what_went_well_is_no_gap(talk: Talk) -> None:
    for said in ("Får jag använda mitt privata konto?", "hej", "riskkoll", "vet inte", "tack"):
        assert talk.say(said).gap is None
    talk.say("Får jag använda mitt privata konto?")
    assert talk.press(Press(Verb.HELPED, talk.answer.id)).gap is None


def test_what_is_turned_elsewhere_is_no_gap(talk: Talk) -> None:
    group = next(iter(talk.library.elsewhere.values()))
    talk.say(group.utterances.sv[0])

    assert talk.turn.routed is not None
    assert talk.turn.routed.elsewhere == group.id
    assert talk.turn.gap is None


def test_an_answer_to_the_check_is_never_kept_as_a_gap(talk: Talk) -> None:
    talk.say("riskkoll")
    talk.say("xyzzy plugh för Gunvor")

    assert talk.turn.gap is None


def test_a_gap_is_no_longer_than_it_may_be(talk: Talk) -> None:
    talk.say("xyzzy " * 200)

    assert talk.turn.gap is not None
    assert len(talk.turn.gap.text) <= 300
