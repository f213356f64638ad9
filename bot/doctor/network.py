"""Asks others, and notes what time they have."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

TIMEOUT = aiohttp.ClientTimeout(total=10)
LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered; where nobody did, `failure` says why in a few words, and the status is 0."""

    status: int = 0
    said: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    failure: str = ""

    def word(self, name: str) -> str:
        """A text in the JSON that was answered; empty where there is none."""
        value = self.said.get(name) if isinstance(self.said, dict) else None
        return value if isinstance(value, str) else ""


class Network:
    """Asks by HTTP, and never follows redirects: a secret goes where it is meant to go."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session
        self.clocks: dict[str, tuple[datetime, datetime]] = {}
        """By host: the time it had, and the time it was here."""

    async def get(self, url: str) -> Answer:
        """Ask for the address."""
        return await self._asked("GET", url)

    async def post(self, url: str, form: Mapping[str, str] | None = None, token: str = "") -> Answer:
        """Post to the address, with a bearer token where one is given."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return await self._asked("POST", url, data=dict(form or {}), headers=headers)

    async def _asked(self, method: str, url: str, **given: Any) -> Answer:  # noqa: ANN401 - the session's own
        try:
            async with self._session.request(method, url, timeout=TIMEOUT, allow_redirects=False, **given) as response:
                self._note_time(response)
                return Answer(response.status, _json(await response.content.read(LARGEST)), response.headers)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return Answer(failure=_why(error))

    def _note_time(self, response: aiohttp.ClientResponse) -> None:
        try:
            theirs = parsedate_to_datetime(response.headers.get("Date", ""))
        except ValueError:
            return
        self.clocks[response.url.host or ""] = theirs.replace(tzinfo=theirs.tzinfo or UTC), datetime.now(UTC)


FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (aiohttp.ClientConnectorCertificateError, "its certificate is not valid for it"),
    (aiohttp.ClientConnectorDNSError, "its name is not known"),
    (aiohttp.ClientConnectorError, "nobody can be reached there"),
    (aiohttp.InvalidURL, "it is no address"),
    (TimeoutError, "it does not answer in time"),
)


def _why(error: Exception) -> str:
    """In a few words of our own; those of the error may tell what was sent."""
    return next((words for kind, words in FAILURES if isinstance(error, kind)), f"it fails ({type(error).__name__})")


def _json(body: bytes) -> Any:  # noqa: ANN401 - it is what JSON can be
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
