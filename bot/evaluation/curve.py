"""How much can be answered at which share of errors, drawn."""

from collections.abc import Iterable, Sequence

from bot.evaluation.outcomes import Outcome

WIDTH, HEIGHT, EDGE = 640, 400, 60
MOST_WRONG = 0.2
"""The right end of the drawing: the share of wrong answers among those given."""

Point = tuple[float, float]


def points(found: Iterable[Outcome]) -> list[Point]:
    """For each threshold, the strictest first: the share of wrong among the answered, and the share answered right."""
    ordered = sorted(found, key=lambda outcome: -outcome.confidence)
    inside = sum(outcome.question.in_scope for outcome in ordered) or 1
    right = wrong = 0
    curve = []
    for outcome in ordered:
        right += outcome.first_is_right
        wrong += not outcome.first_is_right
        curve.append((wrong / (right + wrong), right / inside))
    return curve


def drawn(found: Sequence[Outcome]) -> str:
    """The curve as SVG."""
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in (_at(point) for point in points(found)))
    ticks = [_tick_across(percent) for percent in range(0, 21, 5)] + [
        _tick_up(percent) for percent in range(0, 101, 20)
    ]
    return "\n".join([_FRAME, *ticks, _LINE.format(line=line), *_LEGENDS, "</svg>", ""])


_FRAME = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif" '
    'font-size="13"><title>Answers against errors</title><rect width="100%" height="100%" fill="white"/>'
)
_LINE = '<polyline points="{line}" fill="none" stroke="#00558c" stroke-width="2.5"/>'
_LEGENDS = (
    f'<text x="{WIDTH / 2}" y="{HEIGHT - 12}" text-anchor="middle">wrong among the answers given</text>',
    f'<text x="{EDGE - 44}" y="{EDGE - 24}">in-scope questions answered right</text>',
)


def _at(point: Point) -> Point:
    wrong, right = point
    across = EDGE + min(wrong / MOST_WRONG, 1.0) * (WIDTH - 2 * EDGE)
    return across, HEIGHT - EDGE - right * (HEIGHT - 2 * EDGE)


def _tick_across(percent: int) -> str:
    x, bottom = _at((percent / 100, 0.0))
    line = f'<path d="M{x} {bottom}V{EDGE}" stroke="#ddd"/>'
    return f'{line}<text x="{x}" y="{bottom + 18}" text-anchor="middle">{percent} %</text>'


def _tick_up(percent: int) -> str:
    left, y = _at((0.0, percent / 100))
    line = f'<path d="M{left} {y}H{WIDTH - EDGE}" stroke="#ddd"/>'
    return f'{line}<text x="{left - 8}" y="{y + 4}" text-anchor="end">{percent} %</text>'
