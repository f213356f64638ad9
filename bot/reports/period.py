from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both among them."""

    first: date
    last: date

    @property
    def days(self) -> tuple[date, ...]:
        """Each of them."""
        return tuple(self.first + DAY * number for number in range((self.last - self.first).days + 1))

    @property
    def weeks(self) -> tuple["Period", ...]:
        """The weeks from Monday to Sunday, the first and the last cut where the period is."""
        return tuple(self._weeks())

    def _weeks(self) -> Iterator["Period"]:
        first = self.first
        while first <= self.last:
            last = min(first + DAY * (6 - first.weekday()), self.last)
            yield Period(first, last)
            first = last + DAY

    @property
    def week_number(self) -> int:
        """The number of the week that the first day is in, as ISO 8601 counts."""
        return self.first.isocalendar().week

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last
