"""Learning from the phrasings which of them speak for whom: multinomial logistic regression over their nearness.

The nearness of two texts is an inner product of their pieces, so a regression over all pieces can be fitted and
applied on the nearness to phrasings alone, which a ranking knows anyway. Beyond some thousands of phrasings an even
choice of them stands for all (Williams and Seeger 2001, the Nyström method).
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dialogs.faq.descent import lowest
from dialogs.faq.index import Index
from dialogs.faq.learnt import Learnt, Weights, softmax
from dialogs.faq.numbers import Singles, Whole
from dialogs.faq.shelf import Shelf

TRUST = 100.0
"""How much the phrasings count against the wish for small weights."""

MOST_WORK = 4e9
"""Phrasings times landmarks times owners; from there on fewer landmarks stand for the phrasings."""

FEWEST_LANDMARKS = 1000
"""Where not even these can be afforded, nothing is learnt."""

MOST_STEPS = 150
ENOUGH = 2e-4
RIDGE = 1e-3
"""Added to the nearness of a phrasing to itself, so that phrasings may repeat each other."""


Each = Callable[[Callable[[Shelf], Learnt], Iterable[Shelf]], Iterable[Learnt]]


def fit(index: Index, each: Each = map) -> Weights:
    """Learn from the index; takes seconds and gives the same for the same content.

    `each` learns from both languages: one after the other, or at once.
    """
    arrays: dict[str, NDArray[np.generic]] = {}
    for name, learnt in zip(("sv", "en"), each(_learnt, (index.sv, index.en)), strict=True):
        arrays[f"{name}_landmarks"] = learnt.landmarks
        arrays[f"{name}_pulls"], arrays[f"{name}_rest"] = learnt.pulls, learnt.rest
    return Weights(index.fingerprint, arrays)


def with_weights(index: Index, weights: Weights) -> Index:
    """The index using the weights; they must have been learnt from the same content."""
    if weights.fingerprint != index.fingerprint:
        raise ValueError(f"weights of {weights.fingerprint} do not fit the index {index.fingerprint}")
    return replace(index, sv=_with(index.sv, weights, "sv"), en=_with(index.en, weights, "en"))


def _with(shelf: Shelf, weights: Weights, name: str) -> Shelf:
    landmarks = weights.arrays[f"{name}_landmarks"].astype(np.int64)
    pulls, rest = (weights.arrays[f"{name}_{part}"].astype(np.float32) for part in ("pulls", "rest"))
    return replace(shelf, learnt=Learnt(landmarks, pulls, rest) if len(landmarks) else None)


def _learnt(shelf: Shelf) -> Learnt:
    landmarks, many = _landmarks(shelf), len(shelf.owners)
    if not len(landmarks):
        return Learnt(landmarks, np.zeros((0, many), np.float32), np.zeros(many, np.float32))
    near = np.array([shelf.nearness_of(line) for line in landmarks.tolist()], np.float32)
    among = near[:, landmarks] + RIDGE * np.eye(len(landmarks), dtype=np.float32)
    root = np.linalg.cholesky(among).astype(np.float32)
    features = np.ascontiguousarray(np.linalg.solve(root, near).T.astype(np.float32))
    weights = _regression(features, shelf.owner_of, many)
    return Learnt(landmarks, np.linalg.solve(root.T, weights[:-1]).astype(np.float32), weights[-1])


def _landmarks(shelf: Shelf) -> Whole:
    """The lines to learn by: the first of each owner, the second of each, until there are enough."""
    affordable = int(MOST_WORK / (len(shelf.owner_of) * len(shelf.owners) or 1))
    if affordable < min(len(shelf.owner_of), FEWEST_LANDMARKS):
        return np.zeros(0, np.int64)
    turn = np.arange(len(shelf.owner_of)) - np.array(shelf.first_line)[shelf.owner_of]
    return np.sort(np.argsort(turn, kind="stable")[:affordable])


def _regression(features: Singles, owners: Whole, many: int) -> Singles:
    """Weights by feature and owner, the last row standing for none of them."""
    meant = np.eye(many, dtype=np.float32)[owners]

    def loss(weights: Singles) -> tuple[float, Singles]:
        chances = softmax(features @ weights[:-1] + weights[-1])
        missed = TRUST * (chances - meant)
        surprise = -TRUST * float(np.log(chances[np.arange(len(owners)), owners].clip(1e-30)).sum())
        slope = np.vstack([features.T @ missed + weights[:-1], missed.sum(axis=0)]).astype(np.float32)
        return surprise + float(np.vdot(weights[:-1], weights[:-1])) / 2, slope

    return lowest(loss, np.zeros((features.shape[1] + 1, many), np.float32), MOST_STEPS, ENOUGH)
