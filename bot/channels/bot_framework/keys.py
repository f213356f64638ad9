"""The keys that channels sign with: fetched when needed, kept for a day, and never waited for by blocking."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
import jwt

from bot.channels.values import member, objects, string

log = logging.getLogger(__name__)

KEPT = 24 * 60 * 60.0
"""Seconds that keys are used before they are fetched again."""

BETWEEN_FETCHES = 60.0
"""Seconds between two fetches, however many unknown keys are named meanwhile."""

WITHOUT_ANY = 10.0
"""Seconds before a failed fetch is tried again where there is no key at all, and so nobody is let in."""

TIMEOUT = aiohttp.ClientTimeout(total=10)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key. Where `endorsements` are listed, it speaks for those channels only."""

    public: jwt.PyJWK
    endorsements: frozenset[str]


class SigningKeys:
    """The keys behind an OpenID metadata address, by their ids."""

    def __init__(
        self, session: aiohttp.ClientSession, metadata_url: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._session = session
        self._metadata_url = metadata_url
        self._clock = clock
        self._keys: dict[str, SigningKey] = {}
        self._stale_from = self._next_fetch = clock()
        self._one_at_a_time = asyncio.Lock()

    async def key(self, key_id: str) -> SigningKey | None:
        """The key of the id; None where it is unknown, also after a fetch, or where no key could be fetched."""
        if key_id not in self._keys or self._is_due():
            await self._refresh()
        return self._keys.get(key_id)

    def _is_due(self) -> bool:
        """Whether known keys are to be fetched anew; who comes while somebody does it need not wait."""
        return self._clock() >= self._stale_from and not self._one_at_a_time.locked()

    async def _refresh(self) -> None:
        async with self._one_at_a_time:
            if self._clock() < self._next_fetch:
                return
            try:
                self._keys = await self._fetched()
            except (aiohttp.ClientError, TimeoutError, ValueError, RecursionError) as error:
                self._next_fetch = self._clock() + (BETWEEN_FETCHES if self._keys else WITHOUT_ANY)
                log.warning("The signing keys of the channels could not be fetched: %s", type(error).__name__)
            else:
                self._next_fetch = self._clock() + BETWEEN_FETCHES
                self._stale_from = self._clock() + KEPT

    async def _fetched(self) -> dict[str, SigningKey]:
        metadata = await self._json(self._metadata_url)
        keys = dict(_usable(await self._json(string(member(metadata, "jwks_uri")))))
        if not keys:
            raise ValueError("no usable key")
        return keys

    async def _json(self, url: str) -> Any:  # noqa: ANN401 - it is what JSON can be
        async with self._session.get(url, timeout=TIMEOUT, raise_for_status=True) as response:
            return await response.json(content_type=None)


def _usable(jwks: object) -> Iterator[tuple[str, SigningKey]]:
    for each in objects(member(jwks, "keys")):
        key_id, public = string(each.get("kid")), _public(each)
        if key_id and public:
            yield key_id, SigningKey(public, _endorsements(each))


def _public(jwk: Mapping[str, Any]) -> jwt.PyJWK | None:
    try:
        return jwt.PyJWK(dict(jwk), algorithm="RS256")
    except (jwt.PyJWTError, ValueError, TypeError):
        return None


def _endorsements(jwk: Mapping[str, Any]) -> frozenset[str]:
    listed = jwk.get("endorsements")
    return frozenset(map(string, listed)) if isinstance(listed, list) else frozenset()
