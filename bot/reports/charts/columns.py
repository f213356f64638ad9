from collections.abc import Callable, Sequence
from math import ceil, floor, log10

from bot.reports.charts.drawing import AT_SIDE, BELOW, WIDTH, Mark, Named, box, drawing, hatched, line, text

HIGH, LEFT, FOOT, HEAD = 180, 44, 24, 10
STUB = 8
ROOM_OF_NAME = 46
"""The least width between two names below."""


def columns(named: Named, marks: Sequence[Mark], number: Callable[[float], str]) -> str:
    """Columns from left to right, with round numbers at the side; `number` writes them."""
    step, top = scale(max((mark.shown.many or 0 for mark in marks), default=0))
    base = HEAD + HIGH
    parts = []
    for value in range(0, top + 1, step):
        y = base - HIGH * value / top
        parts += [line(LEFT, y, WIDTH, y), text(LEFT - 8, y + 4, number(value), AT_SIDE)]
    each = (WIDTH - LEFT) / max(len(marks), 1)
    wide = min(each * 0.66, 60)
    every = ceil(ROOM_OF_NAME / each)
    for place, mark in enumerate(marks):
        middle = LEFT + each * (place + 0.5)
        x = middle - wide / 2
        if mark.shown.many is None:
            parts.append(hatched(named, x, base - STUB, wide, STUB))
        elif mark.shown.many:
            high = HIGH * mark.shown.many / top
            parts.append(box(x, base - high, wide, high, mark.colour))
        if place % every == 0:
            parts.append(text(middle, base + 18, mark.name, BELOW))
    return drawing(named, base + FOOT, parts)


def scale(most: int) -> tuple[int, int]:
    """The step between the numbers at the side, and the last of them: three to six steps of 1, 2 or 5 times ten."""
    if most <= 0:
        return 1, 1
    rough = most / 4
    power = 10 ** floor(log10(rough)) if rough >= 1 else 1
    step = next(int(power * factor) for factor in (1, 2, 5, 10) if power * factor >= rough)
    return step, step * ceil(most / step)
