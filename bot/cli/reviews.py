import json
from collections.abc import Sequence
from pathlib import Path

import click

from bot.cli.content import chosen_folder, content_option, library_in, stop
from bot.cli.records import database_option, in_records
from bot.content.redating import patch_of
from bot.store import Recorded
from bot.store.sql import SqlStore
from dialogs.library import Library
from dialogs.reviews import reviews

NOTHING = "No review is recorded that the content does not have."


@click.command("reviews")
@content_option
@database_option
@click.option("--json", "as_json", is_flag=True, help="Write the reviews as JSON.")
@click.option(
    "--patch",
    is_flag=False,
    flag_value="-",
    metavar="[FILE]",
    help="Write a patch of the content in place of the list: to a file, or to the terminal.",
)
def command(content: Path | None, database: Path | None, patch: str | None, *, as_json: bool) -> None:
    """List what owners have found still right when the bot reminded them, or write it as a patch of the content.

    \b
    policybot reviews
    policybot reviews --patch | git apply
    policybot reviews --patch reviews.patch
    """  # noqa: D301 - click keeps the lines below \b as they are
    recorded = in_records(database, SqlStore.recorded)
    library = library_in(content)
    waiting = _waiting(library, recorded)
    if as_json:
        print(json.dumps([_data(each) for each in waiting], indent=2))
    elif not waiting:
        click.echo(NOTHING, err=patch is not None)
    elif patch is None:
        print("\n".join(_in_words(library, waiting)))
    else:
        _write(patch, patch_of(chosen_folder(content), {each.reviewed: each.on for each in waiting}))


def _waiting(library: Library, recorded: Sequence[Recorded]) -> list[Recorded]:
    """The reviews whose days the content does not have yet."""
    known = {one.as_reviewed for one in reviews(library)}
    return [each for each in recorded if each.reviewed in known]


def _in_words(library: Library, waiting: Sequence[Recorded]) -> list[str]:
    titles = {one.as_reviewed: one.title.to(library.organisation.default_language) for one in reviews(library)}
    lines = [
        f"{each.reviewed.kind} {each.reviewed.id}: still right on {each.on}, due {each.reviewed.due}. "
        f"{titles[each.reviewed]}"
        for each in waiting
    ]
    return [*lines, f"{len(waiting)} to be written into the content: policybot reviews --patch | git apply"]


def _data(each: Recorded) -> dict[str, str]:
    kind, due = str(each.reviewed.kind), each.reviewed.due.isoformat()
    return {"kind": kind, "id": each.reviewed.id, "due": due, "reviewed": each.on.isoformat()}


def _write(target: str, patch: str) -> None:
    if target == "-":
        click.echo(patch, nl=False)
        return
    try:
        Path(target).write_bytes(patch.encode())
    except OSError as error:
        stop(f"{target} cannot be written: {error.strerror}.")
    print(f"{target} holds the patch. Look at it, then run git apply {target} in the folder of the content.")
