"""The three addresses that Slack posts to. It is told at once that a request arrived; the work comes after."""

import logging
from urllib.parse import parse_qsl

from aiohttp import web

from bot.channels.slack.channel import Channel
from bot.channels.slack.door import Door
from bot.channels.slack.events import work_of_event
from bot.channels.slack.interactions import work_of_command, work_of_interaction
from bot.channels.values import MalformedError, an_object, string
from bot.store import AGAIN, NotNow

log = logging.getLogger(__name__)

EVENTS = "/api/slack/events"
INTERACTIVITY = "/api/slack/interactivity"
COMMANDS = "/api/slack/commands"
MOST_FIELDS = 100
LAST_ATTEMPT = 3
"""The last of the times that Slack sends an event again, after a moment, a minute and five."""


class Endpoint:
    """Answers Slack's requests."""

    def __init__(self, door: Door, channel: Channel) -> None:
        self._door = door
        self._channel = channel

    def routes(self) -> list[web.RouteDef]:
        """The routes, each behind the same door."""
        return [
            web.post(EVENTS, self.events),
            web.post(INTERACTIVITY, self.interactivity),
            web.post(COMMANDS, self.commands),
        ]

    async def events(self, request: web.Request) -> web.Response:
        """Something happened in the workspace; or Slack asks whether the address is right."""
        body = await self._body(request)
        try:
            payload = an_object(body)
        except MalformedError:
            return web.Response(status=400)
        if payload.get("type") == "url_verification":
            return web.json_response({"challenge": string(payload.get("challenge"))})
        comes_again = _attempt(request.headers.get("X-Slack-Retry-Num", "")) < LAST_ATTEMPT
        try:
            await self._channel.hear(work_of_event(payload), comes_again=comes_again)
        except NotNow:
            return web.Response(status=503, headers={"Retry-After": str(AGAIN)})
        return web.Response()

    async def interactivity(self, request: web.Request) -> web.Response:
        """Somebody pressed something."""
        form = _form(await self._body(request))
        try:
            payload = an_object(form.get("payload", ""))
        except MalformedError:
            return web.Response(status=400)
        await self._channel.hear(work_of_interaction(payload))
        return web.Response()

    async def commands(self, request: web.Request) -> web.Response:
        """Somebody typed the slash command."""
        await self._channel.hear(work_of_command(_form(await self._body(request))))
        return web.Response()

    async def _body(self, request: web.Request) -> bytes:
        """The body of a request that is Slack's.

        Raises:
            HTTPUnauthorized: it is not.
        """
        try:
            body = await request.read()
        except web.RequestPayloadError as error:
            raise web.HTTPBadRequest from error
        if self._door.lets_in(body, request.headers):
            return body
        log.warning("Refused a request that Slack has not signed, or not just now")
        raise web.HTTPUnauthorized


def _attempt(number: str) -> int:
    return int(number) if number.isdecimal() and number.isascii() and len(number) == 1 else 0


def _form(body: bytes) -> dict[str, str]:
    """The fields of a form; the body is what was signed, whatever the request says of its type."""
    try:
        fields = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise web.HTTPBadRequest from error
    return {name: string(value) for name, value in fields}
