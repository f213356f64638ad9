from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from bot.reports.period import Period
from bot.store import Counted
from dialogs.turn import Tallied


class Counts:
    """What was counted in a period, put together in the ways that are told."""

    def __init__(self, period: Period, counted: Iterable[Counted]) -> None:
        self.period = period
        self._counted = tuple(each for each in counted if each.day in period)

    def of(self, what: Tallied, place: int | None = None) -> Counter[str]:
        """How many of each; `place` tells by which part of what is counted, where it has several."""
        found: Counter[str] = Counter()
        for each in self._counted:
            if each.tally.what is what:
                found[each.tally.which if place is None else each.tally.which.split("/")[place]] += each.many
        return found

    def by_day(self, what: Tallied) -> Counter[date]:
        """How many there were on each day."""
        found: Counter[date] = Counter()
        for each in self._counted:
            if each.tally.what is what:
                found[each.day] += each.many
        return found

    def by_week(self, what: Tallied) -> list[Sequence[int]]:
        """How many there were on each day of each week."""
        days = self.by_day(what)
        return [[days[day] for day in week.days] for week in self.period.weeks]
