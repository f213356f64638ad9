"""Learning from the phrasings, and using what was learnt."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from dialogs.faq import Entry, Index, Lexicons, Weights, build, fit, rank, with_weights
from dialogs.language import Language


def test_what_is_learnt_is_the_same_every_time(index: Index) -> None:
    with ThreadPoolExecutor() as threads:
        once, again = fit(index), fit(index, threads.map)

    assert once.fingerprint == again.fingerprint == index.fingerprint
    assert all(np.array_equal(once.arrays[name], again.arrays[name]) for name in once.arrays)


def test_an_index_with_weights_still_finds_every_phrasing(index: Index, entries: list[Entry]) -> None:
    learnt = with_weights(index, fit(index))

    for entry in entries:
        for phrasing in entry.questions.sv:
            assert rank(learnt, phrasing, Language.SV).hits[0].id == entry.id


def test_weights_may_be_kept_as_plain_arrays(index: Index) -> None:
    weights = fit(index)
    kept = Weights(weights.fingerprint, {name: array.copy() for name, array in weights.arrays.items()})

    asked = "konto på möte"
    assert rank(with_weights(index, kept), asked, Language.SV) == rank(with_weights(index, weights), asked, Language.SV)


def test_weights_of_other_content_are_refused(index: Index, entries: list[Entry], lexicons: Lexicons) -> None:
    other = build(entries[:2], [], [], lexicons)

    with pytest.raises(ValueError, match="do not fit"):
        with_weights(index, fit(other))


def test_an_empty_index_learns_nothing_and_ranks_nothing(lexicons: Lexicons) -> None:
    empty = build([], [], [], lexicons)

    assert rank(with_weights(empty, fit(empty)), "får jag", Language.SV).hits == ()


def test_the_index_it_was_learnt_from_stays_as_it_was(index: Index) -> None:
    before = rank(index, "konto på möte", Language.SV)
    with_weights(index, fit(index))

    assert rank(index, "konto på möte", Language.SV) == before
