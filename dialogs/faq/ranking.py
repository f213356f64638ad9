"""Which entries a question is nearest to, best first, matters of others ranked among them, each with its reasons."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import numpy as np

from dialogs.faq.hearing import Question, heard
from dialogs.faq.index import Index
from dialogs.faq.numbers import Floats
from dialogs.faq.reasons import Reasons, reasons
from dialogs.faq.shelf import Shelf, both
from dialogs.language import Language

CENTRE = 0.5
"""How much of a score is nearness to the whole of an entry; the rest is nearness to its nearest phrasing."""

LEAD = 0.5
"""How much of the lead over the next the confidence is raised by."""

LEARNT = 1.0
"""How much of a score comes from the weights, where there are any and very many phrasings to learn from."""

HALF_LEARNT = 10
"""Phrasings of an entry, on the mean, from which half of that comes: few teach little."""

ANSWER = 0.6
"""What an answer that speaks of all of a question adds to the score of an entry without any phrasing."""

LITTLE_NEED = 0.1
"""With more phrasings than this stands for, answers are not looked into."""

PRIOR = 0.05
"""What a prior of 1 adds to a score."""

IN_DOUBT = 0.5
"""Below this confidence the phrasings of the other language are asked too."""

MOST_HITS = 10

SAID = 1.0
"""The score of what was written word for word as a phrasing."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry, or a matter of others, that the question may mean."""

    id: str
    score: float
    is_elsewhere: bool
    why: Callable[[], Reasons] = field(default=Reasons, repr=False, compare=False)

    @property
    def reasons(self) -> Reasons:
        """Why it was ranked; found only when somebody wants to know, since most of the time nobody does."""
        return self.why()

    def to_json(self) -> dict[str, Any]:
        """The hit as plain JSON values, with the reasons there are."""
        reasons = {name: found for name, found in asdict(self.reasons).items() if found}
        return {"id": self.id, "score": round(self.score, 4), "reasons": reasons}


@dataclass(frozen=True, slots=True)
class Ranking:
    """The hits, best first; how sure the first is, how much of the question is known, in whose language."""

    hits: tuple[Hit, ...]
    confidence: float
    understood: float
    language: Language

    @property
    def is_said(self) -> bool:
        """Whether the first is an entry that has the question word for word."""
        return bool(self.hits) and self.hits[0].score == SAID and not self.hits[0].is_elsewhere

    @property
    def entries(self) -> tuple[Hit, ...]:
        """The hits that can be answered."""
        return tuple(hit for hit in self.hits if not hit.is_elsewhere)


def rank(
    index: Index,
    text: str,
    language: Language,
    prior: Mapping[str, float] | None = None,
    without: Container[str] = (),
) -> Ranking:
    """Rank entries and matters of others by their nearness to the text; the other language helps out in doubt.

    A prior raises or lowers entries by their id; entries in without are left out.
    """
    found = _compared(index.shelf(language), text, language, prior or {}, without)
    if _may_be_of(index.shelf(language.other), text, found):
        second = _compared(index.shelf(language.other), text, language.other, prior or {}, without)
        found = second if second.confidence > found.confidence else found
    hits = tuple(_hit(found, place) for place in found.best)
    is_said = bool(hits) and hits[0].score == SAID
    return Ranking(hits, found.confidence, 1.0 if is_said else found.question.understood, found.language)


def blended(first: Ranking, second: Ranking) -> Ranking:
    """The two readings of one question as one: each hit scores the mean of both, nothing where it is missing."""
    scores = [{hit.id: hit.score for hit in ranking.hits} for ranking in (first, second)]
    hits = {hit.id: hit for hit in (*second.hits, *first.hits)}
    mean = [replace(hit, score=sum(score.get(name, 0.0) for score in scores) / 2) for name, hit in hits.items()]
    best = tuple(sorted(mean, key=lambda hit: (-hit.score, hit.id)))
    confidence = _confidence(np.array([hit.score for hit in best]))
    return Ranking(best, confidence, max(first.understood, second.understood), first.language)


def _may_be_of(shelf: Shelf, text: str, found: "_Comparison") -> bool:
    """Whether the other language has the text word for word or, in doubt, a word that the first has not."""
    matter = shelf.reader.matter(text)
    if matter in shelf.said or found.confidence >= IN_DOUBT:
        return matter in shelf.said
    known = found.shelf.words.place
    return any(word in shelf.words.place and word not in known for word in matter)


@dataclass(frozen=True, slots=True, eq=False)
class _Comparison:
    """A question laid beside all phrasings of a language."""

    shelf: Shelf
    question: Question
    nearness: Floats
    scores: Floats
    best: Sequence[int]
    confidence: float
    language: Language


def _compared(
    shelf: Shelf, text: str, language: Language, prior: Mapping[str, float], without: Container[str]
) -> _Comparison:
    question = heard(text, shelf.reader, shelf.words)
    if not question.terms or not shelf.owners:
        return _Comparison(shelf, question, np.zeros(0), np.zeros(0), (), 0.0, language)
    of_words = question.likeness.of_words / (question.likeness.length or 1.0)
    nearness = shelf.layers.times(of_words)
    by_words = shelf.by_words.nearness(question.whole_words(shelf.words.place))
    scores = _alike(shelf, nearness, by_words)
    scores = _with_said(shelf, _with_answers(shelf, scores, question), question)
    scores = _with_prior(shelf, scores, prior)
    best = _best(shelf, scores, without)
    return _Comparison(shelf, question, nearness, scores, best, _confidence(scores[best]), language)


def _alike(shelf: Shelf, nearness: Floats, by_words: Floats) -> Floats:
    alike = (1 - CENTRE) * shelf.best(nearness) + CENTRE * shelf.centre(nearness)
    if shelf.learnt is None:
        return alike
    many = len(shelf.phrasings) / len(shelf.owners)
    share = LEARNT * many / (many + HALF_LEARNT)
    return (1 - share) * alike + share * shelf.learnt.chances(both(nearness, by_words))


def _with_answers(shelf: Shelf, scores: Floats, question: Question) -> Floats:
    """The fewer phrasings an entry has, the more its answer is listened to."""
    if shelf.need.max(initial=0.0) < LITTLE_NEED:
        return scores
    return scores + ANSWER * shelf.need * shelf.answers.evidence(question.terms)


def _with_said(shelf: Shelf, scores: Floats, question: Question) -> Floats:
    """What was written word for word as a phrasing is certain."""
    owners = shelf.said.get(question.matter, frozenset())
    capped = np.minimum(scores, 0.99)
    capped[list(owners)] = SAID
    return capped


def _with_prior(shelf: Shelf, scores: Floats, prior: Mapping[str, float]) -> Floats:
    if not prior:
        return scores
    raised = np.array([0.0 if owner.is_elsewhere else prior.get(owner.id, 0.0) for owner in shelf.owners])
    certain = scores == SAID
    return np.where(certain, scores, np.clip(scores + PRIOR * np.clip(raised, -1, 1), 0.0, 0.99))


def _best(shelf: Shelf, scores: Floats, without: Container[str]) -> list[int]:
    """The places of the best owners; alphabetical where they are equal."""
    found: list[int] = []
    for place in np.argsort(-scores, kind="stable").tolist():
        owner = shelf.owners[place]
        if owner.is_elsewhere or owner.id not in without:
            found.append(place)
        if len(found) == MOST_HITS:
            break
    return found


def _confidence(best: Floats) -> float:
    """How sure the first is: its score, raised by part of its lead over the next."""
    if not len(best):
        return 0.0
    second = best[1] if len(best) > 1 else 0.0
    return min(1.0, float(best[0] + LEAD * (best[0] - second)))


def _hit(found: _Comparison, place: int) -> Hit:
    owner = found.shelf.owners[place]
    return Hit(
        owner.id,
        float(found.scores[place]),
        owner.is_elsewhere,
        lambda: reasons(found.shelf, place, found.nearness, found.question),
    )
