import json
import re
from collections.abc import Sequence
from pathlib import Path

import click

from bot.cli.content import chosen_folder, content_option, library_in, stop, today
from bot.cli.records import database_option, in_records
from bot.reports.drafts import draft_file
from bot.reports.gaps import gaps_as_data, gaps_in_words
from bot.store.sql import SqlStore
from dialogs.gaps import Draft, Entry, Met, answered_by, drafts, told
from dialogs.turn import HandedOver

MOST_LISTED = 20
NOTHING = "There is nothing to draft: no three questions without an answer are alike."
NO_ENTRY = "No entry is lacking, only phrasings, so there is no file to write."


@click.command("gaps")
@content_option
@database_option
@click.option("--all", "in_full", is_flag=True, help="List every cluster, with all that was asked in it.")
@click.option("--json", "as_json", is_flag=True, help="Write all clusters as JSON.")
@click.option(
    "--draft",
    is_flag=False,
    flag_value="-",
    metavar="[FILE]",
    help="Write drafts of entries in place of the list: to a new file in faq/, or to the terminal.",
)
def command(content: Path | None, database: Path | None, draft: str | None, *, in_full: bool, as_json: bool) -> None:
    """List what staff asked in vain, and which answers did not help: redacted, and from three alike on.

    \b
    policybot gaps
    policybot gaps --database /srv/policybot/policybot.sqlite --all
    policybot gaps --draft faq/drafts.yaml
    """  # noqa: D301 - click keeps the lines below \b as they are
    met, answered = in_records(database, _kept)
    library = library_in(content)
    most = None if in_full or as_json or draft else MOST_LISTED
    telling = told(library, met, answered_by(library, today()), most)
    if draft:
        _write(draft, drafts(library, telling.shown, answered), chosen_folder(content))
    elif as_json:
        print(json.dumps(gaps_as_data(telling), ensure_ascii=False, indent=2))
    else:
        print("\n".join(gaps_in_words(telling, in_full=in_full)))


async def _kept(store: SqlStore) -> tuple[Sequence[Met], Sequence[tuple[HandedOver, str]]]:
    return await store.gaps(), await store.answered()


def _write(target: str, found: Sequence[Draft], folder: Path) -> None:
    if not found:
        stop(NOTHING)
    text = draft_file(found, today(), lambda entry: _place_of(folder, entry))
    lacking = sum(isinstance(draft, Entry) for draft in found)
    if target == "-" or not lacking:
        print(text, end="" if lacking else f"\n{NO_ENTRY}\n")
        return
    try:
        with Path(target).open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        stop(f"{target} cannot be written: {error.strerror}. Name a new file.")
    print(f"{len(found)} drafts are in {target}. Write their answers; policybot check names what is missing.")


def _place_of(folder: Path, entry: str) -> str:
    """The file that holds the entry's utterances, or else that would."""
    said = re.compile(rf"^{re.escape(entry)}:", re.MULTILINE)
    written = re.compile(rf"^- id: {re.escape(entry)}\s*$", re.MULTILINE)
    for file in sorted((folder / "faq" / "utterances").glob("*.yaml")):
        if said.search(file.read_text(encoding="utf-8")):
            return f"faq/utterances/{file.name}"
    files = sorted((folder / "faq").glob("*.yaml"))
    return next((f"faq/utterances/{f.name}" for f in files if written.search(f.read_text(encoding="utf-8"))), "faq/")
