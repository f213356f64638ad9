"""Who is at the door: the token of a request, and whether the activity in it is covered by the token."""

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import jwt
from botbuilder.schema import Activity

from bot.channels.bot_framework.credentials import Credentials
from bot.channels.bot_framework.keys import SigningKey
from bot.channels.bot_framework.service_url import is_reachable
from bot.channels.values import member, string

ISSUER = "https://api.botframework.com"
LEEWAY = 5 * 60
"""Seconds that clocks may differ."""


MOST_KNOWN = 256
"""Tokens that are known again. A channel sends the same one along for an hour, and checking one takes longer than most
of a turn does."""


class RefusedError(Exception):
    """The request does not come from a channel that is trusted; the message says why, for the log alone."""


@dataclass(frozen=True, slots=True)
class Caller:
    """The channel that a valid token speaks for."""

    service_url: str
    endorsements: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Known:
    """A token that was checked: with which key, and until when it is valid."""

    key_id: str
    key: SigningKey
    until: float
    caller: Caller


class Keys(Protocol):
    """Knows the keys that channels sign with."""

    async def key(self, key_id: str) -> SigningKey | None:
        """The key of the id; None where it is unknown."""
        ...


class TokenCheck:
    """Checks the bearer tokens that channels send along; what it has checked it knows again by its digest."""

    def __init__(self, keys: Keys, app_id: str) -> None:
        self._keys = keys
        self._app_id = app_id
        self._known: dict[bytes, _Known] = {}

    async def caller(self, authorization: str) -> Caller:
        """Who sent the `Authorization` header.

        Raises:
            RefusedError: there is no token in it, or not a valid one.
        """
        token = _bearer(authorization)
        digest = hashlib.sha256(token.encode()).digest()
        known = self._known.get(digest)
        if known and time.time() < known.until and await self._keys.key(known.key_id) is known.key:
            return known.caller
        known = self._known[digest] = await self._checked(token)
        while len(self._known) > MOST_KNOWN:
            del self._known[next(iter(self._known))]
        return known.caller

    async def _checked(self, token: str) -> _Known:
        key_id = _key_id(token)
        key = await self._keys.key(key_id)
        if key is None:
            raise RefusedError("signed with an unknown key")
        claims = self._claims(token, key)
        until = float(claims["exp"]) + LEEWAY
        return _Known(key_id, key, until, Caller(string(claims.get("serviceurl")), key.endorsements))

    def _claims(self, token: str, key: SigningKey) -> Mapping[str, Any]:
        try:
            claims: Mapping[str, Any] = jwt.decode(
                token,
                key.public,
                algorithms=["RS256"],
                audience=self._app_id,
                issuer=ISSUER,
                leeway=LEEWAY,
                options={"require": ["exp", "nbf", "iss", "aud"]},
            )
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError, OverflowError) as error:
            raise RefusedError(f"invalid token, {type(error).__name__}") from error
        return claims


def _bearer(authorization: str) -> str:
    scheme, _, token = authorization.partition(" ")
    if scheme.casefold() != "bearer" or not token.isascii():
        raise RefusedError("no bearer token")
    return token


def _key_id(token: str) -> str:
    try:
        header = jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, RecursionError) as error:
        raise RefusedError(f"unreadable token, {type(error).__name__}") from error
    if header.get("alg") != "RS256":
        raise RefusedError("not signed with RS256")
    return string(header.get("kid"))


def check(activity: Activity, caller: Caller | None, credentials: Credentials | None) -> None:
    """Lets the activity pass where the caller may send it; without credentials only what stays on this machine.

    Raises:
        RefusedError: it is not the caller's to send, or its reply would go where none may go.
    """
    if not is_reachable(activity.service_url, credentials):
        raise RefusedError("the service URL is not on the list")
    if credentials is None or caller is None:
        return
    if caller.service_url != activity.service_url:
        raise RefusedError("the token is for another service URL")
    if caller.endorsements and activity.channel_id not in caller.endorsements:
        raise RefusedError("the key is not endorsed for the channel")
    if credentials.allowed_tenants and not _tenants(activity) <= credentials.allowed_tenants:
        raise RefusedError("the tenant is not on the list")


def _tenants(activity: Activity) -> set[str]:
    """Every tenant the activity names; an empty name where it names none, which no list has."""
    named = {activity.conversation.tenant_id, string(member(activity.channel_data, "tenant", "id"))}
    return named - {""} or {""}
