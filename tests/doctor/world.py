"""Everything around the bot on loopback, in good health, for a test to make something ill."""

import socket
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.channels.slack.manifest import SCOPES
from bot.doctor.examination import examined
from bot.doctor.findings import Finding, Grade
from bot.doctor.surroundings import Surroundings
from bot.privacy import key_beside
from bot.settings import read_settings
from bot.store.opening import sqlite_store
from bot.web import assets, fetch
from tests.channels.bot_framework.peers import APP_ID, TENANT
from tests.planting import Folder

PEERS: web.AppKey["Peers"] = web.AppKey("peers")
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
JSON = dict[str, Any]
SECRETS = {
    "app_password": "hush-the-secret-of-the-app",
    "slack_bot_token": "xoxb-hush-token",
    "slack_signing_secret": "hush-signing",
    "slack_app_token": "xapp-hush-token",
}


@dataclass
class Peers:
    """Entra ID, the Bot Framework, Slack, and the proxy in front of the bot, at one address."""

    token: tuple[int, JSON] = (200, {"access_token": "abc", "expires_in": 3600})
    metadata: tuple[int, JSON] | None = None
    keys: tuple[int, JSON] = (200, {"keys": [{"kid": "1"}]})
    bot: JSON = field(default_factory=lambda: {"ok": True})
    scopes: str = ",".join(SCOPES)
    socket: JSON = field(default_factory=lambda: {"ok": True, "url": "wss://example.org"})
    page: tuple[int, dict[str, str]] = (302, {"Location": "/policy/sv", "Server": "Policybot"})
    late: timedelta = timedelta()

    def application(self) -> web.Application:
        app = web.Application()
        app[PEERS] = self
        app.router.add_post("/login/{tenant}/oauth2/v2.0/token", self._token)
        app.router.add_get("/metadata", self._metadata)
        app.router.add_get("/keys", self._keys)
        app.router.add_post("/slack/{method}", self._slack)
        app.router.add_get("/policy", self._page)
        app.on_response_prepare.append(self._date)
        return app

    async def _date(self, _request: web.Request, response: web.StreamResponse) -> None:
        response.headers["Date"] = format_datetime(datetime.now(UTC) + self.late, usegmt=True)

    async def _token(self, request: web.Request) -> web.Response:
        form = await request.post()
        assert form["client_secret"], "a secret has to come with it"
        status, said = self.token
        return web.json_response(said, status=status)

    async def _metadata(self, request: web.Request) -> web.Response:
        status, said = self.metadata or (200, {"jwks_uri": str(request.url.with_path("/keys"))})
        return web.json_response(said, status=status)

    async def _keys(self, _request: web.Request) -> web.Response:
        return web.json_response(self.keys[1], status=self.keys[0])

    async def _slack(self, request: web.Request) -> web.Response:
        said = self.bot if request.match_info["method"] == "auth.test" else self.socket
        return web.json_response(said, headers={"x-oauth-scopes": self.scopes})

    async def _page(self, _request: web.Request) -> web.Response:
        status, headers = self.page
        return web.Response(status=status, headers=headers)


@dataclass
class World:
    """The peers, a content folder, a database with its key, the settings that fit them, and the machine."""

    peers: Peers
    url: str
    folder: Folder
    place: Path
    given: JSON
    around: Surroundings
    patch: pytest.MonkeyPatch
    postgres: Callable[[], str]
    held: list[socket.socket] = field(default_factory=list)

    def assets(self, script: bytes | None) -> None:
        """The chat page finds this script, or none."""
        fetched = self.place / "fetched"
        fetched.mkdir()
        self.patch.setattr(assets, "folder", lambda: fetched)
        self.patch.setattr(fetch, "folder", lambda: fetched)
        if script is not None:
            (fetched / assets.SCRIPT).write_bytes(script)

    def cache(self, folder: Path) -> None:
        """What is learnt is kept there."""
        self.patch.setenv("POLICYBOT_CACHE", str(folder))

    def set(self, **changed: object) -> None:
        """Set settings; None leaves one out."""
        self.given = {name: value for name, value in (self.given | changed).items() if value is not None}

    def surround(self, **changed: Any) -> None:  # noqa: ANN401 - as the surroundings have it
        """Change the machine."""
        self.around = replace(self.around, **changed)

    @property
    def database(self) -> Path:
        """The file of the database."""
        file: Path = self.given["database"]
        return file

    async def findings(self, session: Any) -> list[Finding]:  # noqa: ANN401 - the client's session
        """What the doctor finds."""
        return await examined(read_settings(**self.given), session, self.around)

    def shown(self, finding: Finding) -> str:
        """The finding as it reads anywhere: without what is different on every machine and at every run."""
        text, who = f"{finding.what} {finding.remedy}", "policybot" if finding.check == "public address" else "login"
        for here, there in (
            (str(self.folder.path), "/srv/content"),
            (str(self.place), "/srv/policybot"),
            (self.url, f"https://{who}.example.org"),
            ("http://127.0.0.1:1", f"https://{who}.example.org"),
            (f"port {self.given['port']}", "port 3978"),
        ):
            text = text.replace(here, there)
        return text


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


async def healthy(
    server: TestServer, folder: Folder, place: Path, patch: pytest.MonkeyPatch, postgres: Callable[[], str]
) -> World:
    """A world in which nothing is wrong, with its peers on the server."""
    url = str(server.make_url("")).rstrip("/")
    database = place / "policybot.sqlite"
    key_beside(database)
    await (await sqlite_store(database)).close()
    given: JSON = SECRETS | {
        "content": folder.path,
        "port": free_port(),
        "database": database,
        "app_id": APP_ID,
        "tenant_id": TENANT,
        "app_password_expires": date(2027, 5, 20),
        "login_url": f"{url}/login",
        "openid_metadata_url": f"{url}/metadata",
        "slack_api_url": f"{url}/slack/",
        "public_url": url,
        "web_chat": False,
        "metrics_token": "sixteen letters and more",
    }
    around = Surroundings(now=lambda: NOW, environ={}, python=(3, 12, 1), free_bytes=lambda _: 50 * 1024**3)
    return World(server.app[PEERS], url, folder, place, given, around, patch, postgres)


def ill(found: list[Finding]) -> list[Finding]:
    """What is not well."""
    return [each for each in found if each.grade in {Grade.ERROR, Grade.WARNING}]
