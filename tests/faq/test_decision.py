"""When to answer, when to suggest, when to say that there is no answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.faq import DecisionKind, Hit, Index, Ranking, Thresholds, decide, rank
from dialogs.language import Language

THRESHOLDS = Thresholds(answer=0.5, suggest=0.3, understood=0.5)


def ranked(*scores: float, confidence: float, understood: float = 1.0, elsewhere: int | None = None) -> Ranking:
    hits = (Hit(f"e{place}", score, place == elsewhere) for place, score in enumerate(scores))
    return Ranking(tuple(hits), confidence, understood, Language.SV)


def test_a_sure_ranking_is_answered_with_its_first() -> None:
    decision = decide(ranked(0.8, 0.2, confidence=0.9), THRESHOLDS)

    assert decision.kind is DecisionKind.ANSWER
    assert [hit.id for hit in decision.hits] == ["e0"]


def test_a_ranking_in_doubt_suggests_up_to_three() -> None:
    decision = decide(ranked(0.4, 0.38, 0.37, 0.36, confidence=0.41), THRESHOLDS)

    assert decision.kind is DecisionKind.SUGGEST
    assert [hit.id for hit in decision.hits] == ["e0", "e1", "e2"]


def test_an_unsure_ranking_is_not_answered() -> None:
    assert decide(ranked(0.2, 0.1, confidence=0.25), THRESHOLDS).kind is DecisionKind.NONE


def test_a_question_hardly_understood_is_never_answered_only_suggested() -> None:
    decision = decide(ranked(0.8, 0.2, confidence=0.9, understood=0.3), THRESHOLDS)

    assert decision.kind is DecisionKind.SUGGEST


def test_a_matter_of_others_is_turned_away_to_them() -> None:
    decision = decide(ranked(0.8, 0.2, confidence=0.9, elsewhere=0), THRESHOLDS)

    assert decision.kind is DecisionKind.NONE
    assert decision.elsewhere == "e0"


def test_a_matter_of_others_is_never_suggested() -> None:
    decision = decide(ranked(0.4, 0.38, 0.37, confidence=0.41, elsewhere=1), THRESHOLDS)

    assert "e1" not in [hit.id for hit in decision.hits]


def test_nothing_ranked_is_nothing_decided() -> None:
    assert decide(Ranking((), 0.0, 0.0, Language.SV)).kind is DecisionKind.NONE


@given(scores=st.lists(st.floats(0, 1), max_size=10), confidence=st.floats(0, 1), understood=st.floats(0, 1))
def test_the_kind_decides_how_many_entries_are_given(scores: list[float], confidence: float, understood: float) -> None:
    decision = decide(ranked(*sorted(scores, reverse=True), confidence=confidence, understood=understood))
    allowed = {DecisionKind.ANSWER: {1}, DecisionKind.SUGGEST: {1, 2, 3}, DecisionKind.NONE: {0}}

    assert len(decision.hits) in allowed[decision.kind]


@pytest.mark.parametrize("text", ["vad är klockan", "xyzzy plugh", "hur lagar man lasagne", "vem vann matchen igår"])
def test_what_the_content_does_not_know_is_refused_with_the_shipped_thresholds(index: Index, text: str) -> None:
    assert decide(rank(index, text, Language.SV)).kind is DecisionKind.NONE
