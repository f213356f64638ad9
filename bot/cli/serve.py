import asyncio
import signal
import webbrowser
from pathlib import Path

import click

from bot.app import serving
from bot.background import beside
from bot.cli.content import content_option, stop
from bot.cli.surroundings import has_screen
from bot.content.folder import NoContent
from bot.content.problems import BrokenContent
from bot.doctor.rounds import rounds
from bot.logs import mind_the_loop, set_up
from bot.privacy import Unsafe
from bot.settings import Misconfigured, Settings, load_settings
from bot.store import Unusable


@click.command("serve")
@content_option
@click.option("--host", help="The address to listen on.")
@click.option("--port", type=int, help="The port to listen on.")
@click.option("--open", "opens", is_flag=True, help="Open the chat page in the browser, where there is a screen.")
def command(content: Path | None, host: str | None, port: int | None, *, opens: bool) -> None:
    """Serve the bot: the chat page at /, POST /api/messages for the Bot Framework, /healthz, /readyz and /metrics.

    \b
    policybot serve --open
    """  # noqa: D301 - click keeps the lines below \b as they are
    try:
        settings = load_settings(content=content, host=host, port=port)
        set_up(settings.log_format, settings.log_level)
        asyncio.run(_serve(settings, opens=opens and has_screen()))
    except (Misconfigured, NoContent, BrokenContent, Unsafe, OSError) as error:
        stop(str(error))
    except Unusable as error:
        stop(f"The database cannot be used: {error}. Set POLICYBOT_DATABASE to a file we may write.")


async def _serve(settings: Settings, *, opens: bool) -> None:
    stopped = asyncio.Event()
    mind_the_loop(asyncio.get_running_loop())
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
    async with serving(settings) as address, beside(rounds(settings)):
        click.echo(f"Policybot listens on {address}{_limits(settings)}")
        if settings.serves_chat:
            click.echo(f"Chat: {address}/   Policy: {address}/policy   Ctrl-C ends.")
        if opens and settings.serves_chat:
            await asyncio.to_thread(webbrowser.open, f"{address}/")
        await stopped.wait()


def _limits(settings: Settings) -> str:
    return "" if settings.app_id else " (no app id: no Teams)"
