"""Why an entry was ranked as it was."""

from dialogs.faq import Index, Reasons, Repair, rank
from dialogs.language import Language


def why(index: Index, text: str) -> Reasons:
    return rank(index, text, Language.SV).hits[0].reasons


def test_words_in_common_and_the_nearest_phrasing_are_told(index: Index) -> None:
    reasons = why(index, "kan beslut fattas automatiskt av datorn")

    assert {"beslut", "fattas", "automatiskt"} <= set(reasons.words)
    assert reasons.nearest == "kan ett beslut fattas automatiskt"


def test_a_repaired_typo_is_told_as_written_and_understood(index: Index) -> None:
    assert Repair("transkiberra", "transkribera") in why(index, "transkiberra mötet").repairs


def test_a_joined_compound_is_told(index: Index) -> None:
    assert Repair("mötes anteckningar", "mötesanteckningar") in why(index, "mötes anteckningar").repairs


def test_a_synonym_is_told(index: Index) -> None:
    assert ("inloggning", "konto") in why(index, "privat inloggning").synonyms


def test_a_part_of_a_word_is_told(index: Index) -> None:
    assert ("verktygsfrågor", "verktyg") in why(index, "verktygsfrågor").parts
