"""Why an entry was ranked as it was."""

from collections.abc import Callable

from dialogs.faq import Entry, Index, Lexicons, Reasons, Repair, build, rank
from dialogs.language import Language


def why(index: Index, text: str) -> Reasons:
    return rank(index, text, Language.SV).hits[0].reasons


def test_words_in_common_and_the_nearest_phrasing_are_told(index: Index) -> None:
    reasons = why(index, "kan beslut fattas automatiskt av datorn")

    assert {"beslut", "fattas", "automatiskt"} <= set(reasons.words)
    assert reasons.nearest == "kan ett beslut fattas automatiskt"


def test_a_repaired_typo_is_told_as_written_and_understood(index: Index) -> None:
    assert Repair("transkiberra", "transkribera") in why(index, "transkiberra mötet").repairs


def test_two_letters_swapped_are_put_right_however_little_the_words_have_in_common(index: Index) -> None:
    assert Repair("vrektyg", "verktyg") in why(index, "nytt vrektyg").repairs


def test_of_words_equally_near_the_one_used_most_is_meant(entry: Callable[..., Entry], lexicons: Lexicons) -> None:
    seldom, often = entry("seldom", ["en kollen"], []), entry("often", ["min kollega", "din kollega"], [])
    index = build([seldom, often], (), (), lexicons)

    assert why(index, "kollea").repairs == (Repair("kollea", "kollega"),)


def test_parts_of_a_joined_compound_are_not_taken_for_slips(index: Index) -> None:
    repairs = why(index, "handlägnings beslut mötes anteckningar").repairs

    assert {repair.written for repair in repairs} <= {"handlagnings", "handlägnings", "mötes anteckningar"}


def test_a_joined_compound_is_told(index: Index) -> None:
    assert Repair("mötes anteckningar", "mötesanteckningar") in why(index, "mötes anteckningar").repairs


def test_a_synonym_is_told(index: Index) -> None:
    assert ("inloggning", "konto") in why(index, "privat inloggning").synonyms


def test_a_part_of_a_word_is_told(index: Index) -> None:
    assert ("verktygsfrågor", "verktyg") in why(index, "verktygsfrågor").parts
