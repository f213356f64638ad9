"""Those around the channel: a connector for replies, a service that publishes keys, a desk and a clock."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa

from bot.delivery import Delivery
from bot.store import Away
from dialogs.language import Language
from dialogs.replies import Reply, Say

APP_ID = "00000000-0000-0000-0000-00000000b07a"
TENANT = "11111111-1111-1111-1111-111111111111"
ISSUER = "https://api.botframework.com"
SERVICE = "https://smba.trafficmanager.net/emea/"


@dataclass
class FakeConnector:
    """Records what is posted; answers with the statuses it is told to, then with success."""

    posted: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    authorizations: list[str | None] = field(default_factory=list)
    statuses: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    changed: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    changes: int = 200

    async def take(self, request: web.Request) -> web.Response:
        self.paths.append(request.path)
        self.authorizations.append(request.headers.get("Authorization"))
        if self.statuses:
            status, headers = self.statuses.pop(0)
            return web.Response(status=status, headers=headers)
        self.posted.append(await request.json())
        return web.json_response({"id": f"reply-{len(self.posted)}"}, status=201)

    async def change(self, request: web.Request) -> web.Response:
        self.changed.append((request.match_info["activity"], await request.json()))
        return web.Response(status=self.changes)

    def application(self) -> web.Application:
        app = web.Application()
        app.router.add_put("/v3/conversations/{conversation}/activities/{activity}", self.change)
        app.router.add_post("/v3/conversations/{conversation}/activities", self.take)
        app.router.add_post("/v3/conversations/{conversation}/activities/{activity}", self.take)
        return app


class FakeKeys:
    """Publishes the keys of the channels, and signs as them."""

    def __init__(self) -> None:
        self._keys: dict[str, rsa.RSAPrivateKey] = {}
        self.endorsements: dict[str, list[str]] = {}
        self.fetched = 0
        self.broken = False
        self.odd: dict[str, Any] = {}
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self.was_asked = asyncio.Event()
        self.add("key-1")

    def add(self, key_id: str) -> None:
        self._keys[key_id] = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def remove(self, key_id: str) -> None:
        del self._keys[key_id]

    def sign(self, key_id: str = "key-1", *, header: dict[str, Any] | None = None, **claims: Any) -> str:  # noqa: ANN401
        now = int(time.time())
        said = {"iss": ISSUER, "aud": APP_ID, "nbf": now - 10, "exp": now + 600} | claims
        said = {name: value for name, value in said.items() if value is not None}
        return jwt.encode(said, self._keys[key_id], "RS256", headers={"kid": key_id} | (header or {}))

    async def _metadata(self, request: web.Request) -> web.Response:
        self.fetched += 1
        self.was_asked.set()
        await self.may_answer.wait()
        if self.broken:
            return web.Response(status=503)
        return web.json_response({"jwks_uri": str(request.url.with_path("/keys"))})

    async def _jwks(self, _request: web.Request) -> web.Response:
        usable = [self._jwk(key_id) for key_id in self._keys]
        odd = [self._jwk("key-1") | {"kid": "odd"} | self.odd] if self.odd else []
        return web.json_response({"keys": [*odd, *usable]})

    def _jwk(self, key_id: str) -> dict[str, Any]:
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self._keys[key_id].public_key(), as_dict=True)
        extra = {"endorsements": self.endorsements[key_id]} if key_id in self.endorsements else {}
        return {**public, "kid": key_id, **extra}

    def application(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/metadata", self._metadata)
        app.router.add_get("/keys", self._jwks)
        return app


@dataclass
class FakeDesk:
    """Records deliveries and gives the replies it is told to."""

    replies: tuple[Reply, ...] = (Say(Language.SV, "Hej!"),)
    deliveries: list[Delivery] = field(default_factory=list)
    fails: bool = False
    is_away: bool = False
    words: str = "the desk fell over"

    async def take(self, delivery: Delivery) -> tuple[Reply, ...]:
        self.deliveries.append(delivery)
        if self.is_away:
            raise Away("53100")
        if self.fails:
            raise RuntimeError(self.words)
        return self.replies


@dataclass
class FakeTime:
    """A clock that a test turns, and waits that take no time."""

    seconds: float = 1000.0
    waited: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
