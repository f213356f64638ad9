"""Nothing is shown that fewer than three asked, nor a word that fewer wrote and the content does not know."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.gaps import FEWEST, Cluster, Telling, answered_by, told
from dialogs.library import Library
from dialogs.turn import GapKind
from tests.conftest import TODAY
from tests.gaps.made import VOICE, asked

STRANGE = ("zorvik", "blimpa", "kryx", "vafflor")
WORDS = st.sampled_from(["klona", "röst", "får", "jag", "[namn]", *STRANGE])


def nothing(_cluster: Cluster) -> str:
    return ""


def texts(telling: Telling) -> list[str]:
    return [question.text for shown in telling.shown for question in shown.questions]


def test_two_alike_stay_unseen_and_three_are_shown(library: Library) -> None:
    two, three = (told(library, asked(*VOICE[:many]), nothing) for many in (2, 3))

    assert (two.shown, two.unseen) == ((), 2)
    assert (three.seen, three.unseen) == (3, 0)
    assert set(texts(three)) == {*VOICE[:2], VOICE[2]}


def test_a_word_that_one_alone_wrote_and_nobody_knows_is_hidden(library: Library) -> None:
    telling = told(library, asked("får Zorvik klona sin röst", *VOICE[1:]), nothing)

    assert "får […] klona sin röst" in texts(telling)
    assert "Zorvik" not in repr(telling.shown[0].questions)


def test_a_word_that_three_wrote_is_shown(library: Library) -> None:
    met = asked("får Zorvik klona röster", "klonar zorvik en röst", "röstkloning i Zorvik")

    assert "röstkloning i Zorvik" in texts(told(library, met, nothing))


def test_questions_that_differ_in_hidden_words_alone_are_counted_as_one(library: Library) -> None:
    telling = told(library, asked(*(f"får {name} klona sin röst" for name in STRANGE[:3])), nothing)

    assert [(question.text, question.count) for question in telling.shown[0].questions] == [
        ("får […] klona sin röst", 3)
    ]


def test_what_redaction_took_out_stays_out(library: Library) -> None:
    telling = told(library, asked(*["får [namn] klona sin röst"] * 3), nothing)

    assert texts(telling) == ["får [namn] klona sin röst"]
    assert not telling.shown[0].questions[0].is_whole


def test_entries_that_are_gone_are_not_named(library: Library) -> None:
    telling = told(library, asked(*VOICE, nearest="gone-since tool:deepl-pro private-account tool:gone"), nothing)

    assert telling.shown[0].nearest == ("tool:deepl-pro", "private-account")


def test_what_is_answered_by_now_says_by_which_entry(learnt_library: Library) -> None:
    met = asked(*["Får jag använda mitt privata konto?"] * 3)

    assert told(learnt_library, met, answered_by(learnt_library, TODAY)).shown[0].now == "private-account"


def test_what_is_still_unanswered_says_so(learnt_library: Library) -> None:
    met = asked(*["hur lång är en giraff"] * 3)

    assert told(learnt_library, met, answered_by(learnt_library, TODAY)).shown[0].now == ""


def test_an_answer_that_did_not_help_is_not_called_answered(learnt_library: Library) -> None:
    met = asked(*["Får jag använda mitt privata konto?"] * 3, kind=GapKind.NOT_HELPED)

    assert told(learnt_library, met, answered_by(learnt_library, TODAY)).shown[0].now == ""


@pytest.mark.parametrize("most", [0, 1, 5])
def test_no_more_clusters_are_told_than_wanted(most: int, library: Library) -> None:
    met = [*asked(*VOICE), *asked(*["hur lång är en giraff"] * 3)]

    telling = told(library, met, nothing, most)

    assert len(telling.shown) == min(most, 2)
    assert (telling.clusters, telling.seen) == (2, 7)


@settings(max_examples=60)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), max_size=25))
def test_whatever_is_shown_three_have_asked(small_library: Library, said: list[str]) -> None:
    telling = told(small_library, asked(*said), nothing)

    for shown in telling.shown:
        assert sum(question.count for question in shown.questions) == shown.cluster.count >= FEWEST
        for word in STRANGE:
            if re.search(word, " ".join((*(question.text for question in shown.questions), *shown.shared))):
                assert sum(word in text.split() for text in said) >= FEWEST
