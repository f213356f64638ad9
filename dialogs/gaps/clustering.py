"""Gaps that are about the same, as one cluster: what was asked, how often, when, and which entries lie nearest."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dialogs.faq import Index, words_written
from dialogs.faq.writing import spellings
from dialogs.gaps.grouping import groups
from dialogs.gaps.weighing import Scales, Weights, scales, without_marks
from dialogs.language import Language
from dialogs.turn import Gap, GapKind

MOST_NEAREST = 3
MOST_SHARED = 4

Met = tuple[date, Gap]
"""A gap, and the day it was met."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Gaps that belong together.

    `texts` are the different things asked with how often each was, the most telling first. `shared` are the words that
    make them alike. `displeased` is the entry whose answer did not help; empty where there was no answer.
    """

    language: Language
    texts: tuple[tuple[str, int], ...]
    kinds: Mapping[GapKind, int]
    first: date
    last: date
    nearest: tuple[str, ...]
    shared: tuple[str, ...]
    displeased: str

    @property
    def count(self) -> int:
        """How many gaps."""
        return sum(self.kinds.values())


def clusters(index: Index, met: Iterable[Met]) -> tuple[Cluster, ...]:
    """All gaps in clusters, those met last first; the same for every order the gaps are given in."""
    asked: dict[Language, list[Met]] = defaultdict(list)
    displeased: dict[tuple[Language, str], list[Met]] = defaultdict(list)
    for day, gap in met:
        if gap.kind is GapKind.NOT_HELPED:
            displeased[gap.language, gap.nearest[0]].append((day, gap))
        else:
            asked[gap.language].append((day, gap))
    found = [_whole(members, [], entry) for (_, entry), members in displeased.items()]
    for language, gaps in asked.items():
        found += _alike(index, language, gaps)
    return tuple(sorted(found, key=lambda each: (-each.last.toordinal(), -each.count, each.language, each.texts)))


def _alike(index: Index, language: Language, gaps: Iterable[Met]) -> Iterable[Cluster]:
    """Of what was asked in a language, what is alike; the same words are one question."""
    same: dict[str, list[Met]] = defaultdict(list)
    for day, gap in gaps:
        same[gap.text].append((day, gap))
    texts = sorted(same)
    scale = scales(index.shelf(language), texts)
    weighed = [scale.weighed(text) for text in texts]
    for places in groups(weighed, [len(same[text]) for text in texts]):
        members = [gap for place in places for gap in same[texts[place]]]
        shared = _shared(scale, [texts[place] for place in places], [weighed[place] for place in places])
        yield _whole(members, shared)


def _whole(members: Sequence[Met], shared: Sequence[str], displeased: str = "") -> Cluster:
    """The members as one cluster; those asked most come first, equal ones in the order given."""
    ordered = sorted(members, key=lambda met: met[1].text) if displeased else members
    texts = Counter(gap.text for _, gap in ordered)
    days = [day for day, _ in members]
    return Cluster(
        members[0][1].language,
        tuple(texts.most_common()),
        Counter(gap.kind for _, gap in members),
        min(days),
        max(days),
        _nearest(gap for _, gap in members),
        tuple(shared),
        displeased,
    )


def _nearest(gaps: Iterable[Gap]) -> tuple[str, ...]:
    """The entries that were nearest, by how near and how often."""
    votes: dict[str, float] = defaultdict(float)
    for gap in gaps:
        for place, entry in enumerate(gap.nearest):
            votes[entry] += 1 / (place + 1)
    return tuple(sorted(votes, key=lambda entry: (-votes[entry], entry))[:MOST_NEAREST])


def _shared(scale: Scales, texts: Sequence[str], weighed: Sequence[Weights]) -> list[str]:
    """The words that most of what the questions share lies on, the heaviest first, each in its shortest form."""
    having = Counter(stem for question in weighed for stem in question)
    weight: dict[str, float] = defaultdict(float)
    for question in weighed:
        for stem, each in question.items():
            weight[stem] += each
    forms = _forms(scale, texts)
    heavy = [stem for stem in forms if having[stem] > 1 and stem not in scale.reader.stop_words]
    return [forms[stem] for stem in sorted(heavy, key=lambda stem: (-weight[stem], stem))[:MOST_SHARED]]


def _forms(scale: Scales, texts: Sequence[str]) -> dict[str, str]:
    """The stems with the shortest word that was written for each."""
    forms: dict[str, str] = {}
    for word in {word for text in texts for word in words_written(without_marks(text))}:
        stem = scale.stems.of(word)[0]
        forms[stem] = min(forms.get(stem, word), word, key=lambda form: (len(form), form))
    written = spellings(texts)
    return {stem: written.get(form, form) for stem, form in forms.items()}
