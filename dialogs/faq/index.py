"""All questions of the policy team, ready to be matched; a value that never changes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from dialogs.faq.entry import Elsewhere, Entry, Synonyms
from dialogs.faq.lexicon import Lexicons
from dialogs.faq.reading import reader
from dialogs.faq.shelf import Owner, Shelf, shelf
from dialogs.faq.tongue import CERTAIN, Tongues, tongues
from dialogs.language import Language

MATCHER = "5"
"""Raised whenever the same content would be matched otherwise, so that weights kept on disk are fitted anew."""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """A sub-index for each language, and the fingerprint of all that can be learnt of them: answers teach nothing."""

    sv: Shelf
    en: Shelf
    tongues: Tongues
    synonyms: tuple[Synonyms, ...]
    lexicons: Lexicons
    fingerprint: str

    def shelf(self, language: Language) -> Shelf:
        """The sub-index of the language."""
        return self.sv if language is Language.SV else self.en


def build(
    entries: Iterable[Entry], elsewhere: Iterable[Elsewhere], synonyms: Iterable[Synonyms], lexicons: Lexicons
) -> Index:
    """The index of the content; the same for every order the content is given in."""
    matters = tuple(entries), tuple(elsewhere)
    same = tuple(sorted(synonyms, key=repr))
    sv, en = (_shelf(*matters, same, lexicons, language) for language in (Language.SV, Language.EN))
    swedish, english = (_said(*matters, language) for language in (Language.SV, Language.EN))
    told = tongues(swedish, english, lexicons)
    return Index(sv, en, told, same, lexicons, _fingerprint(sv, en, same, lexicons))


def with_synonyms(index: Index, synonyms: tuple[Synonyms, ...]) -> Index:
    """The index as it would be with other synonyms; what was learnt with those it has is left out."""
    sv, en = (
        shelf(index.shelf(language).owners, reader(index.lexicons.to(language), synonyms, language))
        for language in (Language.SV, Language.EN)
    )
    fingerprint = _fingerprint(sv, en, synonyms, index.lexicons)
    return Index(sv, en, index.tongues, synonyms, index.lexicons, fingerprint)


def language_of(index: Index, text: str, least: float = CERTAIN) -> Language | None:
    """The language the text is written in, None where less than the least speaks for either."""
    return index.tongues.language_of(text, least)


def _said(entries: Iterable[Entry], elsewhere: Iterable[Elsewhere], language: Language) -> Iterator[str]:
    for entry in entries:
        yield from entry.questions.to(language) + entry.utterances.to(language)
    for group in elsewhere:
        yield from group.utterances.to(language)


def _shelf(
    entries: Iterable[Entry],
    elsewhere: Iterable[Elsewhere],
    synonyms: Iterable[Synonyms],
    lexicons: Lexicons,
    language: Language,
) -> Shelf:
    owners = [*_entries(entries, language), *_others(elsewhere, language)]
    return shelf(owners, reader(lexicons.to(language), synonyms, language))


def _entries(entries: Iterable[Entry], language: Language) -> Iterator[Owner]:
    for entry in entries:
        said = entry.questions.to(language) + entry.utterances.to(language)
        borrowed = entry.questions.to(language.other) + entry.utterances.to(language.other)
        yield Owner(entry.id, is_elsewhere=False, phrasings=said or borrowed, answer=entry.answer.to(language))


def _others(elsewhere: Iterable[Elsewhere], language: Language) -> Iterator[Owner]:
    for group in elsewhere:
        said = group.utterances.to(language) or group.utterances.to(language.other)
        yield Owner(group.id, is_elsewhere=True, phrasings=said)


def _fingerprint(sv: Shelf, en: Shelf, synonyms: Iterable[Synonyms], lexicons: Lexicons) -> str:
    said = ((owner.id, owner.is_elsewhere, owner.phrasings) for shelf in (sv, en) for owner in shelf.owners)
    content = (MATCHER, tuple(said), tuple(synonyms), lexicons)
    return sha256(repr(content).encode()).hexdigest()[:16]
