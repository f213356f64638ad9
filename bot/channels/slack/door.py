"""Whether a request is Slack's: signed with the app's secret, and no more than five minutes old."""

import time
from collections.abc import Callable, Mapping

from slack_sdk.signature import Clock, SignatureVerifier


class Door:
    """Tells requests of Slack from all others. `now` is the time of day in seconds."""

    def __init__(self, signing_secret: str, now: Callable[[], float] = time.time) -> None:
        self._verifier = SignatureVerifier(signing_secret, _Now(now))

    def lets_in(self, body: bytes, headers: Mapping[str, str]) -> bool:
        """Whether the signature is right for the body and fresh."""
        timestamp, signature = headers.get("X-Slack-Request-Timestamp"), headers.get("X-Slack-Signature")
        try:
            return self._verifier.is_valid(body, timestamp, signature)
        except (ValueError, TypeError):  # what is no number, no UTF-8 or no ASCII is nothing that Slack has signed
            return False


class _Now(Clock):
    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now

    def now(self) -> float:
        return self._now()
