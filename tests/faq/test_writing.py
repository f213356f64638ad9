"""From what is written to the words that are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.faq.writing import folded, pieces, words_written


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Får jag?", ("far", "jag")),
        ("AI:n och AI:s", ("ai", "och", "ai")),
        ("e-post, E\u2011post", ("epost", "epost")),
        ("AI-verktyg", ("ai", "verktyg")),
        ("t.ex. bl.a.", ("tex", "bla")),
        ("don't the user's", ("dont", "the", "user")),
        ("don\u2019t don\u00b4t", ("dont", "dont")),
        ("hand\u00adläggare", ("handlaggare",)),
        ("hejjjj sååå", ("hej", "sa")),
        ("M365 Copilot™", ("m365", "copilot")),
        ("och/eller", ("och", "eller")),
        ("Ångström, façade, Ærø", ("angstrom", "facade", "aro")),
        ("får", ("far",)),  # å as a and a ring
    ],
)
def test_words_are_folded_and_ways_of_writing_led_together(text: str, words: tuple[str, ...]) -> None:
    assert words_written(text) == words


def test_only_the_first_thousand_characters_are_read() -> None:
    assert words_written("a " * 500 + "b") == ("a",) * 500


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_pieces_hold_the_word_its_edges_and_its_inside() -> None:
    assert {"=avtal", " a", "al ", "vta", "avta"} <= set(pieces("avtal"))
