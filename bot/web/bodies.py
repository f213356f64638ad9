"""Bodies of requests: not too large, and not too slow."""

import asyncio
from contextlib import suppress

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

LARGEST = 256 * 1024
"""Bytes of a request; a message in Teams is at most 100 kB."""

LONGEST = 15.0
"""Seconds that a body may take to arrive."""


def in_time(longest: float = LONGEST) -> Middleware:
    """The middleware that reads bodies before anybody works on them, and gives up on those that do not arrive."""

    @web.middleware
    async def in_time(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.can_read_body:
            try:
                await asyncio.wait_for(_read(request), longest)
            except TimeoutError:
                raise web.HTTPRequestTimeout from None
        return await handler(request)

    return in_time


async def _read(request: web.Request) -> None:
    """Read the body, which the request then keeps; one not encoded as said is for the handler to refuse."""
    with suppress(web.RequestPayloadError):
        await request.read()
