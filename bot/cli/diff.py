import json
from contextlib import ExitStack
from pathlib import Path

import click

from bot.cli.content import content_option, stop, today
from bot.content.folder import NoContent, content_folder
from bot.content.problems import BrokenContent
from bot.content.reading import read
from bot.reach import NoRevision, as_data, as_markdown, folder_of, in_words
from dialogs.library import Library
from dialogs.reach import reach

USAGE = 2
WORKING = "the working content"


@click.command("diff")
@click.argument("old")
@click.argument("new", required=False)
@content_option
@click.option("--markdown", "as_md", is_flag=True, help="Write Markdown for a pull request.")
@click.option("--json", "as_json", is_flag=True, help="Write the whole comparison as JSON.")
def command(old: str, new: str | None, content: Path | None, *, as_md: bool, as_json: bool) -> None:
    """Tell what a change of the content reaches. OLD and NEW are revisions of git, or folders with content.

    NEW is by default the content as it lies in the folder. Revisions are those of the repository it lies in; they are
    read without touching the folder.

    Ends with 2 where the two cannot be compared, else with 0.

    \b
    policybot diff main
    policybot diff v1.0 v1.1 --markdown > reach.md
    policybot diff ../policy-of-last-year --json
    """  # noqa: D301 - click keeps the lines below \b as they are
    if as_md and as_json:
        raise click.UsageError("--markdown and --json cannot both be had.")
    before, after = _libraries(content, old, new)
    found, sides = reach(before, after), (old, new or WORKING)
    if as_json:
        print(json.dumps(as_data(found, *sides), ensure_ascii=False, indent=1))
    else:
        print((as_markdown if as_md else in_words)(found, *sides))


def _libraries(content: Path | None, old: str, new: str | None) -> tuple[Library, Library]:
    """Both sides; where one cannot be had the command ends and says why."""
    try:
        folder = content_folder(content)
        with ExitStack() as opened:
            before = opened.enter_context(folder_of(old, folder))
            after = opened.enter_context(folder_of(new, folder)) if new else folder
            return _fit(before, old), _fit(after, new or WORKING)
    except (NoContent, NoRevision) as error:
        stop(str(error), USAGE)


def _fit(folder: Path, called: str) -> Library:
    try:
        return read(folder, today()).checked()
    except BrokenContent as error:
        stop(f"{error}\n{called} has errors, so it cannot be compared.", USAGE)
