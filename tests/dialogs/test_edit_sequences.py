from dialogs.library import Library
from tests.dialogs.edit_sequences import differences


def test_a_check_taken_in_a_muddle_ends_as_the_same_answers_given_in_one_go(library: Library) -> None:
    assert list(differences(library, range(100))) == []
