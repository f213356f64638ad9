"""Where somebody can be found: streets with numbers, postal towns, e-mail and links."""

import re
from collections.abc import Iterable

from dialogs.redaction.words import Mark, PrivateWords

_LINK = re.compile(r"(?i)\b(?:https?://|www\.)\S+")
_EMAIL = re.compile(r"[\w.+-]+\s?(?:@|[(\[]at[)\]]|\bsnabel-?a\b)\s?[\w-]+(?:\.[\w-]+)+")
_HOUSE = (
    r"\s+\d{1,4}(?:\s?[A-Za-z](?!\w))?(?!\s?[%§]|\d|[.,:]\d|\s?(?:kap|kr)\b)"
    r"(?:,?\s+(?:lgh|lägenhet|apt|flat)\.?\s?\d+)?"
)
_POSTAL_TOWN = re.compile(r"(?<![\d.,])[1-9]\d{2}\s\d{2}\s+[A-ZÅÄÖ][a-zåäöé]{2,}")
_TOWN = r"\d{3}\s?\d{2}\s+[A-ZÅÄÖ][a-zåäöé]+"


def without_addresses(text: str, words: PrivateWords) -> str:
    """The text with a mark for everything that leads to where somebody can be found."""
    text = _LINK.sub(words.marks[Mark.LINK], text)
    text = _EMAIL.sub(words.marks[Mark.EMAIL], text)
    for pattern in _streets(words):
        text = pattern.sub(words.marks[Mark.ADDRESS], text)
    return text


def _streets(words: PrivateWords) -> Iterable[re.Pattern[str]]:
    ends, capitals = "|".join(words.streets), "|".join((*words.streets, *words.streets_in_capitals))
    town = rf"(?:,?\s+(?:{_TOWN}))?"
    yield re.compile(rf"(?i:\b[^\W\d_]{{2,}}(?:{ends})){_HOUSE}{town}")
    yield re.compile(rf"\b[A-ZÅÄÖ][^\W\d_]*(?:{capitals}){_HOUSE}{town}")
    yield re.compile(rf"\b(?:[A-ZÅÄÖ][^\W\d_]*+(?::[^\W\d_]++)?\s){{1,3}}(?i:{capitals}){_HOUSE}{town}")
    english = "|".join(words.english_streets)
    yield re.compile(rf"\b\d{{1,4}}[A-Za-z]?\s(?:[A-Z][a-z]+\s){{1,3}}(?i:{english})\b\.?")
    yield _POSTAL_TOWN
