"""By which names the bot is reached. A page elsewhere may lead its name to this machine; it is not let in by it."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from yarl import URL

log = logging.getLogger(__name__)

MOST_LOGGED = 20
"""Strange names that the log tells of; after that it would only be filled."""


@dataclass(frozen=True, slots=True)
class Hosts:
    """The names `listed`; `on_loopback` also those of the machine itself. `open_paths` ask for no name."""

    listed: frozenset[str]
    on_loopback: bool
    open_paths: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str], *, on_loopback: bool, open_paths: Iterable[str] = ()) -> "Hosts":
        """The hosts of addresses, or names as they are."""
        return cls(frozenset(map(_host, names)) - {""}, on_loopback, frozenset(open_paths))

    def allow(self, path: str, host: str) -> bool:
        """Whether a request for the path may name the bot so."""
        name = _host(host)
        return path in self.open_paths or name in self.listed or (self.on_loopback and _is_loopback(name))


def only_by_name(hosts: Hosts) -> Middleware:
    """The middleware that refuses requests to other names."""
    strange: set[str] = set()

    @web.middleware
    async def only_by_name(request: web.Request, handler: Handler) -> web.StreamResponse:
        named = request.headers.get("Host", "")
        if hosts.allow(request.path, named):
            return await handler(request)
        if len(strange) < MOST_LOGGED and named not in strange:
            strange.add(named)
            log.warning("Refused a request to %.100r, which is none of the bot's names (POLICYBOT_HOSTS)", named)
        return web.json_response({"error": "the bot is not reached by this name"}, status=421)

    return only_by_name


def _host(name: str) -> str:
    """The host of an address, of a name with a port, or of a name."""
    try:
        return (URL(name if "://" in name else f"http://{name}").host or "").casefold().rstrip(".")
    except ValueError:
        return ""


def _is_loopback(name: str) -> bool:
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")
