from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import click

from bot.cli.content import chosen_folder, content_option, library_in, stop, today
from bot.cli.records import database_option, in_records
from bot.content.proof import proof_in
from bot.reports.counts import Counts
from bot.reports.facts import Facts, gaps_in
from bot.reports.page import page
from bot.reports.period import Period
from bot.reports.sheet import Sheet
from bot.reports.words import Words, words
from bot.reports.writing import written
from bot.store import Counted
from bot.store.sql import SqlStore
from dialogs.gaps import Met
from dialogs.language import Language

USUAL = timedelta(weeks=13)
"""How long a report looks back where nobody says."""

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("report")
@content_option
@database_option
@click.option("--from", "first", type=DAY, help="The first day, as 2026-09-01; by default 13 weeks before the last.")
@click.option("--to", "last", type=DAY, help="The last day; by default yesterday.")
@click.option("--lang", type=click.Choice([one.value for one in Language]), help="By default the content's first.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="By default policybot-report.html.")
@click.option("--svg", type=click.Path(path_type=Path, file_okay=False), help="A folder for each chart as a file.")
def command(  # noqa: PLR0913, PLR0917 - one for each option
    content: Path | None,
    database: Path | None,
    first: datetime | None,
    last: datetime | None,
    lang: str | None,
    out: Path | None,
    svg: Path | None,
) -> None:
    """Write a page for a management meeting: what was asked, what came of it, and how the content stands.

    It is one file that opens without a network and prints on A4. It holds counts alone, and no count below five.

    \b
    policybot report
    policybot report --from 2026-09-01 --to 2026-11-30 --lang en --out autumn.html
    policybot report --svg charts
    """  # noqa: D301 - click keeps the lines below \b as they are
    folder = chosen_folder(content)
    library = library_in(content)
    period = _period(first.date() if first else None, last.date() if last else None)
    counted, gaps = in_records(database, partial(_kept, period))
    facts = Facts(
        Counts(period, counted), gaps_in(library, gaps, period), library, proof_in(folder).certificate, today()
    )
    told = words(Language(lang) if lang else library.organisation.default_language)
    _write(told, facts, out or Path("policybot-report.html"), svg)


def _write(told: Words, facts: Facts, out: Path, svg: Path | None) -> None:
    sheet = written(told, facts)
    try:
        out.write_text(page(sheet, told), encoding="utf-8")
        if svg:
            _draw(sheet, svg)
    except OSError as error:
        stop(f"{error.filename} cannot be written: {error.strerror}.")
    print(f"{out} tells of {facts.counts.period.first} to {facts.counts.period.last}.")
    if svg:
        print(f"{len(sheet.drawings)} charts are in {svg}.")


def _draw(sheet: Sheet, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, drawing in sheet.drawings.items():
        (folder / f"{name}.svg").write_text(drawing, encoding="utf-8")


def _period(first: date | None, last: date | None) -> Period:
    until = last or today() - timedelta(days=1)
    period = Period(first or until - USUAL + timedelta(days=1), until)
    if period.first > period.last:
        stop(f"The period ends on {period.last}, before it begins on {period.first}.")
    return period


async def _kept(period: Period, store: SqlStore) -> tuple[Sequence[Counted], Sequence[Met]]:
    return await store.counted(period.first, period.last), await store.gaps()
