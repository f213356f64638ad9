"""What is taken out of a question, and what must stay for it to be of any use."""

import datetime as dt

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.content.phrases import shipped_phrases
from dialogs.gaps import without_persons
from dialogs.language import Language
from dialogs.library import Library
from dialogs.redaction import Mark, redacted
from tests.conftest import ROOT

WORDS = shipped_phrases().private
KNOWN = set("far jag anvanda verktyg i se och av den till om for vi kostar det galler star".split())  # noqa: SIM905 - a sentence reads better


def without(text: str) -> str:
    return redacted(text, WORDS, KNOWN.__contains__)


def mark(of: Mark) -> str:
    return WORDS.marks[of]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Jag heter Anna Svensson, får jag?", "Jag heter [namn], får jag?"),
        ("jag heter anna svensson", "jag heter [namn]"),
        ("My name is peter parker", "My name is [namn]"),
        ("får jag använda DeepL? mvh gunvor", "får jag använda DeepL? mvh [namn]"),
        ("Hej Kim, får jag?", "Hej [namn], får jag?"),
        ("eleven Jonathan Nyqvist-Wide har skrivit", "eleven [namn] har skrivit"),
        ("Kalle Anka har diabetes", "[namn] har diabetes"),
        ("Annas anteckningar", "[namn] anteckningar"),
        ("von och Carl von Linnés text", "von och [namn] text"),
        ("ring 070-123 45 67", "ring [telefon]"),
        ("nås på 08 123 45 67 2026-12-02", "nås på [telefon] 2026-12-02"),
        ("sms 4567 89", "sms [telefon]"),
        ("19900101-1239", "[personnummer]"),
        ("900161-1234", "[personnummer]"),
        ("900101-XXXX", "[personnummer]"),
        ("reservnummer 19900101-RA12", "reservnummer [personnummer]"),
        ("556036-0793", "[nummer]"),
        ("SE35 5000 0000 0549 1000 0003", "[nummer]"),
        ("kort 4111 1111 1111 1111", "kort [nummer]"),
        ("anna.b@kommun.se eller anna.b(at)kommun.se", "[e-post] eller [e-post]"),
        ("https://intranet.example.org/anna?id=3 nu", "[länk] nu"),
        ("Storgatan 12 B lgh 1203, 123 45 Lillby", "[adress]"),
        ("vid Norra Vägen 3", "vid [adress]"),
        ("at 12 High Street", "at [adress]"),
    ],
)
def test_what_leads_to_a_person_is_gone(text: str, left: str) -> None:
    assert without(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "Får jag använda Perplexity?",
        "finns verktyg som heter Zizzle",
        "får vi Microsoft Copilot Studio",
        "en arbetsplats 2 och plan 3 i handlingsplan 2024",
        "vi bor i en håla, och klass på",
        "KS 2024/00123",
        "Regler 8f3a2b1c9d0e4f56",
        "öppet 08:00-16:30 och kl. 07.45",
        "2024-2026 och 2024–2026",
        "ring 3 gånger",
        "högst 1 500 000 000 tecken och 123456789 tokens",
    ],
)
def test_what_leads_to_nobody_stays(text: str) -> None:
    assert without(text) == text


dates = st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31))
forms = st.sampled_from(
    [
        "{0:%Y-%m-%d}",
        "{0:%d/%m/%Y}",
        "{0.day}/{0.month} {0.year}",
        "{0:%d.%m.%Y}",
        "den {0.day} februari {0.year}",
        "{0:%d-%m-%Y}",
        "{0:%Y%m%d}",
    ]
)
numbers = st.integers(1, 99)
amounts = st.integers(1, 999_999_999)
around = st.sampled_from(["{}", "se {} och", "det gäller {}.", "({})", "står i {}, av den"])


@given(dates, forms, around)
def test_no_date_is_eaten(date: dt.date, form: str, sentence: str) -> None:
    text = sentence.format(form.format(date))

    assert without(text) == text


@given(dates, dates, around)
def test_no_two_dates_side_by_side_are_eaten(one: dt.date, other: dt.date, sentence: str) -> None:
    for form in ("{} {}", "{}, {}", "{} och {}", "{}–{}", "{} till {}"):
        text = sentence.format(form.format(one, other))
        assert without(text) == text


@given(
    st.lists(numbers, min_size=1, max_size=4),
    st.sampled_from(["avsnitt {}", "§ {}", "{} §", "artikel {}", "{} kap. 4 §", "verktyg-{}", "punkt {}", "{}"]),
    around,
)
def test_no_number_of_a_section_is_eaten(parts: list[int], form: str, sentence: str) -> None:
    text = sentence.format(form.format(".".join(map(str, parts))))

    assert without(text) == text


@given(
    amounts,
    st.sampled_from(["{} kr", "{} kronor", "{} SEK", "{} euro", "{} miljoner"]),
    st.sampled_from([" ", "", "\u00a0"]),
    around,
)
def test_no_amount_is_eaten(amount: int, form: str, thousands: str, sentence: str) -> None:
    text = sentence.format(form.format(f"{amount:,}".replace(",", thousands)))

    assert without(text) == text


@given(
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["{:02}:{:02}", "kl. {:02}.{:02}", "{:02}.{:02}–16.00"]),
    around,
)
def test_no_time_of_day_is_eaten(hour: int, minute: int, form: str, sentence: str) -> None:
    text = sentence.format(form.format(hour, minute))

    assert without(text) == text


@given(st.text(max_size=300))
def test_any_text_can_be_redacted_and_nothing_is_left_to_be_taken_out_twice(text: str) -> None:
    once = without(text)

    for each in Mark:
        assert mark(each) in WORDS.marks.values()
    assert without(once).count("[") >= once.count("[")


def test_next_to_none_of_the_content_looks_like_a_person(library: Library) -> None:
    said = [
        text
        for entry in library.entries.values()
        for language in Language
        for text in (*entry.questions.to(language), *entry.utterances.to(language))
    ]
    changed = [text for text in said if without_persons(library, text) != text]

    assert len(said) > 5000
    assert len(changed) <= len(said) / 500, changed


@pytest.mark.parametrize(("file", "most"), [("in_scope", 3), ("out_of_scope", 3)])
def test_next_to_none_of_the_questions_for_evaluation_is_changed(library: Library, file: str, most: int) -> None:
    asked = yaml.safe_load((ROOT / "tests" / "questions" / f"{file}.yaml").read_text(encoding="utf-8"))
    changed = [each["text"] for each in asked if without_persons(library, each["text"]) != each["text"]]

    assert len(changed) <= most, changed


@pytest.mark.parametrize(
    "piece",
    ["a", "A", "Aa ", "1", "0 ", "0-1", "a.", "a-", "1 Aaa ", "gatan ", "S:", "ring ", "tel x ", "+1 ", "jag heter "],
)
def test_texts_made_to_be_slow_are_done_with(piece: str) -> None:
    """A pattern that ran away would not end before the suite is given up."""
    assert without((piece * 1000)[:1000]) != ""
