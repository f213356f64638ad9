"""Follows web addresses, a few at a time, and notes what came of it. Nothing is read but the answer's status."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import aiohttp
from yarl import URL

AT_ONCE = 8
AT_ONCE_OF_A_HOST = 2
SECONDS = aiohttp.ClientTimeout(total=20, connect=10)
MOST_REDIRECTS = 8
TRIES = 2
GONE = frozenset({404, 410})
HEADERS = {"User-Agent": "Policybot-links (checks that cited pages are there)", "Accept": "*/*", "Range": "bytes=0-0"}
"""Most sites heed the range and send a byte; from the others nothing is read either."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of following an address; `why` is empty where its page is there.

    `is_unheard`: nobody answered, which may be for want of a network here.
    """

    is_gone: bool = False
    why: str = ""
    is_unheard: bool = False


async def follow(
    addresses: Iterable[str], told: Callable[[int], None] = lambda _: None, seconds: aiohttp.ClientTimeout = SECONDS
) -> Mapping[str, Asked]:
    """Follow every address once; `told` hears how many are done."""
    wanted = list(dict.fromkeys(addresses))
    connector = aiohttp.TCPConnector(limit=AT_ONCE, limit_per_host=AT_ONCE_OF_A_HOST)
    room = asyncio.Semaphore(AT_ONCE)
    done: dict[str, Asked] = {}

    async def one(address: str) -> None:
        async with room:
            done[address] = await _patiently(session, address)
        told(len(done))

    session = aiohttp.ClientSession(connector=connector, headers=HEADERS, timeout=seconds, trust_env=True)
    async with session, asyncio.TaskGroup() as group:
        for address in wanted:
            group.create_task(one(address))
    return done


async def _patiently(session: aiohttp.ClientSession, address: str) -> Asked:
    """Ask again where nothing came the first time: a busy site is no dead link."""
    asked = Asked()
    for _ in range(TRIES):
        asked = await _once(session, address)
        if not asked.why or asked.is_gone:
            break
    return asked


async def _once(session: aiohttp.ClientSession, address: str) -> Asked:
    try:
        async with session.get(address, max_redirects=MOST_REDIRECTS) as response:
            return _heard(URL(address), response.url, response.status, response.reason or "")
    except aiohttp.TooManyRedirects:
        return Asked(why="it is sent on in a circle")
    except aiohttp.ClientConnectorCertificateError:
        return Asked(why="the site's certificate is not to be trusted")
    except (aiohttp.ClientError, OSError, ValueError) as error:
        return Asked(why=_unheard(error), is_unheard=True)


def _unheard(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "nothing came within the time there is"
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "there is no site of that name"
    return f"the site cannot be reached ({type(error).__name__})"


def _heard(address: URL, led_to: URL, status: int, reason: str) -> Asked:
    if status in GONE:
        return Asked(is_gone=True, why=f"the site answers {status} {reason}".rstrip())
    if status >= 400:  # noqa: PLR2004 - where HTTP's errors begin
        return Asked(why=f"the site answers {status} {reason}".rstrip())
    if led_to.path == "/" and address.path not in {"", "/"}:
        return Asked(why=f"it leads to the front page of {led_to.host}, as sites do when a page is gone")
    return Asked()
