"""Sparse tables do what full ones do; the descent finds the bottom."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dialogs.faq.descent import lowest
from dialogs.faq.numbers import Floats, Singles, Table, table

CELLS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4), st.integers(-3, 3)), max_size=12)


def made(cells: list[tuple[int, int, int]], height: int, width: int) -> Table:
    rows, columns, values = np.array(cells, np.int64).reshape(-1, 3).T
    return table(rows, columns, values.astype(np.float64), (height, width))


def full(sparse: Table) -> Floats:
    whole = np.zeros((sparse.height, sparse.width))
    whole[sparse.rows, sparse.columns] = sparse.values
    return whole


@given(CELLS)
def test_cells_that_fall_together_are_added(cells: list[tuple[int, int, int]]) -> None:
    expected = np.zeros((4, 5))
    for row, column, value in cells:
        expected[row, column] += value

    assert np.array_equal(full(made(cells, 4, 5)), expected)


@given(CELLS, st.lists(st.integers(-3, 3), min_size=5, max_size=5))
def test_a_table_times_a_column_is_a_sum_by_row(cells: list[tuple[int, int, int]], column: list[int]) -> None:
    sparse, weights = made(cells, 4, 5), np.array(column, np.float64)

    assert np.allclose(sparse.layers().times(weights), full(sparse) @ weights)


@given(CELLS, st.lists(st.tuples(st.integers(0, 3), st.integers(-3, 3)), max_size=4))
def test_a_mix_of_rows_is_a_sum_by_column(cells: list[tuple[int, int, int]], mix: list[tuple[int, int]]) -> None:
    sparse = made(cells, 4, 5)
    rows, weights = np.array(mix, np.int64).reshape(-1, 2).T
    expected = weights @ full(sparse)[rows]

    assert np.allclose(sparse.mix(rows, weights.astype(np.float64)), expected)


@given(CELLS, CELLS)
def test_a_product_of_tables_is_the_product_of_full_ones(
    left: list[tuple[int, int, int]], right: list[tuple[int, int, int]]
) -> None:
    one, other = made(left, 4, 5), made(right, 4, 5).turned()

    assert np.allclose(full(one.through(other)), full(one) @ full(other))


def test_lengths_are_euclidean_and_an_empty_row_counts_as_one() -> None:
    assert np.allclose(made([(0, 0, 3), (0, 1, 4)], 2, 2).lengths(), [5, 1])


def test_the_descent_finds_the_bottom_of_a_bowl() -> None:
    bottom, steepness = np.array([3, -2, 0.5], np.float32), np.array([1, 10, 100], np.float32)

    def bowl(point: Singles) -> tuple[float, Singles]:
        away = point - bottom
        return float((steepness * away**2).sum()), 2 * steepness * away

    assert np.allclose(lowest(bowl, np.zeros(3, np.float32), most=60, enough=1e-9), bottom, atol=1e-2)
