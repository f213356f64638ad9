"""The routes of Direct Line 3.0 that clients use: tokens, conversations, and activities by request or by stream."""

import re
import uuid
from typing import Any

from aiohttp import web
from yarl import URL

from bot.channels.direct_line.backlog import Backlogs
from bot.channels.direct_line.door import Door
from bot.channels.direct_line.limits import BEGIN, READ, SAY, Buckets
from bot.channels.direct_line.streams import Streams, as_set
from bot.channels.direct_line.talks import Talks
from bot.channels.direct_line.tokens import LIFETIMES, Use
from bot.channels.values import MalformedError, an_object, as_bytes, string
from bot.delivery import Take
from dialogs.language import Language

BASE = "/v3/directline"
TALK = BASE + "/conversations/{conversation}"
_WATERMARK = re.compile(r"[0-9]{1,9}")


class DirectLine:
    """The channel. `public_url` is where clients reach it; where it is empty, the address of their own request."""

    def __init__(self, take: Take, door: Door, backlogs: Backlogs, public_url: str) -> None:
        self._door = door
        self._backlogs = backlogs
        self._public_url = public_url.rstrip("/")
        self._talks = Talks(take, backlogs)
        self._streams = Streams(backlogs)

    def routes(self) -> list[web.RouteDef]:
        """The routes, each behind the door."""
        begin, say, read = Buckets(BEGIN), Buckets(SAY), Buckets(READ)
        guarded = self._door.guarded
        return [
            web.options(BASE + "/{rest:.*}", self._door.preflight),
            web.post(BASE + "/tokens/generate", guarded(self._generate, begin)),
            web.post(BASE + "/tokens/refresh", guarded(self._refresh, read)),
            web.post(BASE + "/conversations", guarded(self._begin, begin)),
            web.get(TALK, guarded(self._reconnect, read)),
            web.get(TALK + "/activities", guarded(self._activities, read)),
            web.post(TALK + "/activities", guarded(self._say, say)),
            web.get(TALK + "/stream", guarded(self._stream, read)),
        ]

    async def close(self, _app: web.Application | None = None) -> None:
        """Take leave of every stream, so that the server can stop."""
        await self._streams.close()

    async def _generate(self, _request: web.Request) -> web.Response:
        return _json(self._entry(uuid.uuid4().hex))

    async def _refresh(self, request: web.Request) -> web.Response:
        conversation = self._door.bearer(request)
        await self._backlogs.since(conversation, 0)  # a page left open is a sign of life
        return _json(self._entry(conversation))

    async def _begin(self, request: web.Request) -> web.Response:
        conversation = self._door.bearer(request)
        body = await request.read()
        language = _language(an_object(body).get("locale")) if body else None
        is_new = await self._talks.arrive(conversation, language, self._base(request))
        return _json(self._entry(conversation) | self._way_in(request, conversation, 0), 201 if is_new else 200)

    async def _reconnect(self, request: web.Request) -> web.Response:
        conversation, watermark = self._door.conversation(request), _watermark(request)
        await self._backlogs.since(conversation, watermark)
        return _json(self._entry(conversation) | self._way_in(request, conversation, watermark))

    async def _activities(self, request: web.Request) -> web.Response:
        conversation = self._door.conversation(request)
        return _json(as_set(await self._backlogs.since(conversation, _watermark(request))))

    async def _say(self, request: web.Request) -> web.Response:
        conversation = self._door.conversation(request)
        if request.content_type != "application/json":
            raise MalformedError("send application/json")
        activity = an_object(await request.read())
        return _json({"id": await self._talks.say(conversation, activity, self._base(request))})

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        conversation, watermark = self._door.stream(request), _watermark(request)
        await self._backlogs.since(conversation, watermark)
        return await self._streams.run(request, conversation, watermark)

    def _entry(self, conversation: str) -> dict[str, Any]:
        ends_in = int(LIFETIMES[Use.TALK].total_seconds())
        token = self._door.tokens.issued(conversation)
        return {"conversationId": conversation, "token": token, "expires_in": ends_in}

    def _way_in(self, request: web.Request, conversation: str, watermark: int) -> dict[str, Any]:
        base = URL(self._base(request))
        scheme = "wss" if base.scheme == "https" else "ws"
        token = self._door.tokens.issued(conversation, Use.STREAM)
        stream = base.with_scheme(scheme) / TALK[1:].format(conversation=conversation) / "stream"
        return {"streamUrl": str(stream.with_query(watermark=watermark, t=token))}

    def _base(self, request: web.Request) -> str:
        return self._public_url or str(request.url.origin())


def _watermark(request: web.Request) -> int:
    given = request.query.get("watermark", "")
    if given in {"", "-"}:
        return 0
    if not _WATERMARK.fullmatch(given):
        raise MalformedError("the watermark is none of ours")
    return int(given)


def _language(locale: object) -> Language | None:
    code = string(locale).partition("-")[0].casefold()
    return Language(code) if code in list(Language) else None


def _json(value: object, status: int = 200) -> web.Response:
    return web.Response(body=as_bytes(value), status=status, content_type="application/json", charset="utf-8")
