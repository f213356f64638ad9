"""Sends replies to the channel, and tries again where the channel asks for it."""

import asyncio
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import quote
from urllib.request import getproxies

import aiohttp
from botbuilder.schema import Activity
from yarl import URL

from bot.channels.bot_framework.login import AccessToken
from bot.channels.bot_framework.wire import written
from bot.channels.values import as_bytes, member, string

Sleep = Callable[[float], Awaitable[None]]

TRIED_AGAIN = frozenset({412, 429, 502, 503, 504})
WAITS = (1.0, 2.0, 4.0)
"""Seconds before each further attempt, where the channel does not say how long."""

LONGEST_WAIT = 30.0
"""Seconds; a channel that asks for more is not waited for."""

TIMEOUT = aiohttp.ClientTimeout(total=15)
UNREACHABLE = 0
"""Stands for a status where there was no answer at all."""


class UndeliveredError(Exception):
    """The channel did not take a reply; the message has the status and nothing of what was said."""

    def __init__(self, why: str, status: int = 0) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    id: str = ""
    retry_after: str = ""


def client_session() -> aiohttp.ClientSession:
    """The one session for everything outward. It keeps no cookies, and goes by the proxies of the environment.

    Where there are none it does not look for them: aiohttp would do so for every request, in a thread.
    """
    return aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar(), timeout=TIMEOUT, trust_env=bool(getproxies()))


class Connector:
    """Posts activities to the address that the conversation came from; with the bot's token where it has one."""

    def __init__(self, session: aiohttp.ClientSession, token: AccessToken | None, sleep: Sleep = asyncio.sleep) -> None:
        self._session = session
        self._token = token
        self._sleep = sleep

    async def send(self, activity: Activity) -> str:
        """The id that the channel gives the reply.

        Raises:
            UndeliveredError: the channel refuses it, or is not to be reached within the attempts.
            LoginFailedError: the login service gives no token.
        """
        return await self._delivered("POST", _address(activity, activity.reply_to_id), as_bytes(written(activity)))

    async def update(self, activity: Activity) -> str:
        """Put the activity in the place of the one that has its id.

        Raises:
            UndeliveredError: the channel changes nothing, or is not to be reached within the attempts.
            LoginFailedError: the login service gives no token.
        """
        return await self._delivered("PUT", _address(activity, activity.id), as_bytes(written(activity)))

    async def _delivered(self, method: str, url: URL, body: bytes) -> str:
        answer = await self._asked(method, url, body)
        for wait in WAITS:
            if answer.status not in TRIED_AGAIN | {UNREACHABLE}:
                break
            await self._sleep(_wait_asked_for(answer, wait))
            answer = await self._asked(method, url, body)
        if answer.status not in range(HTTPStatus.OK, HTTPStatus.MULTIPLE_CHOICES):
            raise UndeliveredError(f"status {answer.status}" if answer.status else "no connection", answer.status)
        return answer.id

    async def _asked(self, method: str, url: URL, body: bytes) -> _Answer:
        headers = {"Content-Type": "application/json; charset=utf-8"}
        if self._token:
            headers["Authorization"] = f"Bearer {await self._token.current()}"
        try:
            # No redirects: they would take the token to a host that is on no list.
            async with self._session.request(
                method, url, data=body, headers=headers, allow_redirects=False
            ) as response:
                return _Answer(response.status, await _id_in(response), response.headers.get("Retry-After", ""))
        except TimeoutError as error:
            raise UndeliveredError("no answer in time") from error
        except aiohttp.ClientConnectionError:
            return _Answer(UNREACHABLE)
        except aiohttp.ClientError as error:
            raise UndeliveredError(type(error).__name__) from error


def _address(activity: Activity, other: str | None) -> URL:
    """Where the conversation's activities are, or the other activity: what is answered, or what is changed."""
    base = str(URL(activity.service_url)).rstrip("/")
    path = f"{base}/v3/conversations/{quote(activity.conversation.id, safe='')}/activities"
    return URL(f"{path}/{quote(other, safe='')}" if other else path, encoded=True)


async def _id_in(response: aiohttp.ClientResponse) -> str:
    """The id in the answer; empty where there is none to be read, for the reply is delivered all the same."""
    try:
        return string(member(await response.json(content_type=None), "id"))
    except (aiohttp.ClientError, TimeoutError, ValueError, RecursionError):
        return ""


def _wait_asked_for(answer: _Answer, otherwise: float) -> float:
    seconds = _seconds(answer.retry_after)
    wait = otherwise if math.isnan(seconds) else max(seconds, 0.0)
    if wait > LONGEST_WAIT:
        raise UndeliveredError(f"status {answer.status}, and a wait of {wait:.0f} s asked for")
    return wait


def _seconds(retry_after: str) -> float:
    """A `Retry-After` header in seconds; not a number where it says nothing that can be understood."""
    try:
        return float(retry_after)
    except ValueError:
        pass
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return math.nan
    return (until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
