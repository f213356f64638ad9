"""Questions that are about the same lie in one cluster, and others do not."""

import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.gaps import Cluster, clusters
from dialogs.gaps.stems import longest_first, stem_of, stems
from dialogs.gaps.weighing import likeness, scales
from dialogs.language import Language
from dialogs.library import Library
from dialogs.turn import GapKind
from tests.gaps.made import MONDAY, VOICE, asked

ASKED: dict[str, dict[str, list[str]]] = yaml.safe_load((Path(__file__).parent / "asked.yaml").read_text("utf-8"))
WORDS = st.sampled_from(["röst", "klona", "ai", "får", "glasögon", "kamera", "intyg", "[namn]", "giraff", "elen"])


def of(found: tuple[Cluster, ...], text: str) -> Cluster:
    return next(each for each in found if any(text == other for other, _ in each.texts))


def test_questions_alike_are_one_cluster_and_others_stand_alone(library: Library) -> None:
    found = clusters(library.index, asked(*VOICE, "hur lång är en giraff"))

    assert of(found, VOICE[0]).count == len(VOICE)
    assert of(found, "hur lång är en giraff").count == 1
    assert of(found, VOICE[0]).shared[:2] == ("klona", "röst")


def pairs(found: tuple[Cluster, ...], about: dict[str, str]) -> tuple[int, int]:
    """How many pairs that lie in one cluster are about the same, and how many are not."""
    together = [[text for text, _ in each.texts] for each in found]
    same = [
        about[one] == about[other] != "alone"
        for texts in together
        for place, one in enumerate(texts)
        for other in texts[:place]
    ]
    return sum(same), len(same) - sum(same)


@pytest.mark.parametrize(("language", "least"), [(Language.SV, 28), (Language.EN, 12)])
def test_most_of_what_staff_might_ask_is_put_together_rightly(language: Language, least: int, library: Library) -> None:
    about = {text: matter for matter, texts in ASKED[language].items() for text in texts}

    right, wrong = pairs(clusters(library.index, asked(*about, language=language)), about)

    assert right >= least
    assert wrong == 0


def test_languages_are_kept_apart(library: Library) -> None:
    found = clusters(library.index, [*asked("deepfake?"), *asked("deepfake?", language=Language.EN)])

    assert [(each.language, each.count) for each in found] == [(Language.EN, 1), (Language.SV, 1)]


def test_thumbs_down_on_one_entry_are_one_cluster_however_it_was_found(library: Library) -> None:
    met = asked("Får jag logga in privat?", "privat konto", "", kind=GapKind.NOT_HELPED)
    other = asked("Vilka verktyg?", kind=GapKind.NOT_HELPED, nearest="which-tools")

    found, second = clusters(library.index, [*other, *met])

    assert (second.displeased, second.count) == ("which-tools", 1)
    assert (found.displeased, found.count, found.nearest) == ("private-account", 3, ("private-account",))


def test_the_newest_come_first_with_their_days(library: Library) -> None:
    old, new = asked("hur lång är en giraff"), asked("a", "b", *VOICE[:1])[2:]

    found = clusters(library.index, [*new, *old])

    assert [each.last for each in found] == [new[0][0], MONDAY]
    assert found[1].first == MONDAY


def test_nearest_are_those_that_most_questions_are_near(library: Library) -> None:
    met = [*asked(*VOICE[:2], nearest="a b"), *asked(*VOICE[2:], nearest="b c")]

    assert of(clusters(library.index, met), VOICE[0]).nearest == ("b", "a", "c")


@settings(max_examples=40)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), max_size=30), st.randoms(use_true_random=False))
def test_the_order_of_the_gaps_changes_nothing(small_library: Library, texts: list[str], chance: random.Random) -> None:
    met = asked(*texts)
    mixed = [*met]
    chance.shuffle(mixed)

    found = clusters(small_library.index, met)

    assert clusters(small_library.index, mixed) == found
    assert sum(each.count for each in found) == len(texts)


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=6).map(" ".join), st.lists(WORDS, max_size=6).map(" ".join))
def test_likeness_is_the_same_both_ways_and_whole_for_the_same(small_library: Library, one: str, other: str) -> None:
    scale = scales(small_library.index.sv, [one, other])
    first, second = scale.weighed(one), scale.weighed(other)

    assert likeness(first, second) == pytest.approx(likeness(second, first))
    assert 0 <= likeness(first, second) <= 1 + 1e-9
    assert not first or likeness(first, first) == pytest.approx(1)


@pytest.mark.parametrize(
    ("words", "stem"),
    [("röst röster rösten rösterna", "rost"), ("verktyg verktyget verktygets verktygen", "verktyg")],
)
def test_inflections_have_one_stem(words: str, stem: str, library: Library) -> None:
    folded = words.replace("ö", "o").split()

    assert {stem_of(word, longest_first(library.index.sv.reader.endings)) for word in folded} == {stem}


def test_a_slip_of_the_pen_is_put_right_and_a_compound_taken_apart(library: Library) -> None:
    known: Any = stems(longest_first(library.index.sv.reader.endings), {"glasogon": 3, "rost": 2, "kloning": 2})

    assert known.of("glasgon") == known.of("glasogon")
    assert known.of("rostkloning") == ("rostkloning", "rost", "kloning")
