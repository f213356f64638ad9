from collections.abc import Sequence

from bot.diagram.lettering import width
from bot.reports.charts.drawing import SIZE, WIDTH, Mark, Named, box, drawing, hatched, text

HIGH, ROW, SWATCH = 34, 26, 12
STUB = 14


def shares(named: Named, marks: Sequence[Mark]) -> str:
    """One bar that all counts make together, with what each part is below it."""
    seen = [mark for mark in marks if mark.shown.many != 0]
    unseen = sum(mark.shown.many is None for mark in seen)
    whole = sum(mark.shown.many or 0 for mark in seen) or 1
    room = WIDTH - unseen * STUB - 2 * max(len(seen) - 1, 0)
    parts: list[str] = []
    x = 0.0
    for mark in seen:
        wide = STUB if mark.shown.many is None else room * mark.shown.many / whole
        parts.append(
            hatched(named, x, 0, wide, HIGH) if mark.shown.many is None else box(x, 0, wide, HIGH, mark.colour)
        )
        x += wide + 2
    height, legend = _legend(named, marks)
    return drawing(named, height, (*parts, *legend))


def _legend(named: Named, marks: Sequence[Mark]) -> tuple[float, list[str]]:
    """The names with their colours, as many to a row as fit."""
    parts: list[str] = []
    x, y = 0.0, HIGH + ROW
    for mark in marks:
        words = f"{mark.name}: {mark.said}"
        wide = SWATCH + 8 + width(words, SIZE)
        if x and x + wide > WIDTH:
            x, y = 0.0, y + ROW
        swatch = hatched(named, x, y - 11, SWATCH, SWATCH)
        parts.append(swatch if mark.shown.many is None else box(x, y - 11, SWATCH, SWATCH, mark.colour))
        parts.append(text(x + SWATCH + 8, y, words))
        x += wide + 20
    return y + 10, parts
