import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.commands import command_in, language_named, plain
from dialogs.language import Language
from dialogs.library import Library
from dialogs.phrases import Command
from dialogs.risk_check import Question
from dialogs.understanding import options_meant, picked

WAYS_OUT = (Command.CANCEL, Command.RESTART, Command.BACK, Command.WHY, Command.HELP)


def question(library: Library, question_id: str) -> Question:
    found = library.rules.question(question_id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("typed", "options"),
    [
        ("1", ("approved",)),
        ("4", ("private_account",)),
        ("privat konto", ("private_account",)),
        ("Mitt privata konto, eller utan att logga in", ("private_account",)),
        ("mitt privta konto", ("private_account",)),
        ("ett godkänt verktyg", ("approved",)),
        ("godkänt verktyg, och jag loggar in", ("approved",)),
        ("verktyg som kommunen", ("rejected",)),
        ("verktyg som", None),
        ("An approved tool", ("approved",)),
        ("gratisversionen", ("private_account",)),
        ("no login", ("private_account",)),
        ("vet inte", ("unsure",)),
        ("I don't know", ("unsure",)),
        ("0", None),
        ("7", None),
        ("99999999999999999999", None),
        ("bananer", None),
        ("", None),
    ],
)
def test_one_choice_is_understood_by_number_label_and_synonym(
    typed: str, options: tuple[str, ...] | None, library: Library
) -> None:
    meant = options_meant(typed, question(library, "tool"), library.phrases)

    assert (meant.options if meant else None) == options


@pytest.mark.parametrize(
    ("typed", "options"),
    [
        ("1, 3", ("public", "personal")),
        ("1 3", ("public", "personal")),
        ("1 och 3", ("public", "personal")),
        ("namn och hälsa", ("personal", "sensitive")),
        ("names and health", ("personal", "sensitive")),
        ("3,3", ("personal",)),
        ("öppna data", ("public",)),
        ("oppna data", ("public",)),
        ("3 och bananer", None),
    ],
)
def test_several_choices_are_understood_together(typed: str, options: tuple[str, ...] | None, library: Library) -> None:
    meant = options_meant(typed, question(library, "data"), library.phrases)

    assert (meant.options if meant else None) == options


@pytest.mark.parametrize("typed", ["Vanliga personupgifter", "kansliga personupgifter", "vanliga personuppgiftr"])
def test_a_slip_of_the_pen_is_understood_but_not_taken_for_sure(typed: str, library: Library) -> None:
    meant = options_meant(typed, question(library, "data"), library.phrases)

    assert meant is not None
    assert not meant.surely


def test_every_label_and_synonym_means_its_own_option_in_every_question(library: Library) -> None:
    for asked in library.rules.questions:
        for option in asked.options:
            for wording in (option.label.sv, option.label.en, *option.synonyms.sv, *option.synonyms.en):
                meant = options_meant(wording, asked, library.phrases)
                assert meant is not None, (asked.id, wording)
                assert meant.options == (option.id,), (asked.id, wording)


def test_no_wording_of_an_option_hides_a_way_out_of_the_check(library: Library) -> None:
    for asked in library.rules.questions:
        for option in asked.options:
            for wording in (option.label.sv, option.label.en, *option.synonyms.sv, *option.synonyms.en):
                assert command_in(wording, library.phrases, WAYS_OUT) is None, (asked.id, wording)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("Tillbaka!", Command.BACK),
        ("tilbaka", Command.BACK),
        ("VARFÖR FRÅGAR DU?", Command.WHY),
        ("börja om", Command.RESTART),
        ("?", Command.HELP),
        ("risk check", Command.START_CHECK),
        ("risk chek", Command.START_CHECK),
        ("får jag använda ChatGPT", None),
        ("x" * 5000, None),
    ],
)
def test_a_command_is_the_whole_message(typed: str, command: Command | None, library: Library) -> None:
    assert command_in(typed, library.phrases, tuple(Command)) is command


@pytest.mark.parametrize(
    ("typed", "language"),
    [("svenska", Language.SV), ("In English, please", Language.EN), ("engelska", Language.EN), ("ja", None)],
)
def test_a_language_is_asked_for_by_name(typed: str, language: Language | None, library: Library) -> None:
    assert language_named(typed, library.phrases) is language


def test_a_title_or_its_number_picks() -> None:
    titles = ("Gör riskkollen", "Visa alla verktyg")

    assert picked("gör riskkollen!", titles) == 0
    assert picked("2", titles) == 1
    assert picked("3", titles) is None
    assert picked("visa", titles) is None


@given(st.text())
def test_words_alone_are_left_of_any_text(text: str) -> None:
    words = plain(text)

    assert words == plain(words)


@given(text=st.text(max_size=200))
def test_what_is_understood_is_always_an_option_of_the_question(text: str, library: Library) -> None:
    for asked in library.rules.questions:
        meant = options_meant(text, asked, library.phrases)
        assert meant is None or set(meant.options) <= {option.id for option in asked.options}
