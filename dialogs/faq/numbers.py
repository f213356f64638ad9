"""Sparse tables in plain numpy arrays: all that matching needs of linear algebra."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Whole = NDArray[np.int64]
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Numbers in few cells of a large table, ordered by row; those of row r lie from starts[r] to starts[r + 1]."""

    starts: Whole
    rows: Whole
    columns: Whole
    values: Floats
    width: int

    @property
    def height(self) -> int:
        """How many rows the table has."""
        return len(self.starts) - 1

    def row(self, row: int) -> tuple[Whole, Floats]:
        """The columns of the row's cells, and what is in them."""
        cells = slice(self.starts[row], self.starts[row + 1])
        return self.columns[cells], self.values[cells]

    def mix(self, rows: Whole, weights: Floats) -> Floats:
        """One sum for each column: the chosen rows laid on one another, each with its weight."""
        if not len(rows):
            return np.zeros(self.width)
        begin, many = self.starts[rows], self.starts[rows + 1] - self.starts[rows]
        cells = _runs(begin, many)
        return summed(self.columns[cells], self.values[cells] * np.repeat(weights, many), self.width)

    def mixes(self, cells: Sequence[tuple[Whole, Floats]]) -> Matrix:
        """One row for each mixture of rows, each given by the rows and their weights."""
        rows = np.concatenate([rows for rows, _ in cells])
        begin, many = self.starts[rows], self.starts[rows + 1] - self.starts[rows]
        at = _runs(begin, many)
        mixture = np.repeat(np.arange(len(cells)), [len(rows) for rows, _ in cells])
        columns = self.columns[at] + np.repeat(mixture * self.width, many)
        weights = np.repeat(np.concatenate([weights for _, weights in cells]), many)
        return summed(columns, self.values[at] * weights, len(cells) * self.width).reshape(len(cells), self.width)

    def scaled(self, by_row: Floats) -> "Table":
        """The same table with each row multiplied by its factor."""
        return Table(self.starts, self.rows, self.columns, self.values * by_row[self.rows], self.width)

    def turned(self) -> "Table":
        """The same table with rows for columns."""
        order = np.argsort(self.columns, kind="stable")
        starts = np.searchsorted(self.columns[order], np.arange(self.width + 1))
        return Table(starts, self.columns[order], self.rows[order], self.values[order], self.height)

    def through(self, other: "Table") -> "Table":
        """The product of the two tables."""
        begin, many = other.starts[self.columns], np.diff(other.starts)[self.columns]
        cells = _runs(begin, many)
        values = np.repeat(self.values, many) * other.values[cells]
        return table(np.repeat(self.rows, many), other.columns[cells], values, (self.height, other.width))

    def layers(self) -> "Layers":
        """The same cells, laid out so that rows are summed quickly."""
        many = np.diff(self.starts)
        longest_first = np.argsort(-many, kind="stable")
        begin, many = self.starts[longest_first], many[longest_first]
        cells = [begin[many > depth] + depth for depth in range(many.max(initial=0))]
        return Layers(tuple((self.columns[at], self.values[at]) for at in cells), np.argsort(longest_first))

    def lengths(self) -> Floats:
        """The Euclidean length of each row, 1 where it is empty."""
        squares = summed(self.rows, self.values**2, self.height)
        return np.where(squares > 0, np.sqrt(squares), 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Layers:
    """A table as the first cells of all rows, the second cells of all that have two, and so on, the longest row first.

    Whole layers are added at once, in little memory, and each row in the order of its cells. `place` is where each row
    stands in a layer.
    """

    cells: tuple[tuple[Whole, Floats], ...]
    place: Whole

    def times(self, column: Floats) -> Floats:
        """One sum for each row: its cells weighed by the column."""
        sums = np.zeros(len(self.place))
        for columns, values in self.cells:
            sums[: len(values)] += values * column.take(columns)
        return sums.take(self.place)


def summed(places: Whole, values: Floats, many: int) -> Floats:
    """The sum of the values that fall on each of so many places."""
    sums: Floats = np.bincount(places, values, many).astype(np.float64, copy=False)
    return sums


def table(rows: Whole, columns: Whole, values: Floats, shape: tuple[int, int]) -> Table:
    """The table of the given cells in any order; what falls on the same cell is added."""
    height, width = shape
    cells, inverse = np.unique(rows * width + columns, return_inverse=True)
    sums = summed(inverse, values, len(cells))
    at_rows = cells // max(width, 1)
    starts = np.searchsorted(at_rows, np.arange(height + 1))
    return Table(starts, at_rows, cells % max(width, 1), sums, width)


def _runs(begin: Whole, many: Whole) -> Whole:
    """The numbers from each beginning on, as many as asked for, one run after the other."""
    ends = np.cumsum(many)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(begin - ends + many, many)
