import asyncio
from pathlib import Path

import click

from bot.channels.terminal.session import Session
from bot.cli.content import content_option, library_in
from bot.desk import Desk
from bot.store import MemoryStore


@click.command("chat")
@content_option
def command(content: Path | None) -> None:
    """Talk with the bot in the terminal. Nothing is kept when you leave.

    \b
    policybot chat
    """  # noqa: D301 - click keeps the lines below \b as they are
    library = library_in(content)
    session = Session(Desk(lambda: library, MemoryStore()).take, library.phrases, library.organisation.default_language)
    asyncio.run(session.talk())
