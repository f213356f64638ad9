"""Fills a database with a made-up season of counts, to look at the report: python benchmarks/a_season.py FILE [DAYS].

Nobody asked any of it. The numbers follow a municipality of some thousand staff: quiet weekends, a dip at the autumn
holiday, a rise after the policy was adopted, and a few rare things that are too small to be shown.
"""

import asyncio
import random
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.content.reading import read
from bot.reports.tallying import bucket
from bot.store import Taken
from bot.store.opening import sqlite_store
from dialogs.language import Language
from dialogs.library import Library
from dialogs.turn import Gap, GapKind, Tallied, Tally

ROOT = Path(__file__).parents[1]
SATURDAY, HOLIDAY = 5, 44
"""The first day of the weekend, and the number of a week in which little is asked."""

SHARE_OF_TOOLS, SHARE_OF_THUMBS, SHARE_OF_CHECKS = 0.2, 0.12, 0.14
USUAL, GROWTH = 46, 0.2
"""Turns on the last day, and how many fewer there were each day before."""

VERDICTS = {
    "ok/minimal": 30,
    "conditions/minimal": 42,
    "ask/limited": 14,
    "ask/high": 8,
    "stop/limited": 9,
    "stop/high": 4,
    "stop/prohibited": 1,
}


def asked(chance: random.Random, library: Library) -> list[Tally]:
    """What one turn may be counted as."""
    decision = chance.choices(("answer", "suggest", "none", "elsewhere"), (76, 11, 7, 6))[0]
    channel = chance.choices(("msteams", "slack", "directline"), (70, 20, 10))[0]
    told = [Tally(Tallied.DECISION, f"{decision}/{channel}")]
    told.append(Tally(Tallied.LANGUAGE, chance.choices(("sv", "en"), (94, 6))[0]))
    if decision == "answer" and chance.random() < SHARE_OF_TOOLS:
        return [*told, Tally(Tallied.SHOWN, f"tool:{_skewed(chance, list(library.tools))}")]
    if decision == "answer":
        entry = library.entries[_skewed(chance, list(library.entries))]
        told += [Tally(Tallied.SHOWN, entry.id), Tally(Tallied.TOPIC, entry.topic)]
    if chance.random() < SHARE_OF_THUMBS:
        told.append(Tally(Tallied.FEEDBACK, chance.choices(("helped", "not_helped"), (5, 1))[0]))
    return told


def _skewed(chance: random.Random, ids: list[str]) -> str:
    return ids[int(chance.paretovariate(0.6)) * 7 % len(ids)]


def checked(chance: random.Random) -> list[Tally]:
    """A risk check that ended."""
    return [Tally(Tallied.VERDICT, chance.choices(list(VERDICTS), list(VERDICTS.values()))[0])]


def many_on(chance: random.Random, day: date, last: date) -> int:
    """How many turns a day has."""
    weekend, holiday = day.weekday() >= SATURDAY, day.isocalendar().week == HOLIDAY
    usual = USUAL - (last - day).days * GROWTH
    return max(0, round(chance.gauss(usual * (0.06 if weekend else 0.3 if holiday else 1), usual / 7)))


async def fill(file: Path, days: int) -> None:
    """Write the season into the database."""
    library = read(ROOT, date.today()).checked()  # noqa: DTZ011 - as the bot counts
    store, chance = await sqlite_store(file), random.Random(7)  # noqa: S311 - nothing secret
    last = date.today() - timedelta(days=1)  # noqa: DTZ011 - as the bot counts
    number = 0
    for day in (last - timedelta(days=back) for back in range(days)):
        for _ in range(many_on(chance, day, last)):
            tallies = checked(chance) if chance.random() < SHARE_OF_CHECKS else asked(chance, library)
            took = Tally(Tallied.SECONDS, bucket(chance.lognormvariate(-4.1, 0.9)))
            gap = None
            if "none/" in tallies[0].which:
                texts = [f"får jag be ai om {what}" for what in ("en bild till julkortet", "min lön", "semesterlistan")]
                gap = Gap(GapKind.UNANSWERED, Language.SV, _skewed(chance, texts), ())
            at = datetime(day.year, day.month, day.day, 11, tzinfo=UTC)
            number += 1
            await store.remember(Taken(f"demo:{number}", "", 0, {}, at, tallies=(*tallies, took), gap=gap))
    await store.close()


if __name__ == "__main__":
    file, *days = sys.argv[1:]
    asyncio.run(fill(Path(file), int(days[0]) if days else 91))
