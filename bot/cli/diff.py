import asyncio
import json
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import click

from bot.cli.content import content_option, stop, today
from bot.cli.progress import counting, working
from bot.cli.records import opened
from bot.content.folder import NoContent, content_folder
from bot.content.problems import BrokenContent
from bot.content.ready import ready
from bot.evaluation import FaultyQuestions
from bot.parts import is_begun
from bot.reach import (
    FaultyScenarios,
    Kept,
    NoRevision,
    as_data,
    as_markdown,
    evidence_of,
    folder_of,
    in_words,
    kept_in,
    questions_beside,
    scenarios_beside,
)
from bot.settings import Misconfigured, Settings, read_settings
from bot.store import Unusable
from dialogs.library import Library
from dialogs.reach import Evidence, Reach, reach
from dialogs.risk_check import FaultyReceipt

OTHERS, BROKEN = 1, 2
WORKING = "the working content"


@dataclass(frozen=True, slots=True)
class _Given:
    """What both sides are judged by, as it was given on the command line."""

    questions: tuple[Path, ...]
    scenarios: Path | None
    database: str


@click.command("diff")
@click.argument("old")
@click.argument("new", required=False)
@content_option
@click.option(
    "--questions",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Questions to put to both sides (by default tests/questions/*.yaml beside the content).",
)
@click.option(
    "--scenarios",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Worked scenarios of the risk check to judge by both (by default tests/scenarios.yaml beside the content).",
)
@click.option(
    "--database",
    default="",
    help="The bot's database, a file or postgresql://..., for receipts and questions asked in vain (by default the "
    "one that is set).",
)
@click.option("--markdown", "as_md", is_flag=True, help="Write Markdown for a pull request.")
@click.option("--json", "as_json", is_flag=True, help="Write the whole comparison as JSON.")
def command(  # noqa: PLR0913, PLR0917 - its options
    old: str,
    new: str | None,
    content: Path | None,
    questions: tuple[Path, ...],
    scenarios: Path | None,
    database: str,
    *,
    as_md: bool,
    as_json: bool,
) -> None:
    """Tell what a change of the content reaches. OLD and NEW are revisions of git, or folders with content.

    NEW is by default the content as it lies in the folder. Revisions are those of the repository it lies in; they are
    read without touching the folder.

    Ends with 0 where every question gets the same answer and every scenario and receipt the same verdict, with 1 where
    one gets another, and with 2 where the two cannot be compared. Other words of the same
    answer end with 0.

    \b
    policybot diff main
    policybot diff v1.0 v1.1 --markdown > reach.md
    policybot diff ../policy-of-last-year --json
    """  # noqa: D301 - click keeps the lines below \b as they are
    if as_md and as_json:
        raise click.UsageError("--markdown and --json cannot both be had.")
    found, sides = _reached(content, old, new, _Given(questions, scenarios, database)), (old, new or WORKING)
    if as_json:
        print(json.dumps(as_data(found, *sides), ensure_ascii=False, indent=1))
    else:
        print((as_markdown if as_md else in_words)(found, *sides))
    sys.exit(OTHERS if found.gives_others else 0)


def _reached(content: Path | None, old: str, new: str | None, given: _Given) -> Reach:
    """The comparison; where it cannot be had the command ends and says why."""
    try:
        folder = content_folder(content)
        evidence = _evidence(folder, given)
        before, after = _libraries(folder, old, new)
    except (NoContent, NoRevision, FaultyQuestions, FaultyScenarios, OSError) as error:
        stop(str(error), BROKEN)
    except (Misconfigured, Unusable, FaultyReceipt) as error:
        stop(f"The database cannot be used: {error}", BROKEN)
    with counting("Putting questions", len(evidence.questions) + len(evidence.logged)) as done:
        return reach(before, after, today(), evidence, done)


def _evidence(folder: Path, given: _Given) -> Evidence:
    questions = given.questions or questions_beside(folder)
    return evidence_of(questions, given.scenarios or scenarios_beside(folder), _kept(_settings(given.database)))


def _settings(database: str) -> Settings:
    if "://" in database:
        return read_settings(database_url=database)
    if database and not Path(database).is_file():
        raise Unusable(f"there is no file {database}")
    return read_settings(database=Path(database), database_url="") if database else read_settings()


def _kept(settings: Settings) -> Kept:
    return asyncio.run(_read(settings)) if is_begun(settings) else Kept()


async def _read(settings: Settings) -> Kept:
    async with opened(settings) as store:
        return await kept_in(store)


def _libraries(folder: Path, old: str, new: str | None) -> tuple[Library, Library]:
    with ExitStack() as opened:
        before = opened.enter_context(folder_of(old, folder))
        after = opened.enter_context(folder_of(new, folder)) if new else folder
        return _fit(before, old), _fit(after, new or WORKING)


def _fit(folder: Path, called: str) -> Library:
    try:
        with working(f"Reading {called}, and learning its phrasings where they are new"):
            return ready(folder, today()).library
    except BrokenContent as error:
        stop(f"{error}\n{called} has errors, so it cannot be compared.", BROKEN)
