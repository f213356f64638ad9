"""Figures drawn: counts as they may be shown, their chart, and the table beside it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.reports.charts import Mark, Named, bars, shares
from bot.reports.discretion import Shown, alone, parts
from bot.reports.sheet import Chart
from bot.reports.words import Words

Draw = Callable[[Named, Sequence[Mark]], str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """How counts are drawn: the chart's name, its title, and what each count is called and coloured."""

    id: str
    title: str
    named: Callable[[str], str]
    coloured: Callable[[str], str] = lambda _which: "c1"


def whole_in_parts(words: Words, drawn: Drawn, counts: Mapping[str, int], draw: Draw = shares) -> Chart:
    """A chart of counts that together are all there are; their sum is shown too."""
    shown = dict(zip(counts, parts(list(counts.values())), strict=True))
    rows = [_row(words, drawn.named(which), each, sum(counts.values())) for which, each in shown.items()]
    whole = (words.say("whole"), words.count(alone(sum(counts.values()))), "")
    return _chart(words, drawn, shown, draw, (*rows, whole))


def listed(words: Words, drawn: Drawn, counts: Mapping[str, int]) -> Chart:
    """A chart of the most common; how many there are in all is not told."""
    shown = {which: alone(many) for which, many in counts.items()}
    rows = tuple((drawn.named(which), words.count(each)) for which, each in shown.items())
    return _chart(words, drawn, shown, bars, rows)


def _chart(
    words: Words, drawn: Drawn, shown: Mapping[str, Shown], draw: Draw, rows: Iterable[tuple[str, ...]]
) -> Chart:
    named = Named(drawn.id, drawn.title, words.say("chart_desc"))
    marks = [Mark(drawn.named(which), each, words.count(each), drawn.coloured(which)) for which, each in shown.items()]
    told = tuple(rows)
    head = tuple(words.say(name) for name in ("col_what", "col_many", "col_part"))[: len(told[0]) if told else 2]
    return Chart(drawn.id, drawn.title, draw(named, marks), head, told)


def _row(words: Words, name: str, shown: Shown, whole: int) -> tuple[str, ...]:
    return name, words.count(shown), words.percent(shown.many / whole) if shown.many is not None and whole else ""
