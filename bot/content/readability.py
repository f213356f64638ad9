"""How long and how hard to read a text is."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_SENTENCE = re.compile(r"[.!?:]+(?=\s|$)|\n\s*\n|\n\s*[-*]\s|\n\s*\d+\.\s")
LONG = 6
"""Letters that a long word has more than."""


def words_in(text: str) -> list[str]:
    """The words and figures of the text."""
    return _WORD.findall(text)


def lix(text: str) -> float:
    """The readability index LIX (Björnsson 1968): words to a sentence, and the share of words over six letters.

    Below 30 is very easy, 40 is an ordinary text, above 50 is official prose, above 60 bureaucratic.
    """
    words = words_in(text)
    sentences = sum(bool(words_in(part)) for part in _SENTENCE.split(text))
    if not words:
        return 0.0
    return len(words) / max(sentences, 1) + 100 * sum(len(word) > LONG for word in words) / len(words)
