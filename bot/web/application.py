import logging
from collections.abc import Awaitable, Callable, Iterable

from aiohttp import web

from bot.failures import place_of
from bot.web.rendering import add_headers

LARGEST_BODY = 256 * 1024
"""Bytes of a request; a message in Teams is at most 100 kB."""

log = logging.getLogger(__name__)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def application(routes: Iterable[web.AbstractRouteDef]) -> web.Application:
    """The application with the routes."""
    app = web.Application(client_max_size=LARGEST_BODY, middlewares=[_no_insides])
    app.on_response_prepare.append(add_headers)
    app.add_routes(routes)
    return app


@web.middleware
async def _no_insides(request: web.Request, handler: Handler) -> web.StreamResponse:
    """What nobody has foreseen is logged and answered in one line."""
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except Exception as error:  # noqa: BLE001 - the last door
        log.error("A request failed: %s", place_of(error))  # noqa: TRY400 - no insides
        return web.json_response({"error": "internal error"}, status=500)
