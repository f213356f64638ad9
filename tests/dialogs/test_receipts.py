from dataclasses import replace
from datetime import date

import pytest

from dialogs.conversation import respond
from dialogs.library import Library
from dialogs.messages import Message, Press, Verb
from dialogs.replies import Answer, Ask, Say, VerdictReply
from dialogs.risk_check import FaultyReceipt, Level, Outcome, Receipt, Standing, known_answers, on_register, replayed
from dialogs.state import State
from dialogs.turn import Turn

TODAY = date(2026, 11, 25)
EASY = {"data": "public", "involves": "none", "area": "none", "review": "yes"}


def finished(library: Library, text: str = "riskkoll copilot chat", before: State | None = None) -> Turn:
    """A check taken to its end with harmless answers, each turn with an id of its own for a receipt."""
    turn = respond(library, before or State(), Message(text), TODAY, "receipt-0")
    for number in range(1, 20):
        asked = turn.replies[-1]
        if not isinstance(asked, Ask):
            break
        chosen = EASY.get(asked.question, asked.choices[0].id)
        press = Press(Verb.ANSWER, asked.question, asked.card, (chosen,))
        turn = respond(library, turn.state, Message(press=press), TODAY, f"receipt-{asked.card}-{number}")
    return turn


def receipt_of(turn: Turn) -> Receipt:
    assert turn.receipt is not None
    return turn.receipt


def test_a_finished_check_has_a_receipt_that_its_verdict_points_to(library: Library) -> None:
    turn = finished(library)

    kept = receipt_of(turn)
    verdict = turn.replies[-1]
    assert isinstance(verdict, VerdictReply)
    assert verdict.citations[-1].link == f"/receipt/{kept.id}?lang=sv"
    assert (kept.tool, kept.made, kept.outcome) == ("copilot-chat", "2026-11-25", verdict.outcome)
    assert kept.fingerprints.rules == library.rules_fingerprint
    assert "tool" in kept.from_register


def test_a_receipt_is_valid_no_longer_than_the_review_of_its_tool(library: Library) -> None:
    tool = library.tools["copilot-chat"]

    assert receipt_of(finished(library)).valid_until == min(tool.review_by, date(2027, 11, 25)).isoformat()


def test_seeing_the_verdict_again_makes_no_second_receipt(library: Library) -> None:
    turn = finished(library)

    again = respond(library, turn.state, Message(press=Press(Verb.RESUME, card="1")), TODAY, "another")

    assert again.receipt is None
    assert again.state.check is not None
    assert again.state.check.receipt == receipt_of(turn).id


def test_a_changed_answer_makes_a_new_receipt(library: Library) -> None:
    turn = finished(library)
    asked = respond(library, turn.state, Message(press=Press(Verb.CHANGE, "data", "1")), TODAY, "no")

    press = Press(Verb.ANSWER, "data", "1", ("personal",))
    changed = respond(library, asked.state, Message(press=press), TODAY, "new")

    assert asked.receipt is None
    assert changed.receipt is None or changed.receipt.id == "new"


@pytest.mark.parametrize(("asked", "title"), [("mina kvitton", "Dina kvitton"), ("my receipts", "Your receipts")])
def test_receipts_are_found_again_newest_first(asked: str, title: str, library: Library) -> None:
    first = finished(library)
    second = finished(library, "riskkoll", first.state)

    (shown,) = respond(library, second.state, Message(asked), TODAY).replies

    assert isinstance(shown, Answer)
    assert shown.title == title
    assert [cited.id for cited in shown.citations] == [receipt_of(second).id, receipt_of(first).id]
    assert all(cited.link.startswith(f"/receipt/{cited.id}?lang=") for cited in shown.citations)
    assert shown.citations[0].label.startswith("2026-11-25: ")


def test_no_more_receipts_are_remembered_than_fit_a_card(library: Library) -> None:
    state, made = State(), list[str]()
    for _ in range(7):
        turn = finished(library, "riskkoll", state)
        state, made = turn.state, [receipt_of(turn).id, *made]

    assert [check.receipt for check in state.finished] == made[:5]


def test_nobody_without_receipts_is_sent_looking(library: Library) -> None:
    (said,) = respond(library, State(), Message("visa mina kvitton"), TODAY).replies

    assert isinstance(said, Say)
    assert "inga kvitton" in said.text


def test_a_state_from_before_receipts_were_remembered_is_read(library: Library) -> None:
    stored = finished(library).state.to_json()
    del stored["finished"]

    assert State.from_json(stored).finished == ()


def test_without_an_id_there_is_no_receipt(library: Library) -> None:
    turn = respond(library, State(), Message("riskkoll"), TODAY)

    stop = Press(Verb.ANSWER, "tool", "1", ("rejected",))

    assert respond(library, turn.state, Message(press=stop), TODAY).receipt is None


def test_a_receipt_stands_on_the_rules_it_was_made_from(library: Library) -> None:
    kept = Receipt.from_json(receipt_of(finished(library)).to_json())

    assert replayed(library.rules, kept).standing is Standing.STANDS


def test_a_stricter_rule_overturns_a_receipt(library: Library) -> None:
    kept = receipt_of(finished(library))
    strict = {level: replace(effect, outcome=Outcome.STOP) for level, effect in library.rules.policy.items()}

    replay = replayed(replace(library.rules, policy=strict), kept)

    assert replay.standing is Standing.OVERTURNED
    assert replay.verdict.outcome is Outcome.STOP


def test_a_new_question_leaves_a_receipt_unsettled(library: Library) -> None:
    kept = receipt_of(finished(library))
    asked = library.rules.questions[0]
    risky = tuple(replace(o, effect=replace(o.effect, level=Level.PROHIBITED)) for o in asked.options)
    new = replace(asked, id="new", known_from=None, options=risky)

    replay = replayed(replace(library.rules, questions=(*library.rules.questions, new)), kept)

    assert replay.standing is Standing.UNSETTLED


def test_todays_register_counts_where_the_register_answered_then(library: Library) -> None:
    kept = receipt_of(finished(library))
    rejected = next(tool for tool in library.tools.values() if tool.status == "rejected")

    replay = replayed(library.rules, on_register(library.rules, kept, rejected))

    assert known_answers(library.rules, rejected)["tool"] == ("rejected",)
    assert replay.standing in {Standing.OVERTURNED, Standing.UNSETTLED}


@pytest.mark.parametrize("stored", [{}, {"version": 2}, {"version": 1, "answers": []}])
def test_what_is_no_receipt_is_refused_with_a_reason(stored: dict[str, object]) -> None:
    with pytest.raises(FaultyReceipt):
        Receipt.from_json(stored)
