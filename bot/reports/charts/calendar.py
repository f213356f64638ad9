from collections.abc import Mapping, Sequence
from datetime import date

from bot.reports.charts.drawing import ABOVE, AT_SIDE, TONES, WIDTH, Named, box, drawing, hatched, text
from bot.reports.discretion import Shown

LEFT, HEAD, GAP = 44, 20, 3
LARGEST, SMALLEST = 28.0, 8.0
ROOM_OF_NAME = 46


def calendar(
    named: Named, weeks: Sequence[tuple[str, Sequence[date]]], shown: Mapping[date, Shown], weekdays: Sequence[str]
) -> str:
    """A square for each day, the weeks side by side under their names, the darker the more."""
    size = max(SMALLEST, min(LARGEST, (WIDTH - LEFT) / max(len(weeks), 1) - GAP))
    step = size + GAP
    most = max((each.many or 0 for each in shown.values()), default=0) or 1
    parts = []
    for row, weekday in enumerate(weekdays):
        if row % 2 == 0:
            parts.append(text(LEFT - 8, HEAD + row * step + size * 0.75, weekday, AT_SIDE))
    named_last = -ROOM_OF_NAME
    for column, (name, days) in enumerate(weeks):
        x = LEFT + column * step
        if x - named_last >= ROOM_OF_NAME:
            parts.append(text(x, HEAD - 7, name, ABOVE))
            named_last = round(x)
        parts += [_square(named, x, HEAD + day.weekday() * step, size, (shown[day], most)) for day in days]
    return drawing(named, HEAD + 7 * step, parts)


def _square(named: Named, x: float, y: float, size: float, count: tuple[Shown, int]) -> str:
    shown, most = count
    if shown.many is None:
        return hatched(named, x, y, size, size)
    tone = "none" if shown.many == 0 else f"t{min(shown.many * len(TONES) // (most + 1) + 1, len(TONES))}"
    return box(x, y, size, size, tone)
