"""What all charts are drawn with. Colours stand in attributes, and a page may set others by the classes."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from bot.reports.discretion import Shown

WIDTH = 720
SIZE = 14
FONT = "'Segoe UI', system-ui, -apple-system, 'Liberation Sans', Arial, sans-serif"
FILLS = {
    "c1": "#1d5a9e",
    "c2": "#5d9bd5",
    "c3": "#c98a16",
    "c4": "#8a94a0",
    "good": "#2f7d4f",
    "mild": "#c98a16",
    "ask": "#1d5a9e",
    "stop": "#b23a32",
    "ink": "#1b1f24",
    "quiet": "#565e68",
    "line": "#d3d8de",
    "paper": "#ffffff",
    "none": "#eef1f4",
}
"""The colour of each class; tone `t1` to `t5` go from few to many."""

TONES = ("#dbe8f6", "#a9c9ea", "#6fa3d8", "#3a78bd", "#164a86")


@dataclass(frozen=True, slots=True)
class Named:
    """What a chart is called, and what it shows in words, for whoever does not see it."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing drawn: its name, its count, the count in words, and the class of its colour."""

    name: str
    shown: Shown
    said: str
    colour: str = "c1"


@dataclass(frozen=True, slots=True)
class Script:
    """How words are written: from which end, in which colour, how large."""

    anchor: str = "start"
    colour: str = "ink"
    size: int = SIZE


INK = Script()
BEFORE, BEHIND = Script("end"), Script(colour="quiet")
AT_SIDE, BELOW, ABOVE = (Script(anchor, "quiet", 12) for anchor in ("end", "middle", "start"))


def drawing(named: Named, height: float, parts: Iterable[str]) -> str:
    """The parts as a drawing of its own."""
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" role="img" '
        f'aria-labelledby="{named.id}-title {named.id}-text" font-family="{FONT}" font-size="{SIZE}">'
    )
    hatched = (
        f'<defs><pattern id="{named.id}-few" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="6" height="6" class="none" fill="#eef1f4"/>'
        '<rect width="1.5" height="6" class="c4" fill="#8a94a0"/></pattern></defs>'
    )
    title = f'<title id="{named.id}-title">{escape(named.title)}</title>'
    text = f'<desc id="{named.id}-text">{escape(named.text)}</desc>'
    paper = f'<rect class="paper" width="{WIDTH}" height="{height:.0f}" fill="{FILLS["paper"]}"/>'
    return "\n".join((opening, title, text, hatched, paper, *parts, "</svg>"))


def box(x: float, y: float, wide: float, high: float, colour: str) -> str:
    """A filled rectangle of a class of colour."""
    fill = TONES[int(colour[1]) - 1] if colour[0] == "t" else FILLS[colour]
    return f'<rect class="{colour}" {_at(x, y, wide, high)} rx="2" fill="{fill}"/>'


def hatched(named: Named, x: float, y: float, wide: float, high: float) -> str:
    """A rectangle for what is not shown."""
    return f'<rect {_at(x, y, wide, high)} rx="2" fill="url(#{named.id}-few)"/>'


def _at(x: float, y: float, wide: float, high: float) -> str:
    return f'x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}"'


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    """A thin line."""
    return f'<path class="rule" d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{FILLS["line"]}" fill="none"/>'


def text(x: float, y: float, words: str, script: Script = INK) -> str:
    """Words on their baseline."""
    where = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{script.anchor}" font-size="{script.size}"'
    return f'<text class="{script.colour}" {where} fill="{FILLS[script.colour]}">{escape(words)}</text>'
