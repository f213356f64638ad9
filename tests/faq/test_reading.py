"""Chat cut away, abbreviations spelt out, synonyms led together."""

import pytest

from dialogs.faq import Lexicon, Synonyms
from dialogs.faq.reading import How, Reader, reader
from dialogs.language import Language, Phrasings


@pytest.fixture(name="swedish")
def fixture_swedish() -> Reader:
    lexicon = Lexicon(
        stop_words=("jag", "får"),
        fillers=("liksom", "på nåt sätt"),
        openings=("hej", "jag undrar", "jag undrar om"),
        closings=("tack", "tack på förhand"),
        abbreviations=(("pub-avtal", "personuppgiftsbiträdesavtal"), ("t ex", "till exempel")),
        endings=("en", "et", "n"),
    )
    return reader(lexicon, [Synonyms(Phrasings(("mejl", "e-post", "mail"), ("email",)))], Language.SV)


def test_openings_closings_and_fillers_are_cut_away(swedish: Reader) -> None:
    assert swedish.matter("Hej! Jag undrar om liksom avtalet på nåt sätt gäller, tack på förhand") == (
        "avtalet",
        "galler",
    )


def test_chat_alone_is_kept(swedish: Reader) -> None:
    assert swedish.matter("hej tack") == ("hej", "tack")


def test_an_abbreviation_is_spelt_out(swedish: Reader) -> None:
    term = swedish.terms(("pub", "avtal"))[0]

    assert (term.word, term.written, term.how) == ("personuppgiftsbitradesavtal", "pub avtal", How.ABBREVIATION)


def test_a_synonym_keeps_its_own_word_and_gains_the_shared_one(swedish: Reader) -> None:
    terms = swedish.terms(("mailet",))

    assert [(term.word, term.how) for term in terms] == [("mailet", How.WRITTEN), ("mejl", How.SYNONYM)]


def test_a_stop_word_weighs_less(swedish: Reader) -> None:
    stop_word, word = swedish.terms(("jag", "avtal"))

    assert stop_word.weight < word.weight


def test_the_other_languages_words_lead_to_this_languages_synonym(swedish: Reader) -> None:
    assert "mejl" in [term.word for term in swedish.terms(("email",))]
