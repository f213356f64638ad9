"""Questions as weighed stems: what is rare says more of a question than what everybody writes."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from dialogs.faq.reading import Reader
from dialogs.faq.shelf import Shelf
from dialogs.gaps.stems import Stems, counted, longest_first, stems

MARKED = re.compile(r"\[[^\[\]]*\]")
"""What redaction put in the place of something personal."""

LEAST_TEXTS = 1000
"""Phrasings that a content counts as having at least: of few nobody can tell what is rare."""

RARITY_POWER = 2.0
"""How much more a rare stem counts than a common one: 0 not at all, 1 by the logarithm."""

ALONE = 0.6
"""What is left of the weight of a stem that no other question has: it tells nothing of what they share."""

OF_COMPOUND = 0.8
"""What a part of a compound weighs beside the compound itself."""

Weights = Mapping[str, float]
"""Stems with what each weighs; of length 1 together."""


@dataclass(frozen=True, slots=True)
class Scales:
    """What the stems of a language weigh: `stems` by all that is written, `said` by phrasings, `asked` by questions."""

    reader: Reader
    stems: Stems
    said: Mapping[str, int]
    asked: Mapping[str, int]
    texts: int

    def weighed(self, text: str) -> Weights:
        """The question by its stems; nothing where it has no words."""
        found: dict[str, float] = {}
        for term in self.reader.terms(self.reader.matter(without_marks(text))):
            whole, *parts = self.stems.of(term.word)
            for stem, share in ((whole, 1.0), *((part, OF_COMPOUND) for part in parts)):
                weight = term.weight * share * self.rarity(stem) / sqrt(1 + OF_COMPOUND**2 * len(parts))
                found[stem] = max(weight, found.get(stem, 0.0))
        return of_length_one(found)

    def rarity(self, stem: str) -> float:
        """The rarer the fewer phrasings have it, as long as several questions do; that many ask it says little."""
        asked = self.asked.get(stem, 0)
        used = self.said.get(stem, 0) + sqrt(max(asked, 1))
        return float((1.0 if asked > 1 else ALONE) * log(1 + self.texts / used) ** RARITY_POWER)


def scales(shelf: Shelf, texts: Sequence[str]) -> Scales:
    """The scales for questions beside the phrasings of a language."""
    reader = shelf.reader
    written = [{term.word for term in reader.terms(reader.matter(without_marks(text)))} for text in texts]
    said = dict(zip(shelf.words.words, shelf.words.used.tolist(), strict=True))
    endings = longest_first(reader.endings)
    known = stems(endings, Counter(said) + Counter(word for words in written for word in words))
    asked = Counter(stem for words in written for stem in {stem for word in words for stem in known.of(word)})
    return Scales(reader, known, counted(endings, said), asked, max(LEAST_TEXTS, len(shelf.phrasings)))


def without_marks(text: str) -> str:
    """The text without what redaction put in."""
    return MARKED.sub(" ", text)


def of_length_one(weights: Weights) -> Weights:
    """The weights with the same proportions, of length 1 together."""
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {stem: weight / length for stem, weight in weights.items()} if length else {}


def likeness(one: Weights, other: Weights) -> float:
    """How alike two are: 0 where they share nothing, 1 where they are the same."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * many.get(stem, 0.0) for stem, weight in few.items())
