import asyncio
import logging
import signal
from pathlib import Path

import click

from bot.app import serving
from bot.cli.content import content_option, stop
from bot.content import BrokenContent, NoContent
from bot.settings import Misconfigured, Settings, is_loopback, load_settings
from bot.store import Unusable


@click.command("serve")
@content_option
@click.option("--host", help="The address to listen on.")
@click.option("--port", type=int, help="The port to listen on.")
def command(content: Path | None, host: str | None, port: int | None) -> None:
    """Serve the bot: POST /api/messages for the Bot Framework, /healthz and /readyz for who runs it.

    \b
    policybot serve --port 3978
    """  # noqa: D301 - click keeps the lines below \b as they are
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    try:
        asyncio.run(_serve(load_settings(content=content, host=host, port=port)))
    except (Misconfigured, NoContent, BrokenContent, OSError) as error:
        stop(str(error))
    except Unusable as error:
        stop(f"The database cannot be used: {error}. Set POLICYBOT_DATABASE to a file we may write.")


async def _serve(settings: Settings) -> None:
    stopped = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
    async with serving(settings) as address:
        click.echo(f"Policybot listens on {address}{_limits(settings)}")
        await stopped.wait()


def _limits(settings: Settings) -> str:
    if settings.app_id:
        return ""
    return " (no app id: loopback only)" if is_loopback(settings.host) else " (no app id: Slack only)"
