"""How long things are kept, and the sweep that holds to it."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.background import beside
from bot.store.port import Store
from bot.store.records import Cutoffs

log = logging.getLogger(__name__)

BETWEEN = 10 * 60.0
"""Seconds between two sweeps."""

DAYS_OF_MONTH = 31
"""No month is longer."""

CHATS = timedelta(hours=1)
"""How long an open chat is kept without a sign of life; by then its token is long over."""


@dataclass(frozen=True, slots=True)
class Retention:
    """Days that things are kept: since they were touched last, or since they were made. Tallies are kept for months."""

    conversations: int
    deliveries: int
    feedback: int
    receipts: int
    gaps: int
    tallies: int
    hand_overs: int

    def cutoffs(self, now: datetime) -> Cutoffs:
        """Before when things are swept away."""

        def before(days: int) -> datetime:
            return now - timedelta(days=days)

        return Cutoffs(
            chats=now - CHATS,
            conversations=before(self.conversations),
            deliveries=before(self.deliveries),
            feedback=before(self.feedback),
            receipts=before(self.receipts),
            gaps=before(self.gaps).date(),
            tallies=before(self.tallies * DAYS_OF_MONTH).date(),
            hand_overs=before(self.hand_overs),
        )


@asynccontextmanager
async def sweeping(store: Store, retention: Retention, seconds: float = BETWEEN) -> AsyncIterator[None]:
    """Sweep now, and ever again."""
    async with beside(_sweep(store, retention, seconds)):
        yield


async def _sweep(store: Store, retention: Retention, seconds: float) -> None:
    while True:
        try:
            swept = await store.sweep(retention.cutoffs(datetime.now(UTC)))
        except Exception as error:  # noqa: BLE001 - whatever it is, the next sweep may get through
            log.error("Old records could not be swept away: %s", type(error).__name__)  # noqa: TRY400 - no insides
        else:
            gone = ", ".join(f"{count} {table}" for table, count in swept.items() if count)
            if gone:
                log.info("Swept away, as old as they may be: %s", gone)
        await asyncio.sleep(seconds)
