"""A small municipality's questions, enough to be mistaken about."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from dialogs.faq import Distance, Elsewhere, Entry, Index, Lexicon, Lexicons, Synonyms, build
from dialogs.language import Language, Phrasings, Text

PHRASES = Path(__file__).parents[2] / "dialogs" / "phrases"
DAY = date(2026, 1, 1)

SWEDISH = {
    "private-account": ["Får jag använda mitt privata konto?", "logga in privat i jobbet", "eget konto i tjänsten"],
    "transcribe-meeting": ["Får jag transkribera ett möte?", "spela in mötet och få en utskrift", "mötesanteckningar"],
    "ai-decides": ["Får AI fatta beslut?", "kan ett beslut fattas automatiskt", "handläggningsbeslut utan människa"],
    "personal-data": ["Får jag skriva in personuppgifter?", "namn och personnummer i prompten"],
    "new-tool": ["Hur får jag ett nytt verktyg godkänt?", "upphandla ett verktyg", "köpa in ai-tjänst"],
}
ENGLISH = {
    "private-account": ["May I use my private account?", "log in privately at work"],
    "transcribe-meeting": ["May I transcribe a meeting?", "record the meeting and get a transcript"],
    "ai-decides": ["May AI make decisions?", "automatic decisions"],
    "personal-data": ["May I enter personal data?", "names and identity numbers in the prompt"],
    "new-tool": ["How do I get a new tool approved?", "buy a new tool"],
}


def an_entry(name: str, swedish: list[str], english: list[str], answer: str = "") -> Entry:
    """An entry of which only the phrasings matter."""
    said = Phrasings(tuple(swedish), tuple(english))
    return Entry(name, "topic", said, Text(answer, answer), (), (), (), "ai_coordinator", DAY, DAY)


@pytest.fixture(name="entry")
def fixture_entry() -> Callable[..., Entry]:
    return an_entry


@pytest.fixture(scope="session", name="entries")
def fixture_entries() -> list[Entry]:
    return [an_entry(name, SWEDISH[name], ENGLISH[name]) for name in SWEDISH]


@pytest.fixture(scope="session", name="elsewhere")
def fixture_elsewhere() -> list[Elsewhere]:
    password = Phrasings(("jag har glömt mitt lösenord", "byta lösenord"), ("I forgot my password",))
    holiday = Phrasings(("hur ansöker jag om semester",), ("how do I apply for leave",))
    return [
        Elsewhere("password", Distance.FAR, password, Text("It-supporten.", "IT support.")),
        Elsewhere("holiday", Distance.FAR, holiday, Text("Din chef.", "Your manager.")),
    ]


@pytest.fixture(scope="session", name="synonyms")
def fixture_synonyms() -> list[Synonyms]:
    return [
        Synonyms(Phrasings(("konto", "inloggning"), ("account", "login"))),
        Synonyms(Phrasings(("möte", "sammanträde"), ("meeting",))),
    ]


@pytest.fixture(scope="session", name="lexicons")
def fixture_lexicons() -> Lexicons:
    """The words that are shipped."""
    return Lexicons(_shipped(Language.SV), _shipped(Language.EN))


@pytest.fixture(scope="session", name="index")
def fixture_index(
    entries: list[Entry], elsewhere: list[Elsewhere], synonyms: list[Synonyms], lexicons: Lexicons
) -> Index:
    return build(entries, elsewhere, synonyms, lexicons)


def _shipped(language: Language) -> Lexicon:
    written = yaml.load((PHRASES / f"matching.{language}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    abbreviations = tuple(written.pop("abbreviations").items())
    return Lexicon(abbreviations=abbreviations, **{name: tuple(words) for name, words in written.items()})
