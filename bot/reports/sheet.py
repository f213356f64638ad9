"""What stands on the page of a report, in words and charts; how it looks is the page's affair."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure at the top, with what it is and a word beside it."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with the table of its figures; without a drawing the table alone."""

    id: str
    title: str
    svg: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with what is told below it."""

    id: str
    title: str
    lead: str
    charts: tuple[Chart, ...] = ()
    lines: tuple[str, ...] = ()
    listed: tuple[str, tuple[str, ...]] = ("", ())


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole report."""

    title: str
    lead: str
    made: str
    privacy: str
    facts: tuple[Fact, ...]
    chapters: tuple[Chapter, ...]

    @property
    def drawings(self) -> dict[str, str]:
        """Every drawing by its name."""
        return {chart.id: chart.svg for chapter in self.chapters for chart in chapter.charts if chart.svg}
