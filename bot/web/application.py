import logging
from collections.abc import Iterable

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.failures import place_of
from bot.store import AGAIN, NotNow
from bot.web import bodies
from bot.web.headers import Headers
from bot.web.hosts import Hosts, only_by_name

log = logging.getLogger(__name__)


def application(routes: Iterable[web.AbstractRouteDef], hosts: Hosts, headers: Headers) -> web.Application:
    """The application with the routes, and what stands before them all."""
    guards = [_no_insides, only_by_name(hosts), bodies.in_time()]
    app = web.Application(client_max_size=bodies.LARGEST, middlewares=guards)
    app.on_response_prepare.append(headers.add)
    app.add_routes(routes)
    return app


@web.middleware
async def _no_insides(request: web.Request, handler: Handler) -> web.StreamResponse:
    """What nobody has foreseen is logged and answered in one line."""
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except NotNow as error:
        log.warning("A request is to come again, for the database cannot be used: %s", _named(error))
        return web.json_response(
            {"error": "not now; please try again soon"}, status=503, headers={"Retry-After": str(AGAIN)}
        )
    except Exception as error:  # noqa: BLE001 - the last door
        log.error("A request failed: %s", place_of(error))  # noqa: TRY400 - no insides
        return web.json_response({"error": "internal error"}, status=500)


def _named(error: NotNow) -> str:
    return " ".join((type(error).__name__, *map(str, error.args)))
