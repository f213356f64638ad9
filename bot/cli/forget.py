import asyncio
import json
import sys
from collections.abc import Mapping

import click

from bot.cli.content import stop
from bot.cli.records import opened
from bot.delivery import CHANNELS, OTHER
from bot.parts import is_begun, pseudonyms_of
from bot.privacy import Pseudonyms, Unsafe
from bot.settings import Misconfigured, Settings, load_settings
from bot.store import Forgotten, Store, Unusable

STILL = "Something is left: stop the bot, which may be writing, and forget them again."
KEPT = "Kept, for nothing in them says whose they are: receipts, feedback, and questions without an answer."


@click.command("forget")
@click.argument("user")
@click.option("--json", "as_json", is_flag=True, help="Write what was erased as JSON.")
def command(user: str, *, as_json: bool) -> None:
    """Erase whatever is kept of somebody, and prove that nothing is left.

    USER is the object id in Entra ID (Teams), the member id (Slack, as U0123ABCD), or a conversation of the chat page.
    Ends with 1 where anything is left.

    \b
    policybot forget 8a4e0c1e-5f0b-4b77-9a55-0d6c1f2e3a4b
    policybot forget U0123ABCD
    """  # noqa: D301 - click keeps the lines below \b as they are
    try:
        settings = load_settings()
        if not is_begun(settings):
            stop(f"There is no database at {settings.database}. Set POLICYBOT_DATABASE to the one that the bot uses.")
        done = asyncio.run(_forgotten(settings, pseudonyms_of(settings), user))
    except (Misconfigured, Unsafe, Unusable) as error:
        stop(str(error))
    print(json.dumps(_data(done), indent=2) if as_json else "\n".join(_in_words(user, done)))
    sys.exit(1 if any(each.left or each.traces for each in done.values()) else 0)


async def _forgotten(settings: Settings, pseudonyms: Pseudonyms, user: str) -> Mapping[str, Forgotten]:
    """What was erased, by the channel that it was kept of."""
    async with opened(settings) as store:
        return {channel: await _on(channel, store, pseudonyms, user) for channel in (*sorted(CHANNELS), OTHER)}


async def _on(channel: str, store: Store, pseudonyms: Pseudonyms, user: str) -> Forgotten:
    return await store.forget(pseudonyms.person(channel, user))


def _in_words(user: str, done: Mapping[str, Forgotten]) -> list[str]:
    lines = [
        f"Erased on {channel}: {', '.join(f'{count} {table}' for table, count in each.erased.items() if count)}"
        for channel, each in done.items()
        if any(each.erased.values())
    ]
    last = list(done.values())[-1]
    left, traces = sum(each.left for each in done.values()), sum(each.traces for each in done.values())
    looked = f"Looked again: {left} rows name {user} or a conversation of theirs"
    searched = f"; their pseudonyms occur {traces} times in the {last.bytes_read:,} bytes on disk."
    still = [STILL] if left or traces else []
    return [*(lines or [f"Nothing is kept of {user}."]), looked + searched, *still, KEPT]


def _data(done: Mapping[str, Forgotten]) -> dict[str, object]:
    return {
        channel: {"erased": dict(each.erased), "left": each.left, "bytes": each.bytes_read, "traces": each.traces}
        for channel, each in done.items()
    }
