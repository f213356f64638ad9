"""Other answers, other verdicts, and what has to be looked at again."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.content.weights import learnt
from bot.reach import FaultyScenarios, as_data, as_markdown, in_words, read_scenarios
from dialogs.language import Language, Text
from dialogs.library import Library
from dialogs.reach import Answers, Asked, Evidence, OtherAnswer, Reach, Said, Scenario, Worth, reach
from dialogs.risk_check import Fingerprints, Making, Receipt, Standing, receipt
from dialogs.turn import Gap, GapKind
from tests.planting import TODAY, Folder
from tests.reach.conftest import ROOT

PRIVATE = Asked("Får jag använda mitt privata konto?", ("private-account",))
TOOL = Asked("får jag använda chatten?", ("tool:chat",))
SCENARIO = Scenario("S1", Text("Ett scenario", "A scenario"), {"is_ai": ("yes",), "data": ("none",)})


def compared(old: Library, folder: Folder, evidence: Evidence) -> Reach:
    return reach(learnt(old), learnt(folder.read().checked()), TODAY, evidence)


def receipt_of(library: Library, receipt_id: str = "a" * 30) -> Receipt:
    made = Making(receipt_id, TODAY, Fingerprints(library.rules_fingerprint, library.fingerprint))
    return receipt(library.rules, {"is_ai": ("unsure",), "data": ("none",)}, library.tools["chat"], made)


def test_a_question_that_another_entry_takes_is_told_with_both(old: Library, folder: Folder) -> None:
    folder.change("faq/verktyg.yaml", "Får jag använda mitt privata konto?", "Har vi egna konton?")
    folder.change("faq/verktyg.yaml", "Vem godkänner verktyg?", "Får jag använda mitt privata konto?")

    found = compared(old, folder, Evidence(questions=(PRIVATE, TOOL)))

    (other,) = found.questions.others
    assert (other.asked, other.before, other.after) == (
        PRIVATE,
        Said("answer", ("private-account",)),
        Said("answer", ("new-tool",)),
    )
    assert (found.questions.put, found.gives_others) == (2, True)
    assert "wrong now, expected private-account\n    - private-account\n    + new-tool" in in_words(found, "a", "b")


@pytest.mark.parametrize(
    ("before", "after", "expect", "worth", "only_suggests"),
    [
        (Said("answer", ("a",)), Said("answer", ("b",)), ("a",), Worth.WRONG_NOW, False),
        (Said("suggest", ("a", "b")), Said("suggest", ("b", "c")), ("a",), Worth.WRONG_NOW, False),
        (Said("suggest", ("a", "b")), Said("suggest", ("a", "c")), ("a",), Worth.RIGHT_STILL, True),
        (Said("suggest", ("a", "b")), Said("suggest", ("a", "c")), None, Worth.UNKNOWN, True),
        (Said("suggest", ("a", "b")), Said("answer", ("a",)), ("a",), Worth.RIGHT_STILL, False),
        (Said("answer", ("a",)), Said("none"), (), Worth.RIGHT_NOW, False),
        (Said("none"), Said("suggest", ("a",)), ("b",), Worth.WRONG_STILL, False),
    ],
)
def test_what_another_answer_is_worth(
    before: Said, after: Said, expect: tuple[str, ...] | None, worth: Worth, only_suggests: object
) -> None:
    other = OtherAnswer(Asked("?", expect), before, after)

    assert (other.worth, other.only_suggests_others) == (worth, only_suggests)


def test_the_order_of_suggestions_is_no_other_answer() -> None:
    assert not Said("suggest", ("a", "b")).differs_from(Said("suggest", ("b", "a")))
    assert Said("suggest", ("a", "b")).differs_from(Said("suggest", ("a", "c")))


def test_other_suggestions_alone_are_folded_and_end_as_if_nothing_changed(old: Library) -> None:
    shuffled = OtherAnswer(Asked("vad gäller?"), Said("suggest", ("a", "b")), Said("suggest", ("a", "c")))
    found = replace(reach(old, old, TODAY), questions=Answers(9, (), (shuffled,)))

    assert not found.gives_others
    assert "0 of 9 questions get another answer, 1 more only other suggestions." in in_words(found, "a", "b")
    assert "<details><summary>Questions with other suggestions</summary>" in as_markdown(found, "a", "b")


def test_other_words_of_the_same_answer_are_no_other_answer(old: Library, folder: Folder) -> None:
    folder.change("faq/verktyg.yaml", "Nej, använd jobbkontot.", "Nej, ta jobbkontot.")

    found = compared(old, folder, Evidence(questions=(PRIVATE, TOOL)))

    assert (found.questions.others, found.gives_others) == ((), False)
    assert [change.thing.id for change in found.changes] == ["private-account"]


def test_a_tool_of_another_status_is_another_answer_and_asks_for_a_decision(old: Library, folder: Folder) -> None:
    folder.change("policy_text/tools.yaml", "status: approved", "status: rejected")

    found = compared(old, folder, Evidence(questions=(PRIVATE, TOOL)))

    (other,) = found.questions.others
    assert (other.before.status, other.after.status) == ("approved", "rejected")
    assert other.before.ids == other.after.ids == ("tool:chat",)
    (tool,) = found.tools
    assert (tool.id, tool.parts, tool.clauses, tool.is_taken) == ("chat", ("status",), (), False)
    assert "1 of 1 tools reached need a new decision." in in_words(found, "a", "b")


def test_a_tool_that_was_decided_on_in_the_same_change_needs_no_other_decision(old: Library, folder: Folder) -> None:
    folder.change("policy_text/tools.yaml", "status: approved", "status: rejected")
    folder.change("policy_text/tools.yaml", "on: 2026-11-20", "on: 2026-11-24")

    found = compared(old, folder, Evidence())

    assert found.tools[0].is_taken
    assert "0 of 1 tools reached need a new decision." in in_words(found, "a", "b")


@pytest.mark.parametrize(
    ("file", "before", "after", "reached"),
    [
        ("policy_text/tools.yaml", "max_data_class: 1", "max_data_class: 0", ("max data class",)),
        ("policy_text/tools.yaml", "review_by: 2027-05-20", "review_by: 2027-06-20", ("review by",)),
        ("policy_text/tools.yaml", "aliases: [chatten]", "aliases: [chatten, tjatten]", None),
        ("policy_text/sv/01-verktyg.md", "\nText.", "\nAnnan text.", ()),
    ],
)
def test_a_tool_needs_a_decision_where_what_it_rests_on_changed(
    old: Library, folder: Folder, file: str, before: str, after: str, reached: tuple[str, ...] | None
) -> None:
    folder.change(file, before, after)

    found = compared(old, folder, Evidence()).tools

    assert [tool.parts for tool in found] == ([] if reached is None else [reached])
    assert all(tool.clauses == (() if tool.parts else ("verktyg-1",)) for tool in found)


def test_a_scenario_with_another_verdict_is_told_with_both(old: Library, folder: Folder) -> None:
    folder.change(
        "policy_text/risk_check.yaml", "  minimal: {}", "  minimal: {outcome: ask, contacts: [ai_coordinator]}"
    )

    found = compared(old, folder, Evidence(scenarios=(SCENARIO,)))

    (other,) = found.scenarios.others
    assert (other.before.outcome, other.after.outcome) == ("conditions", "ask")
    assert found.gives_others
    assert "    - conditions\n    + ask, only here: ai_coordinator" in in_words(found, "a", "b")


def test_a_scenario_that_leaves_a_new_question_open_is_told(old: Library, folder: Folder) -> None:
    folder.change(
        "policy_text/risk_check.yaml", 'asked_when: {is_ai: ["yes", unsure]}', "asked_when: {is_ai: [unsure]}"
    )
    asked_less = folder.read().checked()

    found = reach(asked_less, old, TODAY, Evidence(scenarios=(replace(SCENARIO, answers={"is_ai": ("yes",)}),)))

    (other,) = found.scenarios.others
    assert (other.before.is_settled, other.after.is_settled) == (True, False)
    assert "not settled" in in_words(found, "a", "b")


def test_a_receipt_with_another_verdict_needs_a_new_look(old: Library, folder: Folder) -> None:
    kept = receipt_of(old)
    stop = "  minimal: {outcome: stop, stop_kind: policy, contacts: [ai_coordinator]}"
    folder.change("policy_text/risk_check.yaml", "  minimal: {}", stop)

    found = compared(old, folder, Evidence(receipts=(kept,)))

    (look,) = found.receipts.looks
    assert (look.standing_before, look.standing) == (Standing.STANDS, Standing.OVERTURNED)
    assert (look.before.outcome, look.after.outcome, look.is_judged_otherwise) == ("ask", "stop", True)
    assert found.gives_others


def test_a_receipt_that_rests_on_a_changed_clause_needs_a_new_look_with_the_same_verdict(
    old: Library, folder: Folder
) -> None:
    kept = receipt_of(old)
    folder.change("policy_text/sv/01-verktyg.md", "\nText.", "\nAnnan text.")

    found = compared(old, folder, Evidence(receipts=(kept, replace(kept, valid_until="2026-11-24"))))

    (look,) = found.receipts.looks
    assert (look.clauses, look.is_judged_otherwise, found.receipts.put) == (("verktyg-1",), False, 1)
    assert (found.moved[0].receipts, found.gives_others) == (1, False)
    assert "1 valid receipt</summary>" in as_markdown(found, "a", "b")


def test_a_receipt_that_nothing_reaches_needs_no_look(old: Library, folder: Folder) -> None:
    folder.change("faq/verktyg.yaml", "Nej, använd jobbkontot.", "Nej, ta jobbkontot.")

    assert compared(old, folder, Evidence(receipts=(receipt_of(old),))).receipts.looks == ()


def test_no_link_to_a_receipt_can_be_made_of_what_is_told(old: Library, folder: Folder) -> None:
    kept = receipt_of(old, "secret-of-its-own-0123456789")
    folder.change("policy_text/sv/01-verktyg.md", "\nText.", "\nAnnan text.")

    found = compared(old, folder, Evidence(receipts=(kept,)))

    for told in (in_words(found, "a", "b"), as_markdown(found, "a", "b"), str(as_data(found, "a", "b"))):
        assert kept.id[:8] in told
        assert kept.id not in told


def asked(text: str) -> tuple[date, Gap]:
    return TODAY, Gap(GapKind.UNANSWERED, Language.SV, text, ())


def test_questions_that_few_asked_are_counted_and_not_shown(old: Library, folder: Folder) -> None:
    folder.change("faq/verktyg.yaml", "Kan jag logga in privat?", "Vad är klockan i natt?")
    rare, common = "KAN JAG logga in privat", ("Vad är klockan i natt?", "vad är klockan i natt", "klockan i natt?")

    found = compared(old, folder, Evidence(logged=tuple(map(asked, (rare, *common)))))

    assert (found.logged.put, sum(other.asked.times for other in found.logged.others)) == (4, 4)
    assert "4 of 4 questions that were asked in vain get another answer." in in_words(found, "a", "b")
    assert "  3\n    - no answer\n    + private-account" in in_words(found, "a", "b")
    for told in (in_words(found, "a", "b"), as_markdown(found, "a", "b"), str(as_data(found, "a", "b")["logged"])):
        assert "i natt" in told
        assert "KAN JAG" not in told


def test_a_word_that_one_person_wrote_is_not_shown_even_of_questions_alike(old: Library, folder: Folder) -> None:
    folder.change("faq/verktyg.yaml", "Kan jag logga in privat?", "Vad är klockan i natt?")
    alike = ("Vad är klockan i natt, Zlatan?", "vad är klockan i natt", "vad är klockan i natt då")

    found = compared(old, folder, Evidence(logged=tuple(map(asked, alike))))

    assert found.logged.others
    for told in (in_words(found, "a", "b"), as_markdown(found, "a", "b"), str(as_data(found, "a", "b")["logged"])):
        assert "klockan" in told
        assert "zlatan" not in told.casefold()


def test_the_shipped_scenarios_are_read_with_what_goes_without_saying() -> None:
    scenarios = read_scenarios(ROOT / "tests" / "scenarios.yaml")

    first = scenarios[0]
    assert (first.id, first.answers["tool"], first.answers["data"]) == ("S01", ("approved",), ("public",))
    assert len(scenarios) >= 43


@pytest.mark.parametrize("text", ["", "scenarios: []", "scenarios: [{id: S1}]", "scenarios: [{", "- a"])
def test_a_file_that_holds_no_scenarios_is_refused_with_the_line(tmp_path: Path, text: str) -> None:
    file = tmp_path / "scenarios.yaml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(FaultyScenarios, match=r"scenarios\.yaml:[12] P0"):
        read_scenarios(file)
