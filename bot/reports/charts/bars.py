from collections.abc import Iterator, Sequence

from bot.diagram.lettering import broken, width
from bot.reports.charts.drawing import BEFORE, BEHIND, SIZE, WIDTH, Mark, Named, box, drawing, hatched, text

NAMES, VALUES, GAP, THICK, LINE = 270, 110, 12, 20, 17
STUB = 14
ROOMY = 1.15
"""How much wider than usual some fonts are that a page may be shown in."""


def bars(named: Named, marks: Sequence[Mark]) -> str:
    """Bars from the left, the name before each and the count behind it."""
    parts: list[str] = []
    y = 4.0
    most = max((mark.shown.many or 0 for mark in marks), default=0) or 1
    for mark in marks:
        lines = broken(mark.name.split(" "), SIZE * ROOMY, NAMES - 16)
        high = max(THICK, len(lines) * LINE)
        parts += _bar(named, mark, lines, (y, high), most)
        y += high + GAP
    return drawing(named, y, parts)


def _bar(named: Named, mark: Mark, lines: Sequence[str], place: tuple[float, float], most: int) -> Iterator[str]:
    y, high = place
    first = y + (high - len(lines) * LINE) / 2 + LINE - 4
    for number, line in enumerate(lines):
        yield text(NAMES - 12, first + number * LINE, line, BEFORE)
    top = y + (high - THICK) / 2
    room = WIDTH - NAMES - max(VALUES, width(mark.said, SIZE) + 12)
    if mark.shown.many is None:
        yield hatched(named, NAMES, top, STUB, THICK)
    long = STUB if mark.shown.many is None else room * mark.shown.many / most
    if mark.shown.many:
        yield box(NAMES, top, max(long, 1.5), THICK, mark.colour)
    yield text(NAMES + long + 8, top + THICK - 5, mark.said, BEHIND)
