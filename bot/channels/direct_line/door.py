"""Who is let in: by the page's origin, by how much the address asks for, and by the token of the conversation."""

import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus

from aiohttp import web

from bot.channels.direct_line.backlog import UnknownConversation
from bot.channels.direct_line.limits import Buckets
from bot.channels.direct_line.origins import Origins
from bot.channels.direct_line.tokens import RefusedError, Tokens, Use
from bot.channels.values import MalformedError
from bot.store import AGAIN, NotNow

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
METHODS = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, X-Ms-Bot-Agent, X-Requested-With",
    "Access-Control-Max-Age": "600",
}


@dataclass(frozen=True, slots=True)
class Door:
    """Lets requests in. `proxies` stand in front and are trusted to say whom they speak for."""

    tokens: Tokens
    origins: Origins
    proxies: int

    def guarded(self, handler: Handler, buckets: Buckets) -> Handler:
        """The handler behind the door: whatever is wrong with a request is answered plainly."""

        async def guarded(request: web.Request) -> web.StreamResponse:
            origin = request.headers.get("Origin")
            if not self.origins.allow(origin):
                return refusal(HTTPStatus.FORBIDDEN, "pages of this origin may not talk with the bot")
            wait = buckets.wait(self._address(request))
            response = _too_much(wait) if wait else await _answered(handler, request)
            if origin and not response.prepared:
                response.headers.update({"Access-Control-Allow-Origin": origin, "Vary": "Origin"})
            return response

        return guarded

    async def preflight(self, request: web.Request) -> web.StreamResponse:
        """What a browser asks before a page of another origin may send a token."""
        origin = request.headers.get("Origin")
        if not origin or not self.origins.allow(origin):
            return refusal(HTTPStatus.FORBIDDEN, "pages of this origin may not talk with the bot")
        return web.Response(status=204, headers={**METHODS, "Access-Control-Allow-Origin": origin, "Vary": "Origin"})

    def bearer(self, request: web.Request) -> str:
        """The conversation that the `Authorization` header opens.

        Raises:
            RefusedError: it opens none.
        """
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.casefold() != "bearer" or not token:
            raise web.HTTPUnauthorized(headers={"WWW-Authenticate": "Bearer"})
        return self.tokens.conversation_of(token)

    def conversation(self, request: web.Request) -> str:
        """The conversation of the address, where the token opens it.

        Raises:
            RefusedError: the token opens another one, or none.
        """
        return _same(self.bearer(request), request)

    def stream(self, request: web.Request) -> str:
        """The conversation of the address, where the token in the address opens its stream.

        Raises:
            RefusedError: the token opens another one, or none.
        """
        return _same(self.tokens.conversation_of(request.query.get("t", ""), Use.STREAM), request)

    def _address(self, request: web.Request) -> str:
        named = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",") if each.strip()]
        if self.proxies and len(named) >= self.proxies:
            return named[-self.proxies]
        return request.remote or ""


def _same(conversation: str, request: web.Request) -> str:
    if conversation != request.match_info["conversation"]:
        raise RefusedError("the token is for another conversation")
    return conversation


async def _answered(handler: Handler, request: web.Request) -> web.StreamResponse:
    try:
        return await handler(request)
    except RefusedError as reason:
        return refusal(HTTPStatus.FORBIDDEN, str(reason))
    except MalformedError as fault:
        return refusal(HTTPStatus.BAD_REQUEST, str(fault))
    except UnknownConversation:
        return refusal(HTTPStatus.NOT_FOUND, "the conversation is over, or has never begun")
    except NotNow:
        return _later(HTTPStatus.SERVICE_UNAVAILABLE, "not now; please try again soon", AGAIN)
    except web.RequestPayloadError:
        return refusal(HTTPStatus.BAD_REQUEST, "not encoded as said")


def _too_much(wait: float) -> web.Response:
    return _later(
        HTTPStatus.TOO_MANY_REQUESTS, "that was a lot at once; please wait a moment and try again", math.ceil(wait)
    )


def _later(status: HTTPStatus, why: str, seconds: int) -> web.Response:
    answer = refusal(status, why)
    answer.headers["Retry-After"] = str(seconds)
    return answer


def refusal(status: HTTPStatus, why: str) -> web.Response:
    """An error as Direct Line words it."""
    return web.json_response({"error": {"code": status.phrase, "message": why}}, status=status)
