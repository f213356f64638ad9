"""Everything that a report is made of, gathered before a word of it is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.reports.counts import Counts
from bot.reports.period import Period
from dialogs.gaps import Met, told
from dialogs.library import Library
from dialogs.risk_check.proof import Certificate


@dataclass(frozen=True, slots=True)
class Gaps:
    """Questions without a good answer: how many that at least three asked alike, and how often those were asked."""

    groups: int
    asked: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What was counted in the period, and how the content stands today. Without a certificate nothing is proven."""

    counts: Counts
    gaps: Gaps
    library: Library
    certificate: Certificate | None
    today: date


def gaps_in(library: Library, met: Sequence[Met], period: Period) -> Gaps:
    """The gaps of the period, counted as the editors are shown them."""
    telling = told(library, [each for each in met if each[0] in period], lambda _cluster: "", most=0)
    return Gaps(telling.clusters, telling.seen)
