"""What the bot says to Slack, tried again where that may help."""

import logging
import math
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from yarl import URL

from bot.channels.slack.credentials import Credentials
from bot.channels.values import string

Sleep = Callable[[float], Awaitable[None]]

WAITS = (1.0, 2.0, 4.0)
"""Seconds before each further attempt, where Slack does not say how long."""

LONGEST_WAIT = 60.0
"""Seconds; where Slack asks for more it is not waited for."""

UNREACHABLE = 0
"""Stands for a status where there was no answer at all."""

PASSING = frozenset({"ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"})
"""What Slack calls its own troubles, whatever the status."""

TAKEN_AWAY = frozenset({"account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"})
"""What Slack says to a token that is none any more."""

ANSWERS_TO = "slack.com"
"""Where response URLs lead, in whichever of its hosts."""

silent = logging.getLogger("bot.channels.slack.sdk")
"""For the SDK, which would log what people write."""
silent.setLevel(logging.CRITICAL + 1)
silent.propagate = False


class UndeliveredError(Exception):
    """Slack has not done what it was asked; the message says why in Slack's terms, with nothing of what was said."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    error: str = ""
    retry_after: str = ""

    @property
    def may_pass(self) -> bool:
        status = self.status
        return status in {UNREACHABLE, 429} or status >= HTTPStatus.INTERNAL_SERVER_ERROR or self.error in PASSING


def web_client(session: aiohttp.ClientSession, credentials: Credentials) -> AsyncWebClient:
    """Slack's own client; proxies are the session's affair, which heeds what is not to go through them."""
    client = AsyncWebClient(
        credentials.bot_token, credentials.api_url, session=session, logger=silent, retry_handlers=[]
    )
    client.proxy = None
    return client


class Api:
    """Calls Slack's methods, and posts to the response URLs it hands out."""

    def __init__(self, session: aiohttp.ClientSession, credentials: Credentials, sleep: Sleep) -> None:
        self._session = session
        self._client = web_client(session, credentials)
        self._origin = URL(credentials.api_url).origin()
        self._sleep = sleep

    async def call(self, method: str, **arguments: object) -> None:
        """Call a method of the Web API.

        Raises:
            UndeliveredError: Slack refuses it, or is not to be reached within the attempts.
        """
        await self._tried(lambda: self._called(method, arguments))

    async def respond(self, url: str, message: Mapping[str, object]) -> None:
        """Post to a response URL.

        Raises:
            UndeliveredError: the URL is none of Slack's, or has been used up, or Slack is not to be reached.
        """
        if not self._is_slacks(url):
            raise UndeliveredError("a response URL that is none of Slack's")
        await self._tried(lambda: self._posted(url, message))

    def _is_slacks(self, url: str) -> bool:
        try:
            found = URL(url)
            host = found.host or ""
            return found.origin() == self._origin or (found.scheme == "https" and _is_host(host))
        except ValueError:
            return False

    async def _tried(self, attempt: Callable[[], Awaitable[_Answer]]) -> None:
        answer = await attempt()
        for wait in WAITS:
            if not answer.may_pass:
                break
            await self._sleep(_wait_asked_for(answer, wait))
            answer = await attempt()
        if answer.error or answer.status != HTTPStatus.OK:
            raise UndeliveredError(_reason(answer))

    async def _called(self, method: str, arguments: Mapping[str, object]) -> _Answer:
        try:
            await self._client.api_call(method, json=dict(arguments))
        except SlackApiError as error:
            return _refusal(error.response)
        except (aiohttp.ClientError, TimeoutError):
            return _Answer(UNREACHABLE)
        return _Answer(HTTPStatus.OK)

    async def _posted(self, url: str, message: Mapping[str, object]) -> _Answer:
        try:
            async with self._session.post(URL(url, encoded=True), json=message, allow_redirects=False) as response:
                return _Answer(response.status, "", response.headers.get("Retry-After", ""))
        except (aiohttp.ClientError, TimeoutError):
            return _Answer(UNREACHABLE)


def _is_host(host: str) -> bool:
    return host == ANSWERS_TO or host.endswith(f".{ANSWERS_TO}")


def _refusal(response: Any) -> _Answer:  # noqa: ANN401 - the SDK hands over one of two kinds
    """What Slack answered instead of yes; the SDK hands over its own response, or aiohttp's where it cannot read it."""
    status: int = getattr(response, "status_code", UNREACHABLE) or getattr(response, "status", UNREACHABLE)
    data = getattr(response, "data", None)
    error = string(data.get("error")) if isinstance(data, dict) else ""
    return _Answer(status, error or "unreadable", response.headers.get("Retry-After", ""))


def _reason(answer: _Answer) -> str:
    if answer.status == UNREACHABLE:
        return "no connection"
    is_a_code = answer.error.isascii() and answer.error.replace("_", "").isalnum()
    return answer.error if is_a_code and answer.error != "unreadable" else f"status {answer.status}"


def _wait_asked_for(answer: _Answer, otherwise: float) -> float:
    try:
        wait = max(float(answer.retry_after or otherwise), 0.0)
    except ValueError:
        wait = otherwise
    if math.isnan(wait) or wait > LONGEST_WAIT:
        raise UndeliveredError(f"status {answer.status}, and a wait of {wait:.0f} s asked for")
    return wait
