"""Nothing that leads to a person is in the files of the database, whatever staff write."""

from pathlib import Path

import pytest

from dialogs.gaps import without_persons
from dialogs.library import Library
from tests.redaction.stored import planted, searched

MANY = 500


def test_nothing_planted_is_in_the_files_of_the_store(learnt_library: Library, tmp_path: Path) -> None:
    done = searched(learnt_library, planted(MANY), tmp_path)

    assert done.found == ()
    assert done.planted == MANY
    assert done.gaps >= MANY - 5


def test_the_search_finds_what_is_not_taken_out(
    learnt_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dialogs.library.redacted", lambda text, _words, _is_known: text)

    done = searched(learnt_library, planted(70), tmp_path)

    assert len(done.found) == 70
    assert {plant.kind for plant in done.found} == {plant.kind for plant in planted(70)}


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Hej Grace! xyzzy", "Hej [namn]! xyzzy"),
        ("Hej Rita! xyzzy", "Hej [namn]! xyzzy"),
        ("Hi May, xyzzy", "Hi [namn], xyzzy"),
        ("Hi, May I use xyzzy", "Hi, May I use xyzzy"),
        ("Hej, Får jag använda xyzzy", "Hej, Får jag använda xyzzy"),
        ("Tack! Vad gäller xyzzy", "Tack! Vad gäller xyzzy"),
        ("jag är Rektor, får jag xyzzy", "jag är Rektor, får jag xyzzy"),
        ("Jag heter Anna Hall och xyzzy", "Jag heter [namn] och xyzzy"),
        ("xyzzy\n/Carole", "xyzzy\n/[namn]"),
        ("xyzzy ja/nej", "xyzzy ja/nej"),
        ("xyzzy i Teams/Zoom", "xyzzy i Teams/Zoom"),
        ("xyzzy. Mvh Per", "xyzzy. Mvh [namn]"),
        ("Is xyzzy the best, Copilot", "Is xyzzy the best, Copilot"),
        ("My name is Rita Reid, xyzzy", "My name is [namn], xyzzy"),
        ("verktyget heter Fatta, xyzzy", "verktyget heter Fatta, xyzzy"),
    ],
)
def test_names_that_are_words_too_are_told_by_where_they_stand(said: str, kept: str, learnt_library: Library) -> None:
    assert without_persons(learnt_library, said) == kept
