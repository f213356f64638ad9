"""A question goes to a person on an explicit yes alone, and exactly as it was shown."""

import pytest

from dialogs.language import Language
from dialogs.library import Library
from dialogs.messages import Press, Verb
from dialogs.replies import Ask, presses
from dialogs.state import Stage
from dialogs.turn import HandedOver
from tests.conftest import TODAY
from tests.talk import Talk, unclear

STRANGE = "kan Gunvor Äppelkvist, 900101-1239, flytta dammsugaren till Mallorca"
REDACTED = "kan [namn], [personnummer], flytta dammsugaren till Mallorca"


@pytest.fixture(name="asking")
def fixture_asking(learnt_library: Library) -> Talk:
    """A conversation from where the AI coordinator and the lawyer can be asked."""
    return Talk(learnt_library, TODAY, experts=frozenset({"ai_coordinator", "legal"}))


def titles(talk: Talk) -> list[str]:
    return [action.title for reply in talk.turn.replies for action in presses(reply)]


def test_what_the_bot_cannot_answer_is_shown_then_sent_on_a_yes(asking: Talk) -> None:
    asking.say(STRANGE)
    assert "Fråga en människa" in titles(asking)

    asking.say("Fråga en människa")
    assert REDACTED in asking.text
    assert "AI-samordnaren" in asking.text
    assert titles(asking) == ["Ja, skicka", "Nej, skicka inte"]
    assert asking.turn.handed_over is None

    asking.say("ja")
    assert asking.turn.handed_over == HandedOver("ai_coordinator", Language.SV, REDACTED)
    assert asking.state.hand_over is None


def test_the_same_by_pressing_in_english(asking: Talk) -> None:
    asking.say("can somebody move the vacuum cleaner to Mallorca tomorrow")
    asking.press(Press(Verb.HAND_OVER, "ai_coordinator"))
    assert "Shall I send it?" in asking.text

    asking.press(Press(Verb.SEND))

    assert asking.turn.handed_over is not None
    assert asking.turn.handed_over.language is Language.EN


def test_without_a_question_the_bot_asks_for_it_and_shows_it_first(asking: Talk) -> None:
    asking.say("fråga en människa")
    assert asking.state.hand_over is not None
    assert asking.state.hand_over.stage is Stage.WRITING

    asking.say("Får jag använda mitt privata konto? Mvh Per")
    assert "Får jag använda mitt privata konto? Mvh [namn]" in asking.text
    assert asking.turn.handed_over is None

    asking.say("Ja, skicka")
    assert asking.turn.handed_over is not None


@pytest.mark.parametrize("no", ["nej", "avbryt", "Nej, skicka inte"])
def test_a_no_sends_nothing_and_keeps_nothing(no: str, asking: Talk) -> None:
    asking.say(STRANGE)
    asking.say("fråga en människa")

    asking.say(no)

    assert asking.turn.handed_over is None
    assert asking.state.hand_over is None
    assert "Då skickar jag inget" in asking.text


def test_anything_else_than_a_yes_sends_nothing(asking: Talk) -> None:
    asking.say(STRANGE)
    asking.say("fråga en människa")

    asking.say("Får jag använda mitt privata konto?")
    asking.say("ja")

    assert asking.turn.handed_over is None
    assert asking.state.hand_over is None


@pytest.mark.parametrize("verb", [Verb.SEND, Verb.REPLY])
def test_an_old_button_sends_nothing(verb: Verb, asking: Talk) -> None:
    asking.say(STRANGE)

    asking.press(Press(verb))

    assert asking.turn.handed_over is None


def test_a_second_yes_sends_nothing_more(asking: Talk) -> None:
    asking.say(STRANGE)
    asking.say("fråga en människa")
    asking.press(Press(Verb.SEND))

    asking.press(Press(Verb.SEND))

    assert asking.turn.handed_over is None
    assert "ingen fråga att skicka" in asking.text


def test_none_of_what_was_suggested_can_be_handed_over(asking: Talk) -> None:
    asking.say(unclear(asking.library, asking.today))
    asking.press(Press(Verb.NOT_HELPED))
    assert "Fråga en människa" in titles(asking)

    asking.say("Fråga en människa")

    assert asking.state.hand_over is not None
    assert asking.state.hand_over.stage is Stage.SHOWN


def test_an_answer_that_did_not_help_leads_to_its_owner_where_that_role_can_be_asked(asking: Talk) -> None:
    entry = next(each for each in asking.library.entries.values() if each.owner == "legal")
    asking.say(entry.questions.sv[0])
    asking.press(Press(Verb.NOT_HELPED, entry.id))

    (action,) = [each for reply in asking.turn.replies for each in presses(reply)]

    assert action.press == Press(Verb.HAND_OVER, "legal")


def test_help_offers_it_and_a_check_goes_on_after_it(asking: Talk) -> None:
    asking.say("hjälp")
    assert "Fråga en människa" in titles(asking)
    asking.say("riskkoll")
    asking.press(Press(Verb.HAND_OVER))
    asking.say("Vad menas med verktyget i frågan?")

    asking.say("ja")

    assert asking.turn.handed_over is not None
    assert isinstance(asking.turn.replies[-1], Ask)
    assert asking.state.check is not None
    assert asking.state.check.answers == ()


def test_without_a_place_to_send_it_the_bot_names_whom_to_ask_and_keeps_nothing(talk: Talk) -> None:
    talk.say(STRANGE)
    assert "Fråga en människa" not in titles(talk)
    assert talk.state.hand_over is None

    talk.say("fråga en människa")

    assert "AI-samordnaren" in talk.text
    assert talk.state.hand_over is None
