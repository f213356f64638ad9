"""The words of a language that carry little of a question; written as data, given to the matcher as a value."""

from dataclasses import dataclass

from dialogs.language import Language


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What one language says around the matter itself.

    stop_words count less than others; fillers count nothing wherever they stand; openings and closings count
    nothing at the start and the end; abbreviations are pairs of what is written and what is meant; endings are those
    a word may carry and still be looked up among the synonyms.
    """

    stop_words: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()
    endings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicons:
    """A lexicon for each language."""

    sv: Lexicon = Lexicon()
    en: Lexicon = Lexicon()

    def to(self, language: Language) -> Lexicon:
        """The lexicon of the language."""
        return self.sv if language is Language.SV else self.en
