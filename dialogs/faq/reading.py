"""What a text says, word by word, once chat is cut away, abbreviations are spelt out and synonyms led together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from dialogs.faq.entry import Synonyms
from dialogs.faq.lexicon import Lexicon
from dialogs.faq.phrases import Phrasebook, Words, phrasebook
from dialogs.faq.writing import words_written
from dialogs.language import Language

STOP_WORD = 0.4
"""What a stop word weighs, where another word weighs 1."""

SYNONYM = 0.6
"""How much of a word's weight goes to the word its synonyms share; the rest stays with the word itself."""

SHORTEST_STEM = 3


class How(Enum):
    """How a word of the comparison came out of what was written."""

    WRITTEN = auto()
    ABBREVIATION = auto()
    SYNONYM = auto()
    JOINED = auto()
    REPAIRED = auto()


@dataclass(frozen=True, slots=True)
class Term:
    """A word to compare by, what was written for it, and how much it weighs."""

    word: str
    written: str
    how: How = How.WRITTEN
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the texts of one language."""

    openings: Phrasebook
    closings: Phrasebook
    fillers: Phrasebook
    abbreviations: Phrasebook
    synonyms: Phrasebook
    stop_words: frozenset[str]
    endings: frozenset[str]
    familiar: Mapping[Words, tuple[Term, ...]] = field(default_factory=dict, repr=False)

    def matter(self, text: str) -> Words:
        """The words of the text that are about something; all of them where nothing but chat was written."""
        words = words_written(text)
        core = self._without_chat(words)
        return self.fillers.without(core) or core or words

    def beside_chat(self, text: str) -> Words:
        """The words of the text that are no chat; none where nothing else was written."""
        return self.fillers.without(self._without_chat(words_written(text)))

    def _without_chat(self, words: Words) -> Words:
        return self.closings.without_end(self.openings.without_start(words))

    def terms(self, words: Words) -> tuple[Term, ...]:
        """What to compare by, in the order written."""
        found: list[Term] = []
        for run in self.abbreviations.runs(words):
            found += self.familiar.get(run) or self._terms_of(run)
        return tuple(found)

    def familiar_with(self, texts: Iterable[Words]) -> "Reader":
        """The reader with the words of the texts at hand, which then need not be looked into again."""
        runs = {run for words in texts for run in self.abbreviations.runs(words)}
        return replace(self, familiar={run: tuple(self._terms_of(run)) for run in runs})

    def _terms_of(self, run: Words) -> Iterable[Term]:
        written = " ".join(run)
        meant = self.abbreviations.meanings.get(run)
        how = How.WRITTEN if meant is None else How.ABBREVIATION
        for word in meant or run:
            yield from self._weighed(Term(word, written, how))

    def _weighed(self, term: Term) -> Iterable[Term]:
        if term.word in self.stop_words:
            yield Term(term.word, term.written, term.how, STOP_WORD)
            return
        shared = self._shared(term.word)
        if shared is None or shared == (term.word,):
            yield term
            return
        yield Term(term.word, term.written, term.how, 1 - SYNONYM)
        yield from (Term(word, term.written, How.SYNONYM, SYNONYM) for word in shared)

    def _shared(self, word: str) -> Words | None:
        if not self.synonyms.meanings:
            return None
        for stem in self._stems(word):
            if (stem,) in self.synonyms.meanings:
                return self.synonyms.meanings[stem,]
        return None

    def _stems(self, word: str) -> Iterable[str]:
        """The word, and what is left of it without each ending it carries, the shortest first."""
        yield word
        for at in range(SHORTEST_STEM, len(word)):
            if word[at:] in self.endings:
                yield word[:at]


def reader(lexicon: Lexicon, synonyms: Iterable[Synonyms], language: Language) -> Reader:
    """A reader of the language; of a group of synonyms the first word in the language stands for all."""
    endings = {folded for written in lexicon.endings for folded in words_written(written)}
    return Reader(
        openings=phrasebook((run, "") for run in lexicon.openings),
        closings=phrasebook((run, "") for run in lexicon.closings),
        fillers=phrasebook((run, "") for run in lexicon.fillers),
        abbreviations=phrasebook(lexicon.abbreviations),
        synonyms=phrasebook(pair for group in synonyms for pair in _pairs(group, language)),
        stop_words=frozenset(word for written in lexicon.stop_words for word in words_written(written)),
        endings=frozenset(endings),
    )


def _pairs(group: Synonyms, language: Language) -> Iterable[tuple[str, str]]:
    own, others = group.words.to(language), group.words.to(language.other)
    for word in own + others:
        yield word, (own or others)[0]
