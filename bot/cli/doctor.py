import asyncio
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from bot.channels.bot_framework import client_session
from bot.cli.content import content_option
from bot.doctor.examination import examined
from bot.doctor.findings import Finding, Grade
from bot.doctor.surroundings import Surroundings
from bot.settings import Misconfigured, Settings, read_settings


@click.command("doctor")
@content_option
@click.option("--json", "as_json", is_flag=True, help="Write the findings as JSON.")
def command(content: Path | None, *, as_json: bool) -> None:
    """Look for whatever may be wrong: settings, credentials, clock, content, store, pages. Ends with 1 on an error.

    It asks Entra ID, Slack and the public address where they are set. docs/doctor.md lists what it can find.

    \b
    policybot doctor
    policybot doctor --json
    """  # noqa: D301 - click keeps the lines below \b as they are
    try:
        found = asyncio.run(_found(read_settings(content=content)))
    except Misconfigured as error:
        found = [Finding("settings", Grade.ERROR, str(error), "Correct them; the rest can be looked at then.")]
    print(json.dumps([asdict(each) for each in found], indent=2, ensure_ascii=False) if as_json else _in_words(found))
    sys.exit(any(each.grade is Grade.ERROR for each in found))


async def _found(settings: Settings) -> list[Finding]:
    async with client_session() as session:
        return await examined(settings, session, Surroundings())


def _in_words(found: Sequence[Finding]) -> str:
    count = Counter(each.grade for each in found)
    lines = [f"{each.grade:8}{each.check:15} {each.what}{f' {each.remedy}' if each.remedy else ''}" for each in found]
    return "\n".join((*lines, f"{count[Grade.ERROR]} errors, {count[Grade.WARNING]} warnings."))
