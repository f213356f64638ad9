"""What the rules let pass, and how they say what they do not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.checks import phrasings
from bot.content.checks.wording import hard_words
from bot.content.problems import Problem
from dialogs.language import Language
from tests.planting import TODAY, Folder

V, U, T = "faq/verktyg.yaml", "faq/utterances/verktyg.yaml", "policy_text/tools.yaml"


def of(folder: Folder, *codes: str) -> list[Problem]:
    return [problem for problem in folder.problems() if problem.code in codes]


def test_a_claim_names_both_places_and_what_to_do(folder: Folder) -> None:
    folder.change(V, "Vem godkänner verktyg?", "Får jag använda mina privata konton?")

    (problem,) = of(folder, "P120")

    assert str(problem) == (
        "faq/verktyg.yaml:20 P120 “Får jag använda mina privata konton?” under new-tool is nearly “Får jag använda "
        "mitt privata konto?” in faq/verktyg.yaml:4, under private-account. Keep one of them, where its answer is, or "
        "write the other so that one can tell the two apart."
    )


def test_an_utterance_is_compared_with_questions_of_other_entries(folder: Folder) -> None:
    folder.write(U, "new-tool:\n  sv:\n    - hur ber man om något\n    - får jag använda mina privata konton\n")

    found = [(problem.file, problem.line) for problem in of(folder, "P120")]

    assert found == [(V, 4)]


@pytest.mark.parametrize("other", ["Vad säger artikel 35 i lagen?", "Vad säger artikel 50 i lagen?"])
def test_questions_that_differ_in_a_figure_are_two_questions(other: str, folder: Folder) -> None:
    folder.change(V, "Kan jag logga in privat?", "Vad säger artikel 5 i lagen?")
    folder.change(V, "Vem godkänner verktyg?", other)

    assert of(folder, "P101", "P120", "P122") == []


def test_more_phrasings_than_can_be_compared_in_time_are_compared_no_more(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.change(V, "Vem godkänner verktyg?", "Får jag använda mina privata konton?")
    monkeypatch.setattr(phrasings, "MOST_COMPARED", 1)

    assert of(folder, "P120") == []


def test_what_begins_within_a_year_and_before_its_review_is_planned_and_no_fault(folder: Folder) -> None:
    folder.change(V, "from: 2026-01-01", "from: 2027-03-01")

    assert folder.problems() == ()


def test_an_entry_is_answered_with_through_its_last_day(folder: Folder) -> None:
    folder.change(V, "to: 2027-12-31", f"to: {TODAY}")

    assert of(folder, "P125") == []
    assert [problem.code for problem in folder.read(date(2026, 11, 26)).problems] == ["P125"]


def test_english_set_against_the_swedish_on_its_day_is_in_step(folder: Folder) -> None:
    folder.change(V, "reviewed: 2026-11-20", "reviewed: 2026-11-20\n  translated: 2026-11-20")

    assert folder.problems() == ()


def test_thousands_may_be_set_apart_as_each_language_does(folder: Folder) -> None:
    folder.change(V, "Be AI-samordnaren om det.", "Det kostar 1 000 000 kronor.")
    folder.change(V, "Ask the AI coordinator.", "It costs 1,000,000 kronor.")

    assert folder.problems() == ()


def test_a_tool_may_be_found_by_a_name_of_five_words(folder: Folder) -> None:
    folder.change(T, "aliases: [chatten]", "aliases: [vår egen chatt för personalen]")

    assert folder.problems() == ()


def test_a_hard_word_comes_with_a_plainer_one(folder: Folder) -> None:
    folder.change(V, "Nej, använd jobbkontot.", "Nej, i  Enlighet med policyn.")

    (problem,) = of(folder, "P131")

    assert problem.message == "Readers stumble on “i Enlighet med”."
    assert problem.remedy == "Write enligt, or put it otherwise."


def test_a_word_within_a_word_is_not_stumbled_on() -> None:
    assert not list(hard_words(Language.SV).found_in("Vi säljer hejare till den som skallrar."))
    assert not list(hard_words(Language.EN).found_in("A marshal in a shallow stream."))


@given(st.sampled_from(list(Language)), st.text())
def test_any_text_can_be_searched_for_hard_words(language: Language, text: str) -> None:
    assert all(hard.plainer for hard in hard_words(language).found_in(text))
