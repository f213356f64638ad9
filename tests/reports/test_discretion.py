"""Small counts, and that nothing beside them tells what they are."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reports.discretion import (
    FEWEST,
    HIDDEN,
    SMALL,
    Shown,
    Sight,
    alone,
    days_of,
    is_small,
    most_common,
    most_common_within,
    parts,
)

COUNTS = st.lists(st.one_of(st.integers(0, 6), st.integers(0, 60)), min_size=2, max_size=14)


@pytest.mark.parametrize(("many", "top"), [(2, 30), (3, 20), (4, 12)])
def test_whoever_knows_the_rule_and_the_sum_cannot_compute_a_small_count(many: int, top: int) -> None:
    """All lists of counts that would be shown the same are looked at, so the rule itself gives nothing away."""
    alike = defaultdict(list)
    for counts in product(range(top), repeat=many):
        alike[sum(counts), parts(counts)].append(counts)

    whole = {key: found for key, found in alike.items() if FEWEST <= key[0] < top}
    computed = [
        (key, place)
        for key, found in whole.items()
        for place in range(many)
        if len({counts[place] for counts in found}) == 1 and is_small(found[0][place])
    ]

    assert len(whole) > 40
    assert computed == []


@given(st.lists(st.one_of(st.integers(0, 6), st.integers(0, 60)), min_size=2, max_size=4))
def test_every_small_count_may_be_another_without_anything_shown_changing(counts: list[int]) -> None:
    shown = parts(counts)
    alike = [other for other in with_the_same_sum(counts) if parts(other) == shown]
    for place, many in enumerate(counts):
        if is_small(many) and not is_small(sum(counts)):
            assert any(other[place] != many for other in alike)


def with_the_same_sum(counts: list[int]) -> Iterator[list[int]]:
    """The counts in another order; and with others where there were small ones, one of the rest making up for them."""
    yield from map(list, permutations(counts))
    small = [place for place, many in enumerate(counts) if is_small(many)]
    for values in product(range(1, FEWEST + 2), repeat=len(small)):
        changed = list(counts)
        for place, value in zip(small, values, strict=True):
            changed[place] = value
        missing = sum(counts) - sum(changed)
        rest = [place for place in range(len(counts)) if place not in small and changed[place] + missing >= 0]
        if not missing:
            yield changed
        yield from ([many + missing * (at == place) for at, many in enumerate(changed)] for place in rest)


@given(COUNTS)
def test_no_small_count_is_shown_as_it_is(counts: list[int]) -> None:
    assert all(each.many is None or not is_small(each.many) for each in parts(counts))


@given(COUNTS)
def test_where_nothing_is_small_everything_is_shown(counts: list[int]) -> None:
    large = [many if not is_small(many) else FEWEST for many in counts]

    assert [each.many for each in parts(large)] == large


def test_a_neighbour_is_hidden_with_a_single_small_count() -> None:
    assert parts([40, 0, 12, 2]) == (Shown(Sight.PLAIN, 40), Shown(Sight.PLAIN, 0), HIDDEN, SMALL)


def test_nothing_is_told_of_a_whole_that_is_small() -> None:
    assert parts([1, 0, 2]) == (HIDDEN, HIDDEN, HIDDEN)
    assert alone(3) == SMALL


def test_of_a_week_that_is_not_shown_no_day_is() -> None:
    assert days_of(SMALL, [1, 0, 2, 0, 0, 0, 0]) == (HIDDEN,) * 7
    assert days_of(alone(60), [10] * 6 + [0])[6] == alone(0)


def test_a_list_of_the_most_common_has_nothing_small_in_it() -> None:
    assert most_common({"a": 4, "b": 5, "c": 9}, 5) == {"c": 9, "b": 5}


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 20)),
    st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("XYZ")),
)
def test_what_a_list_leaves_of_a_whole_is_never_small(counts: dict[str, int], within: dict[str, str]) -> None:
    listed = most_common_within(counts, within, "XYZ", 4)

    for whole in "XYZ":
        inside = {name: many for name, many in counts.items() if within.get(name) == whole}
        left = sum(inside.values()) - sum(listed.get(name, 0) for name in inside)
        assert not is_small(left) or is_small(sum(inside.values()))
