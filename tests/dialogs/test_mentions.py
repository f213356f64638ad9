"""Tools named in a message, slips and all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from dialogs.commands import LONG_WORD, is_among
from dialogs.library import Library
from dialogs.tools import Names, mentioned
from dialogs.tools.mention import LONGEST_ALIAS
from dialogs.tools.slips import SLIP_FROM, long_names

LETTERS = "abeglnoprt 47"


@st.composite
def slips(draw: st.DrawFn, said: str, most: int) -> str:
    """What is said with so many slips of the finger at most: a letter more, less, another, or two swapped."""
    for _ in range(draw(st.integers(0, most))):
        at = draw(st.integers(0, len(said) - 1))
        letter = draw(st.sampled_from(["", *LETTERS]))
        swapped = said[at : at + 2][::-1]
        said = said[:at] + draw(
            st.sampled_from([letter + said[at:], letter + said[at + 1 :], swapped + said[at + 2 :]])
        )
    return said


@st.composite
def written(draw: st.DrawFn) -> tuple[str, str]:
    """A name, and what somebody wrote for it."""
    name = draw(st.text(LETTERS, min_size=SLIP_FROM[0], max_size=16))
    return name, draw(slips(name, sum(len(name) >= length for length in SLIP_FROM)))


@given(written())
def test_every_slip_that_is_forgiven_leaves_a_beginning_to_find_the_name_by(pair: tuple[str, str]) -> None:
    name, said = pair
    most = sum(len(name) >= length for length in SLIP_FROM)
    if OSA.distance(name, said) <= most:
        assert [found.written for found in long_names([name]).perhaps(said)] == [name]


@given(st.data())
def test_a_tool_is_found_as_by_comparing_all_names_with_all_runs_of_words(
    library: Library, data: st.DataObject
) -> None:
    names = library.tool_names
    name = data.draw(st.sampled_from(sorted(names.tools)))
    around = st.sampled_from(["får jag", "använda", "pro", "chat", "ai", "i", "", "copilot", "med google", "microsoft"])
    text = f"{data.draw(around)} {data.draw(slips(name, 3))} {data.draw(around)}"

    found = mentioned(text, names)
    words = tuple(text.split())
    assert found is None or len(found.others) < len(words)
    assert (found and found.tool) == _by_comparing_all(words, names)


def _by_comparing_all(words: tuple[str, ...], names: Names) -> object:
    """The tool of the longest run that is a name, or as good as one."""
    lengths = range(min(LONGEST_ALIAS, len(words)), 0, -1)
    runs = [words[start : start + length] for length in lengths for start in range(len(words) - length + 1)]
    exact = next((run for run in runs if " ".join(run) in names.tools), ())
    longer = (run for run in runs if len(run) > len(exact))
    near = ((run, name) for run in longer for name in names.tools if _is_as_good(run, name))
    name = next((name for _, name in near), " ".join(exact))
    return names.tools.get(name)


def _is_as_good(run: tuple[str, ...], name: str) -> bool:
    meant = name.split()
    word_by_word = len(run) != len(meant) or all(
        OSA.distance(word, of) <= len(of) // 4 for word, of in zip(run, meant, strict=True)
    )
    return word_by_word and OSA.distance(" ".join(run), name) <= sum(len(name) >= length for length in SLIP_FROM)


@given(st.text("abcdå", max_size=8), st.frozensets(st.text("abcdå", min_size=1, max_size=8), max_size=8))
def test_a_word_is_among_others_with_one_slip_where_both_are_long(word: str, words: frozenset[str]) -> None:
    near = any(min(len(word), len(other)) >= LONG_WORD and OSA.distance(word, other) == 1 for other in words)

    assert is_among(word, words) == (word in words or near)


@pytest.mark.parametrize("text", ["", "?", "   "])
def test_no_tool_is_found_where_nothing_is_said(text: str, library: Library) -> None:
    assert mentioned(text, library.tool_names) is None


@pytest.mark.parametrize("text", ["can I get Copilot to write a job ad", "vi ger Copilot en uppgift"])
def test_a_short_word_before_a_name_is_no_slip_of_another_name(text: str, library: Library) -> None:
    mention = mentioned(text, library.tool_names)

    assert mention is not None
    assert mention.tool.id == "copilot-chat"
