"""What the policy team is shown of gaps: only what three asked alike, and no word that few wrote and nobody knows."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dialogs.faq import words_written
from dialogs.faq.writing import folded
from dialogs.gaps.clustering import Cluster, Met, clusters
from dialogs.gaps.stems import longest_first, stem_of
from dialogs.library import Library
from dialogs.tools import OF_A_TOOL

FEWEST = 3
"""Questions alike from which they are shown, and writers of a word the content does not know."""

BEGINNING = 4
"""Letters that words have in common to count as the same here, so that inflections and compounds help each other."""

HIDDEN = "[…]"
_PART = re.compile(r"\[[^\[\]]*\]|[^\W_]+")


@dataclass(frozen=True, slots=True)
class Question:
    """Something that was asked, as it may be shown; `is_whole` where no word of it is hidden or was taken out."""

    text: str
    count: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A cluster as it may be shown.

    `shared` are the words that make it one, `nearest` entries and tools that there are, `now` the entry that answers it
    by now.
    """

    cluster: Cluster
    questions: tuple[Question, ...]
    shared: tuple[str, ...]
    nearest: tuple[str, ...]
    now: str


@dataclass(frozen=True, slots=True)
class Telling:
    """What may be shown, the newest first.

    There are so many `clusters` of at least three, of `seen` questions; `unseen` questions have no two alike.
    """

    shown: tuple[Shown, ...]
    clusters: int
    seen: int
    unseen: int


def told(library: Library, met: Sequence[Met], answered: Callable[[Cluster], str], most: int | None = None) -> Telling:
    """What may be shown of the gaps, of at most so many clusters.

    `answered` tells the entry that by now answers most of a cluster, if any.
    """
    found = clusters(library.index, met)
    may_show = _Words(library, (gap.text for _, gap in met)).may_be_shown
    alike = [each for each in found if each.count >= FEWEST]
    shown = tuple(_shown(library, each, may_show, answered) for each in alike[:most])
    seen = sum(each.count for each in alike)
    return Telling(shown, len(alike), seen, len(met) - seen)


def _shown(
    library: Library, cluster: Cluster, may_show: Callable[[str], bool], answered: Callable[[Cluster], str]
) -> Shown:
    shared = tuple(word for word in cluster.shared if may_show(word))
    return Shown(cluster, _questions(cluster, may_show), shared, _there(library, cluster), answered(cluster))


def _questions(cluster: Cluster, may_show: Callable[[str], bool]) -> tuple[Question, ...]:
    """The different questions as they may be shown, those asked most first."""
    if cluster.displeased:
        return tuple(Question(text, count, is_whole=True) for text, count in cluster.texts if text)
    shown: Counter[str] = Counter()
    for text, count in cluster.texts:
        shown[_PART.sub(lambda part: part[0] if may_show(part[0]) else HIDDEN, text)] += count
    return tuple(Question(text, count, is_whole="[" not in text) for text, count in shown.most_common())


def _there(library: Library, cluster: Cluster) -> tuple[str, ...]:
    return tuple(
        name for name in cluster.nearest if name in library.entries or library.tool(name.removeprefix(OF_A_TOOL))
    )


class _Words:
    """Which words may be shown: those the content has in some form, and those that three questions have."""

    def __init__(self, library: Library, texts: Iterable[str]) -> None:
        shelves = library.index.sv, library.index.en
        self._stop_words = frozenset[str]().union(*(shelf.reader.stop_words for shelf in shelves))
        self._endings = [longest_first(shelf.reader.endings) for shelf in shelves]
        self._known = [
            {stem_of(word, endings) for word in shelf.words.words}
            for endings, shelf in zip(self._endings, shelves, strict=True)
        ]
        self._written = Counter(word for text in texts for word in {_beginning(word) for word in words_written(text)})

    def may_be_shown(self, part: str) -> bool:
        word = folded(part)
        if part.startswith("[") or word in self._stop_words or self._written[_beginning(word)] >= FEWEST:
            return True
        return any(stem_of(word, endings) in known for endings, known in zip(self._endings, self._known, strict=True))


def _beginning(word: str) -> str:
    return word if any(sign.isdecimal() for sign in word) else word[:BEGINNING]
