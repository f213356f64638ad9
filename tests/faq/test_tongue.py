"""Telling Swedish from English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.faq import LEANING, Index, Lexicons, build, language_of
from dialogs.language import Language
from dialogs.library import Library


@pytest.mark.parametrize(
    "text",
    [
        "får jag göra",
        "far jag anvanda",
        "vilka verktyg finns",
        "mötesanteckningar",
        "är det ok",
        "hur gör man",
        "privat konto",
    ],
)
def test_swedish_is_told_by_a_few_words(index: Index, text: str) -> None:
    assert language_of(index, text) is Language.SV


@pytest.mark.parametrize(
    "text",
    ["can I use", "which tools exist", "meeting transcripts", "is it allowed", "how do I", "my account"],
)
def test_english_is_told_by_a_few_words(index: Index, text: str) -> None:
    assert language_of(index, text) is Language.EN


@pytest.mark.parametrize("text", ["", "?", "123", "AI", "i", "GDPR 28"])
def test_what_says_too_little_is_uncertain(index: Index, text: str) -> None:
    assert language_of(index, text) is None


def test_swedish_with_english_words_in_it_is_swedish(index: Index) -> None:
    assert language_of(index, "får man prompta med kundens data i ett meeting") is Language.SV


def test_without_any_content_small_words_tell(lexicons: Lexicons) -> None:
    assert language_of(build([], [], [], lexicons), "vad är det som gäller") is Language.SV


@given(text=st.text(max_size=3000))
def test_any_text_has_a_language_or_none(index: Index, text: str) -> None:
    assert language_of(index, text) in {None, *Language}


@pytest.mark.parametrize("word", ["risk", "system", "app", "bot"])
def test_a_word_of_both_languages_tells_neither(word: str, library: Library) -> None:
    assert language_of(library.index, word, LEANING) is None
