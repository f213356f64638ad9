import asyncio
import signal
import webbrowser
from contextlib import suppress
from pathlib import Path

import click

from bot.cli.content import chosen_folder, content_option, stop, today
from bot.cli.surroundings import has_screen
from bot.preview import previewing

PORT = 3979


@click.command("preview")
@content_option
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 for any that is free.")
@click.option("--open/--no-open", "opens", default=None, help="Open the page (by default where there is a screen).")
def command(content: Path | None, port: int, *, opens: bool | None) -> None:
    """Show the content as Teams, Slack, the web chat and the terminal would, on a page that follows every save.

    Questions can be tried there, with why they were answered so. Only this machine can reach the page.

    \b
    policybot preview
    policybot preview --content ../our-content --no-open
    """  # noqa: D301 - click keeps the lines below \b as they are
    folder = chosen_folder(content)
    try:
        asyncio.run(_preview(folder, port, opens=has_screen() if opens is None else opens))
    except OSError as error:
        stop(f"The page cannot be opened on port {port}: {error.strerror}. Give another with --port, or 0 for any.")


async def _preview(folder: Path, port: int, *, opens: bool) -> None:
    stopped, loop = asyncio.Event(), asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            loop.add_signal_handler(sign, stopped.set)
    async with previewing(folder, port, today) as address:
        click.echo(f"Preview of {folder}: {address}/   Ctrl-C ends.")
        if opens:
            await asyncio.to_thread(webbrowser.open, f"{address}/")
        await stopped.wait()
