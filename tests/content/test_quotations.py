"""What is quoted is what the clause says, letter by letter."""

from hypothesis import given
from hypothesis import strategies as st

from bot.content.problems import Problem
from dialogs.language import Language
from dialogs.library import Library
from dialogs.policy import Clause, Policy, Section, quotations, with_clauses
from tests.planting import TODAY, Folder

V, SV, EN = "faq/verktyg.yaml", "policy_text/sv/01-verktyg.md", "policy_text/en/01-verktyg.md"
CLAUSE = """Du får
bara använda godkända verktyg. Du får inte använda
ett privat konto.

- Fråga alltid först.
- Prova inte."""


def quoting(folder: Folder, words: str, anchor: str = " {#verktyg-1}") -> list[Problem]:
    """What is wrong when the Swedish answer quotes the words, the clause being the one above."""
    folder.change(SV, "Text.", CLAUSE)
    lines = "\n".join(f"      > {line}" for line in f"{words}{anchor}".split("\n"))
    folder.change(V, "      Nej, använd jobbkontot.", f"      Nej.\n\n{lines}\n\n      Så är det.")
    return list(folder.problems())


def test_a_quotation_is_the_clause_s_own_words_however_its_lines_are_broken(folder: Folder) -> None:
    assert quoting(folder, "Du får bara använda\ngodkända verktyg.") == []


def test_several_sentences_and_items_of_a_list_may_be_quoted(folder: Folder) -> None:
    assert quoting(folder, "Du får inte använda ett privat konto.\n\n- Fråga alltid först.") == []


def test_one_item_of_a_list_may_be_quoted(folder: Folder) -> None:
    assert quoting(folder, "Fråga alltid först.") == []


def test_the_first_place_where_a_quotation_differs_is_shown(folder: Folder) -> None:
    (problem,) = quoting(folder, "Du får bara använda goda verktyg.")

    assert str(problem) == (
        "faq/verktyg.yaml:10 P132 The quotation has “goda verktyg.” where verktyg-1 (policy_text/sv/01-verktyg.md:9) "
        "has “godkända verktyg. Du får inte ”. Copy the clause letter by letter, or say it in your own words without "
        "the >."
    )


def test_a_letter_or_a_sign_is_a_difference(folder: Folder) -> None:
    (problem,) = quoting(folder, "Du får bara använda godkända verktyg!")

    assert "“verktyg!” where" in problem.message


def test_a_quotation_that_nothing_begins_like_is_shown_as_a_whole(folder: Folder) -> None:
    (problem,) = quoting(folder, "Verktyg är bra.")

    assert "Nothing in verktyg-1" in problem.message


def test_no_quotation_leaves_out_a_not(folder: Folder) -> None:
    (problem,) = quoting(folder, "använda ett privat konto.")

    assert problem.code == "P132"
    assert "within a sentence" in problem.message
    assert "no “not” is left out" in problem.remedy


def test_a_quotation_in_one_language_is_set_against_the_clause_in_that_language(folder: Folder) -> None:
    folder.change(V, "      No, use your work account.", "      No.\n\n      > Text. {#verktyg-1}\n\n      Use yours.")
    assert folder.problems() == ()

    folder.change(EN, "Text.", "A text.")

    assert [(problem.file, problem.line, problem.code) for problem in folder.problems()] == [(V, 12, "P132")]


def test_what_is_quoted_is_cited(folder: Folder) -> None:
    folder.change(V, "cites: [verktyg-1, gdpr-28]", "cites: [gdpr-28]")

    (problem,) = quoting(folder, "Fråga alltid först.")

    assert (problem.line, problem.code, problem.remedy) == (10, "P133", "Write verktyg-1 among its cites.")


def test_an_anchor_that_is_no_clause_comes_with_the_likeliest(folder: Folder) -> None:
    (problem,) = quoting(folder, "Fråga alltid först.", " {#vertyg-1}")

    assert (problem.code, problem.remedy) == ("P133", "Did you mean {#verktyg-1}?")


def test_a_quotation_without_its_clause_is_a_fault(folder: Folder) -> None:
    (problem,) = quoting(folder, "Fråga alltid först.", "")

    assert (problem.line, problem.code) == (10, "P134")


def test_a_quotation_is_shown_in_answers_alone(folder: Folder) -> None:
    folder.change("policy_text/tools.yaml", "sv: Du får använda Chatt.", 'sv: "> Text. {#verktyg-1}"')

    (problem,) = folder.problems()

    assert (problem.file, problem.line, problem.code) == ("policy_text/tools.yaml", 13, "P134")


POLICY = Policy(
    {Language.SV: (Section("a", 3, "Verktyg", TODAY, "", (Clause("a-1", "3.1", "Godkända verktyg", "Text."),)),)}
)


def test_a_quotation_is_shown_with_the_number_and_title_of_its_clause() -> None:
    shown = with_clauses("Nej.\n\n> Ett.\n> Två. {#a-1}\n\nSå är det.", POLICY, Language.SV)

    assert shown == "Nej.\n\n> Ett.\n> Två.\n>\n> — 3.1 Godkända verktyg\n\nSå är det."


def test_a_line_right_below_a_quotation_does_not_run_into_it() -> None:
    shown = with_clauses("> Ett. {#a-1}\nSå är det.", POLICY, Language.SV)

    assert shown == "> Ett.\n>\n> — 3.1 Godkända verktyg\n\nSå är det."


@given(st.text(alphabet="> ab.{#}-1\n"))
def test_any_text_may_be_looked_through_for_quotations(text: str) -> None:
    found = list(quotations(text))

    assert all(text[each.start : each.end].lstrip(" ").startswith(">") for each in found)
    if not found:
        assert with_clauses(text, POLICY, Language.SV) == text


def test_the_shipped_answers_quote_the_same_clauses_in_both_languages(library: Library) -> None:
    quoted = {
        language: [
            (entry.id, q.anchor) for entry in library.entries.values() for q in quotations(entry.answer.to(language))
        ]
        for language in Language
    }

    assert len(quoted[Language.SV]) >= 3
    assert quoted[Language.SV] == quoted[Language.EN]
