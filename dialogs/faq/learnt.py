"""What was learnt of a language's phrasings: how strongly nearness to each of them speaks for each owner."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dialogs.faq.numbers import Floats, Singles, Whole


@dataclass(frozen=True, slots=True, eq=False)
class Learnt:
    """A row of pulls for each landmark, a column for each owner, and the pull an owner has without any.

    Landmarks are the phrasings that were learnt from: all of them, or of very many an even choice.
    """

    landmarks: Whole
    pulls: Singles
    rest: Singles

    def chances(self, nearness: Floats) -> Floats:
        """For each owner the chance that it is meant, given how near the question is to each phrasing."""
        pulls = nearness[self.landmarks].astype(np.float32) @ self.pulls + self.rest
        return softmax(pulls).astype(np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What was learnt of an index, as plain arrays that may be kept on disk by the index's fingerprint."""

    fingerprint: str
    arrays: Mapping[str, NDArray[np.generic]]


def softmax(pulls: Singles) -> Singles:
    """The pulls as chances that add up to 1 along the last axis."""
    raised = np.exp(pulls - pulls.max(axis=-1, keepdims=True, initial=-np.inf))
    chances: Singles = raised / raised.sum(axis=-1, keepdims=True)
    return chances
