"""What is counted and timed of the bot's work, in Prometheus' terms; nothing of what was said or by whom."""

import math
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from functools import partial

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.gc_collector import GCCollector
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

from bot.content.live import Standing
from bot.delivery import OTHER, Delivery, Take, channel_of, known_channel
from bot.store import Waiting
from dialogs.replies import Ask, Reply, VerdictReply
from dialogs.turn import Turn

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


Outbox = Callable[[], Awaitable[Waiting]]
"""Where replies wait to be delivered."""


class Metrics:
    """Counters and timers in a registry of their own."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        GCCollector(registry=registry)
        counter = partial(Counter, registry=registry)
        self._turns = counter("policybot_turns", "Turns by channel and by what came of them.", ("channel", "decision"))
        self._seconds = Histogram(
            "policybot_turn_seconds", "How long turns took.", ("channel",), registry=registry, buckets=SECONDS
        )
        self._failed = counter("policybot_turn_failures", "Turns that came to nothing.", ("channel",))
        self._limited = counter("policybot_turns_limited", "Turns refused for their number.")
        self._undelivered = counter("policybot_delivery_failures", "Replies that a channel did not take.", ("channel",))
        self._lost = counter("policybot_replies_lost", "Replies given up after a day.", ("via",))
        self._late = counter("policybot_replies_late", "Replies delivered at a later attempt or by another.", ("via",))
        self._handed = counter("policybot_hand_overs", "Questions handed over to a person of the role.", ("role",))
        self._gauges = _Gauges(registry)

    def count(self, delivery: Delivery, turn: Turn) -> None:
        """Count a turn that was taken and remembered."""
        self._turns.labels(channel_of(delivery.conversation), decision_of(turn)).inc()
        if turn.handed_over:
            self._handed.labels(turn.handed_over.role).inc()

    def undelivered(self, channel: str) -> None:
        """Count a reply that the channel did not take."""
        self._undelivered.labels(known_channel(channel)).inc()

    def lost(self, via: str) -> None:
        """Count replies that were given up."""
        self._lost.labels(via).inc()

    def late(self, via: str) -> None:
        """Count replies that were delivered at a later attempt, which may have been the second time."""
        self._late.labels(via).inc()

    def limited(self) -> None:
        """Count a turn that was refused for their number."""
        self._limited.inc()

    def timed(self, take: Take) -> Take:
        """The same desk, its turns timed and its failures counted."""

        async def timed(delivery: Delivery) -> tuple[Reply, ...]:
            channel, begun = channel_of(delivery.conversation), time.perf_counter()
            try:
                return await take(delivery)
            except Exception:
                self._failed.labels(channel).inc()
                raise
            finally:
                self._seconds.labels(channel).observe(time.perf_counter() - begun)

        return timed

    def told(self, standing: Standing, waiting: Waiting, secret_expires: date | None) -> bytes:
        """All figures as Prometheus reads them, with the given ones as they are now."""
        self._gauges.set(standing, waiting, secret_expires)
        return generate_latest(self._registry)


class _Gauges:
    """Figures that are looked up when somebody asks."""

    def __init__(self, registry: CollectorRegistry) -> None:
        def gauge(name: str, text: str) -> Gauge:
            return Gauge(f"policybot_{name}", text, registry=registry)

        self._age = gauge("content_age_seconds", "Since the content in use was taken into use.")
        self._is_current = gauge("content_current", "1 where what lies in the folder is served, 0 where it is broken.")
        self._swaps = gauge("content_swaps", "Changes of content taken into use since the start.")
        self._refusals = gauge("content_refusals", "Changes of content refused since the start.")
        self._depth = gauge("outbox_depth", "Replies that wait to be delivered.")
        self._oldest = gauge("outbox_age_seconds", "Since the first reply that waits was said.")
        self._days = gauge("secret_days_left", "Until the app's secret expires; NaN where nobody has said when.")

    def set(self, standing: Standing, waiting: Waiting, secret_expires: date | None) -> None:
        now = datetime.now(UTC)
        self._age.set((now - standing.since).total_seconds())
        self._is_current.set(standing.is_current)
        self._swaps.set(standing.swaps)
        self._refusals.set(standing.refusals)
        self._depth.set(waiting.depth)
        self._oldest.set((now - waiting.oldest).total_seconds() if waiting.oldest else 0.0)
        self._days.set((secret_expires - now.date()).days if secret_expires else math.nan)


def decision_of(turn: Turn) -> str:
    """What came of a turn, as it is counted."""
    if turn.routed:
        return "elsewhere" if turn.routed.elsewhere else str(turn.routed.decision)
    last = turn.replies[-1] if turn.replies else None
    return {Ask: "check", VerdictReply: "verdict"}.get(type(last), OTHER) if last else OTHER
