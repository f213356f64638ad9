"""What the matcher promises, whatever the content."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.faq import Elsewhere, Entry, Index, Lexicons, Ranking, Synonyms, build, decide, rank
from dialogs.language import Language


def first(index: Index, text: str, language: Language = Language.SV) -> str:
    return rank(index, text, language).hits[0].id


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("privat konto", "private-account"),
        ("far jag anvanda mitt privata konto", "private-account"),
        ("privat inloggning", "private-account"),
        ("transkriberar möten", "transcribe-meeting"),
        ("transkiberra mötet", "transcribe-meeting"),
        ("sammanträde utskrift", "transcribe-meeting"),
        ("mötes anteckningar", "transcribe-meeting"),
        ("automatiska beslut", "ai-decides"),
        ("handläggnings beslut", "ai-decides"),
        ("upphandlingsverktyg", "new-tool"),
        ("verktygsupphandling", "new-tool"),
        ("personnr", "personal-data"),
        ("glömde lösenordet", "password"),
    ],
)
def test_a_question_finds_its_entry_however_it_is_spelt(index: Index, text: str, meant: str) -> None:
    assert first(index, text) == meant


def test_an_exact_phrasing_wins_its_entry_with_full_confidence(index: Index, entries: list[Entry]) -> None:
    for entry in entries:
        for language in Language:
            for phrasing in entry.questions.to(language):
                ranking = rank(index, phrasing, language)

                assert ranking.hits[0].id == entry.id
                assert ranking.confidence == 1.0


def test_an_exact_phrasing_of_the_other_language_wins_too(index: Index) -> None:
    ranking = rank(index, "May I transcribe a meeting?", Language.SV)

    assert ranking.hits[0].id == "transcribe-meeting"
    assert ranking.language is Language.EN


@pytest.mark.parametrize(
    "said",
    [
        "Hej! Får AI fatta beslut? Tack på förhand!",
        "FÅR AI FATTA BESLUT",
        "hejsan, jag undrar en sak: får liksom ai fatta beslut???",
        "  får, ai ... fatta -- beslut!!! 🙂",
    ],
)
def test_chat_case_and_punctuation_change_nothing(index: Index, said: str) -> None:
    plain = rank(index, "får ai fatta beslut", Language.SV)

    assert scores(rank(index, said, Language.SV)) == scores(plain)


def scores(ranking: Ranking) -> list[tuple[str, float]]:
    return [(hit.id, hit.score) for hit in ranking.hits]


def test_the_order_of_the_content_changes_nothing(
    entries: list[Entry], elsewhere: list[Elsewhere], synonyms: list[Synonyms], lexicons: Lexicons
) -> None:
    straight = build(entries, elsewhere, synonyms, lexicons)
    turned = build(entries[::-1], elsewhere[::-1], synonyms[::-1], lexicons)

    assert straight.fingerprint == turned.fingerprint
    for text in ("konto för möten", "nytt personligt verktyg", "hur byter man lösenord"):
        assert rank(straight, text, Language.SV) == rank(turned, text, Language.SV)


def test_the_order_of_phrasings_changes_nothing(lexicons: Lexicons, entry: Callable[..., Entry]) -> None:
    said = ["får jag filma", "filma på jobbet", "ta upp film"]
    straight = build([entry("film", said, []), entry("foto", ["ta ett foto"], [])], [], [], lexicons)
    turned = build([entry("foto", ["ta ett foto"], []), entry("film", said[::-1], [])], [], [], lexicons)

    assert rank(straight, "filmning", Language.SV) == rank(turned, "filmning", Language.SV)


def test_a_matter_of_others_is_ranked_among_the_entries(index: Index) -> None:
    best = rank(index, "har glömt lösenord till kontot", Language.SV).hits[0]

    assert best.id == "password"
    assert best.is_elsewhere


def test_entries_that_may_not_be_answered_are_left_out(index: Index) -> None:
    ranking = rank(index, "privat konto", Language.SV, without={"private-account"})

    assert "private-account" not in [hit.id for hit in ranking.hits]


def test_a_prior_lifts_an_entry_but_never_over_an_exact_phrasing(index: Index) -> None:
    prior = {"new-tool": 1.0}
    plain = {hit.id: hit.score for hit in rank(index, "hur gör jag med verktyg och konto", Language.SV).hits}
    lifted = {hit.id: hit.score for hit in rank(index, "hur gör jag med verktyg och konto", Language.SV, prior).hits}

    assert lifted["new-tool"] > plain["new-tool"]
    assert rank(index, "Får AI fatta beslut?", Language.SV, prior).hits[0].id == "ai-decides"


def test_an_entry_without_phrasings_in_a_language_is_found_by_those_of_the_other(
    lexicons: Lexicons, entry: Callable[..., Entry]
) -> None:
    index = build([entry("camera", ["kamera vid entrén"], []), entry("film", [], ["shoot a film"])], [], [], lexicons)

    assert first(index, "kamera", Language.EN) == "camera"
    assert first(index, "film", Language.SV) == "film"


def test_an_entry_without_any_phrasing_is_found_by_its_answer(lexicons: Lexicons, entry: Callable[..., Entry]) -> None:
    answers = [
        entry("law", [], [], "Bygglov ges av byggnadsnämnden. Det tar tio veckor."),
        entry("tax", [], [], "Skatten betalas till Skatteverket varje månad."),
    ]
    index = build(answers, [], [], lexicons)

    assert first(index, "hur lång tid tar ett bygglov") == "law"
    assert first(index, "när betalar jag skatt") == "tax"


@pytest.mark.parametrize("text", ["", "   ", "?!", "🙂🙂", "\x00\n\t", "hej hej"])
def test_a_message_that_asks_nothing_is_ranked_nowhere(index: Index, text: str) -> None:
    assert rank(index, text, Language.SV).confidence < 0.3


@settings(max_examples=150)
@given(text=st.text(max_size=300), language=st.sampled_from(Language))
def test_any_text_is_ranked(index: Index, text: str, language: Language) -> None:
    ranking = rank(index, text, language)

    assert 0.0 <= ranking.confidence <= 1.0
    assert 0.0 <= ranking.understood <= 1.0
    assert all(0.0 <= hit.score <= 1.0 for hit in ranking.hits)
    decide(ranking)


@settings(max_examples=20)
@given(sign=st.characters(codec="utf-8"), tail=st.text(max_size=5))
def test_a_flood_of_anything_takes_bounded_time(index: Index, sign: str, tail: str) -> None:
    rank(index, (sign + tail) * 4000, Language.SV)


def test_what_lies_beyond_a_thousand_characters_is_not_read(index: Index) -> None:
    question = "privat konto " + "x" * 1000

    assert scores(rank(index, question, Language.SV)) == scores(rank(index, question + " lösenord", Language.SV))


def test_any_order_of_many_entries_gives_the_same_ranking(lexicons: Lexicons, entry: Callable[..., Entry]) -> None:
    chance = random.Random(5)  # noqa: S311
    words = ["konto", "möte", "beslut", "verktyg", "bild", "text", "elev", "klient", "avtal", "sekretess"]
    many = [entry(f"e{number}", [" ".join(chance.sample(words, 3)) for _ in range(4)], []) for number in range(30)]
    straight = build(many, [], [], lexicons)
    chance.shuffle(many)
    shuffled = build(many, [], [], lexicons)

    for _ in range(30):
        asked = " ".join(chance.sample(words, 4))
        assert rank(straight, asked, Language.SV) == rank(shuffled, asked, Language.SV)
