"""POST /api/messages: whoever may talk to the bot is let in, everything else gets a plain refusal, never a crash."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import aiohttp
from aiohttp import web
from botbuilder.schema import Activity

from bot.channels.bot_framework.adapter import Adapter, Talks
from bot.channels.bot_framework.connector import Connector, Sleep
from bot.channels.bot_framework.credentials import Credentials
from bot.channels.bot_framework.inbound import CHANNEL
from bot.channels.bot_framework.keys import SigningKeys
from bot.channels.bot_framework.login import AccessToken, MicrosoftLogin
from bot.channels.bot_framework.responses import accepted, failed_press, in_place, later, not_implemented, refused
from bot.channels.bot_framework.tokens import RefusedError, TokenCheck, check
from bot.channels.bot_framework.wire import read
from bot.channels.values import MalformedError
from bot.failures import place_of
from bot.store import NotNow

log = logging.getLogger(__name__)

PATH = "/api/messages"


@dataclass(frozen=True, slots=True)
class Time:
    """How the channel tells and passes time: seconds of a clock that only goes forward, and a way to wait."""

    now: Callable[[], float] = time.monotonic
    sleep: Sleep = asyncio.sleep


def routes(
    talks: Talks,
    credentials: Credentials | None,
    session: aiohttp.ClientSession,
    passing: Time | None = None,
) -> list[web.RouteDef]:
    """The routes of the channel; without credentials nobody is asked for a token, and nothing leaves the machine."""
    passing = passing or Time()
    token = AccessToken(MicrosoftLogin(credentials), passing.now) if credentials else None
    connector = Connector(session, token, passing.sleep)
    adapter = Adapter(talks, connector)
    talks.outbox.serve(CHANNEL, adapter.deliver)
    endpoint = Endpoint(Door(credentials, session, passing), adapter)
    return [web.post(PATH, endpoint.messages)]


class Door:
    """Lets activities in."""

    def __init__(self, credentials: Credentials | None, session: aiohttp.ClientSession, passing: Time) -> None:
        self._credentials = credentials
        keys = SigningKeys(session, credentials.openid_metadata_url, passing.now) if credentials else None
        self._tokens = TokenCheck(keys, credentials.app_id) if credentials and keys else None

    async def activity(self, request: web.Request) -> Activity:
        """The activity of the request.

        Raises:
            RefusedError: whoever sent it may not.
            MalformedError: it is no activity.
        """
        caller = None
        if self._tokens:
            caller = await self._tokens.caller(request.headers.get("Authorization", ""))
        activity = read(await _body(request))
        check(activity, caller, self._credentials)
        return activity


async def _body(request: web.Request) -> bytes:
    try:
        return await request.read()
    except web.RequestPayloadError as error:
        raise MalformedError("not encoded as said") from error


class Endpoint:
    """Answers requests."""

    def __init__(self, door: Door, adapter: Adapter) -> None:
        self._door = door
        self._adapter = adapter

    async def messages(self, request: web.Request) -> web.Response:
        """One activity in; its replies go to the channel, or back in the response where they are expected there."""
        if request.content_type != "application/json":
            return refused(415, "send application/json")
        try:
            activity = await self._door.activity(request)
        except RefusedError as reason:
            log.warning("Refused a request: %s", reason)
            return refused(401, "not authorised")
        except MalformedError as fault:
            return refused(400, str(fault))
        return await self._answered(activity)

    async def _answered(self, activity: Activity) -> web.Response:
        is_press = activity.type == "invoke"
        try:
            held = await self._adapter.turn(activity)
        except NotNow:
            return failed_press() if is_press else later()
        except Exception as error:  # noqa: BLE001 - whatever it is, the channel can do nothing about it
            log.error("A turn failed on %s: %s", activity.channel_id, place_of(error))  # noqa: TRY400 - no insides
            return failed_press() if is_press else accepted(activity, None)
        return await self._pressed(held) if is_press else accepted(activity, held)

    async def _pressed(self, held: Sequence[Activity] | None) -> web.Response:
        """The last reply is the answer to the press; what was said before it is sent on."""
        if held is None:
            return not_implemented()
        for reply in held[:-1]:
            await self._adapter.send(reply)
        return in_place(held[-1] if held else None)
