"""The minimum of a smooth function by limited-memory BFGS: deterministic, in plain numpy."""

from collections import deque
from collections.abc import Callable

import numpy as np

from dialogs.faq.numbers import Singles

REMEMBERED = 8
SUFFICIENT = 1e-4
MOST_HALVINGS = 20

Steps = deque[tuple[Singles, Singles, float]]


def lowest(function: Callable[[Singles], tuple[float, Singles]], start: Singles, most: int, enough: float) -> Singles:
    """The point reached from the start in at most so many steps, or when a step gains less than enough of the value."""
    point, (value, slope) = start, function(start)
    steps: Steps = deque(maxlen=REMEMBERED)
    for _ in range(most):
        found = _step(function, point, value, slope, _direction(slope, steps))
        if found is None:
            break
        new_point, new_value, new_slope = found
        move, turn = new_point - point, new_slope - slope
        bend = float(np.vdot(move, turn))
        if bend > 0:
            steps.append((move, turn, 1 / bend))
        gain = value - new_value
        point, value, slope = new_point, new_value, new_slope
        if gain <= enough * abs(value):
            break
    return point


def _direction(slope: Singles, steps: Steps) -> Singles:
    """The slope turned downhill and bent by what the last steps have shown of the curve."""
    way, shares = -slope, []
    for move, turn, inverse in reversed(steps):
        shares.append(inverse * float(np.vdot(move, way)))
        way = way - shares[-1] * turn
    if steps:
        _, turn, inverse = steps[-1]
        way = way / (inverse * float(np.vdot(turn, turn)))
    else:
        way = way / max(1.0, float(np.sqrt(np.vdot(slope, slope))))
    for (move, turn, inverse), share in zip(steps, reversed(shares), strict=True):
        way = way + (share - inverse * float(np.vdot(turn, way))) * move
    return way


def _step(
    function: Callable[[Singles], tuple[float, Singles]], point: Singles, value: float, slope: Singles, way: Singles
) -> tuple[Singles, float, Singles] | None:
    """The first point along the way that lies enough lower; None where there is none."""
    promised, length = float(np.vdot(slope, way)), 1.0
    for _ in range(MOST_HALVINGS):
        new_point = point + length * way
        new_value, new_slope = function(new_point)
        if new_value <= value + SUFFICIENT * length * promised:
            return new_point, new_value, new_slope
        length /= 2
    return None
