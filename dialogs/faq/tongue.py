"""Which of the two languages a text is written in, told by words, by letters and by pieces of words."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from dialogs.faq.lexicon import Lexicons
from dialogs.faq.writing import LONGEST_TEXT, folded, pieces
from dialogs.language import Language

SMALL_WORD = 2.0
"""How strongly a word that only one language has among its small words speaks for it."""

SWEDISH_LETTER = 2.0

MOST_BY_WORD = 1.5
"""The most that any other word may say."""

OFTEN_IN_BOTH = 10
"""A word met so often in each language (risk, system, app) says nothing of either."""

CERTAIN = 1.0
"""From this difference on the language is told; below it is uncertain."""

LEANING = 0.5
"""From this difference on one language is likelier, which is enough where nothing else tells."""

PIECE_SIZES = (2, 3)
PIECE = 0.3
"""What the odds of one piece count; the pieces of a word overlap and say much of the same."""

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Tongues:
    """What speaks for Swedish (above 0) and for English (below): words met before, else pieces of words."""

    words: Mapping[str, float]
    pieces: Mapping[str, float]

    def language_of(self, text: str, least: float = CERTAIN) -> Language | None:
        """The language of the text, None where it says too little to tell."""
        leaning = sum(self._leaning(word) for word in _WORD.findall(text[:LONGEST_TEXT].lower()))
        if abs(leaning) < least:
            return None
        return Language.SV if leaning > 0 else Language.EN

    def _leaning(self, word: str) -> float:
        letters = SWEDISH_LETTER if set(word) & set("åäö") else 0.0
        plain = folded(word)
        known = self.words.get(plain)
        if known is None:
            known = _within(sum(self.pieces.get(piece, 0.0) for piece in pieces(plain, PIECE_SIZES)))
        return known + letters


def tongues(swedish: Iterable[str], english: Iterable[str], lexicons: Lexicons) -> Tongues:
    """Learn to tell the languages apart from phrasings known to be in each."""
    left, right = _words(swedish), _words(english)
    met = {word: _within(odds) for word, odds in _odds(left, right).items()}
    met |= {word: 0.0 for word in left.keys() & right.keys() if min(left[word], right[word]) >= OFTEN_IN_BOTH}
    parts = {piece: PIECE * odds for piece, odds in _odds(_parts(left), _parts(right)).items()}
    return Tongues(met | _small_words(lexicons), parts)


def _within(odds: float) -> float:
    return max(-MOST_BY_WORD, min(MOST_BY_WORD, odds))


def _small_words(lexicons: Lexicons) -> dict[str, float]:
    """Words that only one of the languages has; those of both say nothing."""
    swedish, english = ({folded(word) for word in lexicons.to(language).stop_words} for language in Language)
    either = dict.fromkeys(swedish & english, 0.0)
    return either | dict.fromkeys(swedish - english, SMALL_WORD) | dict.fromkeys(english - swedish, -SMALL_WORD)


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in _WORD.findall(folded(text)))


def _parts(words: Iterable[str]) -> Counter[str]:
    return Counter(piece for word in set(words) for piece in pieces(word, PIECE_SIZES))


def _odds(swedish: Counter[str], english: Counter[str]) -> dict[str, float]:
    """The logarithm of how much oftener each is met in one language than in the other; nothing from one alone."""
    if not swedish or not english:
        return {}
    known = swedish | english
    share = (english.total() + len(known)) / (swedish.total() + len(known))
    return {one: log((swedish[one] + 1) / (english[one] + 1) * share) for one in known}
