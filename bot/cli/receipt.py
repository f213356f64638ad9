import asyncio
import json
from pathlib import Path

import click

from bot.cli.content import content_option, library_in, stop
from bot.cli.records import opened
from bot.parts import is_begun, rules_as_kept
from bot.settings import Misconfigured, load_settings
from bot.store import Unusable
from dialogs.library import Library
from dialogs.risk_check import FaultyReceipt, Receipt, Replay, Rules, Standing, on_register, replayed

SAID = {
    Standing.STANDS: "the verdict stands",
    Standing.OTHER_TERMS: "the same verdict, on other conditions or with other people to ask",
    Standing.OVERTURNED: "another verdict",
    Standing.UNSETTLED: "not settled: there are questions the receipt does not answer",
}


@click.group("receipt")
def command() -> None:
    """Look into the receipt of a finished risk check.

    \b
    policybot receipt verify receipt-2026-11-25.json
    """  # noqa: D301 - click keeps the lines below \b as they are


@command.command("verify")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@content_option
@click.option("--json", "as_json", is_flag=True, help="Write the result as JSON.")
def verify(file: Path, content: Path | None, *, as_json: bool) -> None:
    """Replay a receipt on the rules it was made from, and on today's; ends with 1 where the verdict no longer stands.

    \b
    policybot receipt verify receipt-2026-11-25.json
    """  # noqa: D301 - click keeps the lines below \b as they are
    kept, library = _read(file), library_in(content)
    then = library.rules if kept.fingerprints.rules == library.rules_fingerprint else asyncio.run(_kept_rules(kept))
    today = replayed(library.rules, on_register(library.rules, kept, library.tool(kept.tool)))
    before = replayed(then, kept) if then else None
    print(json.dumps(_data(kept, before, today), indent=1) if as_json else _in_words(kept, library, before, today))
    raise SystemExit(today.standing is not Standing.STANDS or (before and before.standing) is not Standing.STANDS)


def _read(file: Path) -> Receipt:
    try:
        return Receipt.from_json(json.loads(file.read_text(encoding="utf-8")))
    except (ValueError, OSError, RecursionError) as error:
        stop(f"{file} is not JSON: {error}. Save the receipt again from its page.")
    except FaultyReceipt as error:
        stop(f"{file}: {error} Save the receipt again from its page.")


async def _kept_rules(kept: Receipt) -> Rules | None:
    """The rules of the receipt from the bot's database, where there is one."""
    try:
        settings = load_settings()
        if not is_begun(settings):
            return None
        async with opened(settings) as store:
            return await rules_as_kept(store, kept.fingerprints.rules)
    except (Misconfigured, Unusable) as error:
        stop(str(error))


def _in_words(kept: Receipt, library: Library, before: Replay | None, today: Replay) -> str:
    lines = [f"Receipt of {kept.made}: {kept.outcome}, level {kept.level}. Valid until {kept.valid_until}."]
    where = f"On the rules it was made from ({kept.fingerprints.rules})"
    lines.append(f"{where}: {_told(before) if before else 'they are not kept in this database.'}")
    lines.append(f"On today's rules and register ({library.rules_fingerprint}): {_told(today)}")
    return "\n".join(lines)


def _told(replay: Replay) -> str:
    found = replay.verdict
    return f"{SAID[replay.standing]} ({found.outcome.name.lower()}, level {found.level.name.lower()})."


def _data(kept: Receipt, before: Replay | None, today: Replay) -> dict[str, str | None]:
    return {
        "made": kept.made,
        "valid_until": kept.valid_until,
        "outcome": kept.outcome,
        "then": str(before.standing) if before else None,
        "today": str(today.standing),
    }
