"""From what is written to the words that are compared: case, accents, punctuation and ways of writing are gone."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST_TEXT = 1000
"""Characters of a message that are read; the rest is cut before anything else is done with it."""

_TOKEN = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"\b[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+\b\.?")
_ENDING_AFTER_COLON = re.compile(r"(?<=\w):(?:n|s|t|en|et|ns|ens|ets|ar|er|na|erna|arna)\b")
_LETTER_HYPHEN = re.compile(r"\b([^\W\d_])-(?=[^\W\d_]{3})")
_GENITIVE = re.compile(r"'s\b")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")

_SIGNS = frozenset(":.-'")
"""Signs that may stand inside a word; most texts have none of them."""

_LETTERS = dict(zip("åäöéüæøđł\u0131", "aaoeuaodli", strict=True)) | {"ß": "ss"}
_APOSTROPHES = dict.fromkeys("\u2019\u2018\u00b4`", "'")
_HYPHENS = dict.fromkeys("\u2010\u2011", "-")
_INVISIBLE = dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff", "")
_TRADE_MARKS = dict.fromkeys("\u2122\u00ae", " ")
_PLAIN = str.maketrans(_LETTERS | _APOSTROPHES | _HYPHENS | _INVISIBLE | _TRADE_MARKS)


def folded(text: str) -> str:
    """The text in lower case without accents; å, ä and ö become a, a and o."""
    plain = text.lower().translate(_PLAIN)
    if plain.isascii():
        return plain
    apart = unicodedata.normalize("NFKD", plain)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).lower()


def words_written(text: str, longest: int | None = LONGEST_TEXT) -> tuple[str, ...]:
    """The words of the first thousand characters, folded: "AI:n, t.ex. e-post" gives ai, tex, epost."""
    plain = folded(text[:longest])
    if not _SIGNS.isdisjoint(plain):
        plain = _ENDING_AFTER_COLON.sub("", plain)
        plain = _DOTTED.sub(lambda dotted: dotted.group().replace(".", ""), plain)
        plain = _APOSTROPHE.sub("", _GENITIVE.sub("", _LETTER_HYPHEN.sub(r"\1", plain)))
    return tuple(_TOKEN.findall(_DRAWN_OUT.sub(r"\1", plain)))


def spellings(texts: Iterable[str]) -> dict[str, str]:
    """How folded words were written, for those that had accents: forvaltning, förvaltning."""
    written = sorted({word for text in texts for word in _TOKEN.findall(text[:LONGEST_TEXT].lower())})
    return {folded(word): word for word in written if not word.isascii()}


def pieces(word: str, sizes: tuple[int, ...] = (2, 3, 4)) -> list[str]:
    """The word itself and its pieces of the sizes in characters, its two edges among them."""
    edged = f" {word} "
    found = [f"={word}"]
    for size in sizes:
        found += [edged[at : at + size] for at in range(len(edged) - size + 1)]
    return found
