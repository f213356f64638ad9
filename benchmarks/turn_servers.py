"""The servers that `turns.py` measures, each in a process of its own: `python benchmarks/turn_servers.py NAME`.

What stands in for Microsoft is on this machine: the keys are the benchmark's, and replies go to it over plain HTTP. All
else is as it is served. `sdk` needs only botbuilder-integration-aiohttp; it checks no token, which is in its favour.
"""

import asyncio
import json
import os
import sys

import aiohttp
from aiohttp import web

SENT = "/v3/conversations/{talk}/activities/{to}"


def port_of(runner: web.AppRunner) -> int:
    """The port that it listens on."""
    return int(runner.addresses[0][1])


async def serve(app: web.Application) -> None:
    """Serve on any free port, tell which on the first line, and go on."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(port_of(runner), flush=True)
    await asyncio.Event().wait()


async def connector() -> None:
    """Takes replies, after as many milliseconds as the service URL says; and publishes the key of the environment."""

    async def take(request: web.Request) -> web.Response:
        await request.read()
        await asyncio.sleep(int(request.match_info["late"]) / 1000)
        return web.json_response({"id": "reply"}, status=201)

    async def metadata(request: web.Request) -> web.Response:
        return web.json_response({"jwks_uri": str(request.url.with_path("/keys"))})

    async def keys(_request: web.Request) -> web.Response:
        return web.json_response({"keys": [json.loads(os.environ["TURNS_KEY"])]})

    app = web.Application()
    app.router.add_post("/{late}" + SENT, take)
    app.router.add_get("/metadata", metadata)
    app.router.add_get("/keys", keys)
    await serve(app)


async def plain() -> None:
    """JSON in, the same words posted as JSON, by aiohttp alone."""
    async with aiohttp.ClientSession() as session:

        async def messages(request: web.Request) -> web.Response:
            said = await request.json()
            talk, reply = said["conversation"]["id"], {"type": "message", "text": said["text"]}
            url = f"{said['serviceUrl']}/v3/conversations/{talk}/activities/{said['id']}"
            async with session.post(url, json=reply) as taken:
                await taken.json()
            return web.Response(status=202)

        app = web.Application()
        app.router.add_post("/api/messages", messages)
        await serve(app)


def let_replies_stay_here() -> None:
    """Replies go to this machine over HTTP, with a token that nobody gave."""
    from bot.channels.bot_framework import tokens  # noqa: PLC0415 - the SDK's server has no bot
    from bot.channels.bot_framework.login import MicrosoftLogin  # noqa: PLC0415

    tokens.is_reachable = lambda _url, _credentials: True
    MicrosoftLogin.__call__ = lambda _self: {"access_token": "given", "expires_in": 86400}  # type: ignore[method-assign]


async def echo() -> None:
    """Our adapter, in front of somebody who repeats what was said."""
    from bot.app import credentials_of  # noqa: PLC0415
    from bot.channels.bot_framework import Talks, client_session, routes  # noqa: PLC0415
    from bot.delivery import Delivery  # noqa: PLC0415
    from bot.settings import load_settings  # noqa: PLC0415
    from dialogs.language import Language  # noqa: PLC0415
    from dialogs.replies import Reply, Say  # noqa: PLC0415

    let_replies_stay_here()

    async def take(delivery: Delivery) -> tuple[Reply, ...]:
        return (Say(Language.SV, delivery.message.text if delivery.message else ""),)

    class Library:
        rules = None

    app = web.Application()
    async with client_session() as session:
        app.add_routes(routes(Talks(take, Library), credentials_of(load_settings()), session))
        await serve(app)


async def policybot() -> None:
    """The bot as it is served."""
    from bot.app import serving  # noqa: PLC0415
    from bot.settings import load_settings  # noqa: PLC0415

    let_replies_stay_here()
    async with serving(load_settings(port=0, host="127.0.0.1")) as address:
        print(address.rpartition(":")[2], flush=True)
        await asyncio.Event().wait()


async def sdk() -> None:
    """The SDK's own adapter, in front of somebody who repeats what was said."""
    from botbuilder.core import TurnContext  # noqa: PLC0415
    from botbuilder.integration.aiohttp import (  # noqa: PLC0415
        CloudAdapter,
        ConfigurationBotFrameworkAuthentication,
    )

    class Settings:
        APP_ID = ""
        APP_PASSWORD = ""

    class Bot:
        async def on_turn(self, context: TurnContext) -> None:
            await context.send_activity(context.activity.text)

    adapter, bot = CloudAdapter(ConfigurationBotFrameworkAuthentication(Settings())), Bot()

    async def messages(request: web.Request) -> web.Response:
        return await adapter.process(request, bot) or web.Response(status=202)

    app = web.Application()
    app.router.add_post("/api/messages", messages)
    await serve(app)


if __name__ == "__main__":
    servers = {each.__name__: each for each in (connector, plain, echo, policybot, sdk)}
    asyncio.run(servers[sys.argv[1]]())
