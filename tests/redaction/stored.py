"""What leads to a person, planted into real turns with a real database, whose files are then searched byte by byte.

    python -m tests.redaction.stored [how many ...]

What is planted is made up and seeded: personal and coordination numbers, phone numbers, e-mail and street addresses,
and names after greetings, introductions and in signatures, in Swedish and English sentences that nobody can answer, so
that every one of them is kept as a gap.
"""

import asyncio
import random
import re
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from faker import Faker

from bot.content.reading import read
from bot.content.weights import learnt
from bot.delivery import VIA, Delivery
from bot.desk import Desk
from bot.privacy import Pseudonyms
from bot.store.opening import sqlite_store
from dialogs.library import Library
from dialogs.messages import Message
from tests.redaction.planted import coordination, written

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 25)
LONG = 5
"""Letters from which a name is looked for within words as well."""

MOMENT = re.compile(r"\d{4}-\d\d-\d\d( [\d:.]+)?")
"""When something was kept, which has digits enough to look like anything."""

ENOUGH = 7
"""Digits that a number is told by."""

ABOUT = (
    "{} vill flytta dammsugaren till Mallorca",
    "kan xyzzy hälsa {} välkommen till Mallorca",
    "Dammsugaren i xyzzy tillhör {}, vart flyttar jag den?",
    "{} wants the vacuum cleaner moved to Mallorca",
    "does xyzzy send a postcard to {} from Mallorca",
    "The vacuum cleaner in xyzzy is with {}. Where do I move it?",
)
NAMED = (
    "Hej {}! Dammsugaren ska flytta till Mallorca, xyzzy?",
    "Hej, jag heter {} och dammsugaren ska till Mallorca",
    "Mitt namn är {}. Flyttar xyzzy dammsugaren?",
    "Flyttar xyzzy dammsugaren till Mallorca? Mvh {}",
    "Dammsugaren ska till Mallorca xyzzy.\n\nMed vänlig hälsning\n{}",
    "Dammsugaren ska till Mallorca xyzzy\n/{}",
    "Hi {}, the vacuum cleaner moves to Mallorca, xyzzy?",
    "Hello, my name is {} and xyzzy moves my vacuum cleaner to Mallorca",
    "Does xyzzy move my vacuum cleaner to Mallorca? Kind regards, {}",
    "The vacuum cleaner goes to Mallorca xyzzy.\n\nBest regards\n{}",
)


@dataclass(frozen=True, slots=True)
class Planted:
    """Something that leads to a person, and the message it stands in."""

    kind: str
    what: str
    message: str


@dataclass(frozen=True, slots=True)
class Found:
    """How much was planted and kept, the bytes that were searched, and what of it was found there."""

    planted: int
    gaps: int
    searched: int
    found: tuple[Planted, ...]


def planted(many: int) -> Iterator[Planted]:
    """So many, of every kind in turn."""
    chance = random.Random(11)  # noqa: S311 - the same every time
    kinds = list(_kinds(chance))
    for number in range(many):
        kind, make, messages = kinds[number % len(kinds)]
        what = make()
        yield Planted(kind, what, chance.choice(messages).format(what))


def _kinds(chance: random.Random) -> Iterable[tuple[str, Callable[[], str], tuple[str, ...]]]:
    swedish, english = Faker("sv_SE"), Faker("en_GB")
    swedish.seed_instance(20261126)
    english.seed_instance(20261126)

    def whole_name() -> str:
        of = chance.choice((swedish, english))
        return f"{of.first_name()} {of.last_name()}"

    yield "personal numbers", lambda: written(swedish.ssn(), chance), ABOUT
    yield "coordination numbers", lambda: written(coordination(swedish.ssn()), chance), ABOUT
    yield "phone numbers", swedish.phone_number, ABOUT
    yield "e-mail addresses", lambda: chance.choice((swedish, english)).email(), ABOUT
    yield "street addresses", swedish.street_address, ABOUT
    yield "first names", lambda: chance.choice((swedish, english)).first_name(), NAMED
    yield "first and last names", whole_name, NAMED


def searched(library: Library, plants: Iterable[Planted], folder: Path) -> Found:
    """Say every message to the bot, then look for what was planted in all files that its database left."""
    said = tuple(plants)
    gaps = asyncio.run(_said(library, said, folder / "policybot.sqlite"))
    kept = b"\n".join(file.read_bytes() for file in sorted(folder.iterdir()))
    text, said_there = kept.decode("utf-8", errors="replace"), _Said.of(_values(folder / "policybot.sqlite"))
    return Found(len(said), gaps, len(kept), tuple(plant for plant in said if said_there.has(plant.what, text)))


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of texts, and the long numbers in them however they are written.

    Digits beside a letter from a to f are part of a pseudonym.
    """

    words: frozenset[str]
    numbers: str

    @classmethod
    def of(cls, texts: Iterable[str]) -> "_Said":
        whole = "\n".join(texts)
        joined = re.sub(r"(?<=\d)[^\w\n]{1,3}(?=\d)", "", whole)
        numbers = re.findall(rf"(?<![\da-f])\d{{{ENOUGH},}}(?![\da-f])", joined)
        return cls(frozenset(re.findall(r"[^\W_]+", whole)), "\n".join(numbers))

    def has(self, what: str, text: str) -> bool:
        """Whether it occurs as it was written, or in parts: a word of a name, the end of a number."""
        if re.search(r"[\d@]", what):
            is_number = not re.search(r"[^\W\d]{2}", what)
            return what in text or (is_number and re.sub(r"\D", "", what)[-ENOUGH:] in self.numbers)
        return (len(what) >= LONG and what in text) or not self.words.isdisjoint(re.findall(r"[^\W_]+", what))


def _values(file: Path) -> Iterator[str]:
    """Every text in every table, by itself: in the file they stand side by side without a sign between."""
    with closing(sqlite3.connect(file)) as connection:
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608 - the database's own names
                yield from (value for value in row if isinstance(value, str) and not MOMENT.fullmatch(value))


async def _said(library: Library, plants: Iterable[Planted], file: Path) -> int:
    store = await sqlite_store(file)
    desk = Desk(lambda: library, store, held=lambda _conversation, _delivery: None)
    take = Pseudonyms(b"k" * 32).hiding(desk.take)
    for number, plant in enumerate(plants):
        talk = f"msteams:t:talk-{number}"
        await take(Delivery(talk, f"a-{number}", Message(plant.message), user=f"u-{number}", address={VIA: "teams"}))
    gaps = len(await store.gaps())
    await store.close()
    return gaps


def main() -> None:
    """Plant, and tell what is found."""
    library = read(ROOT, TODAY).library
    assert library is not None
    for many in [int(given) for given in sys.argv[1:]] or [500, 2500]:
        with tempfile.TemporaryDirectory() as folder:
            done = searched(learnt(library), planted(many), Path(folder))
        sys.stdout.write(
            f"{done.planted:,} planted, {done.gaps:,} gaps kept, {done.searched:,} bytes: {len(done.found)} found\n"
        )
        for plant in done.found:
            sys.stdout.write(f"  {plant.kind}: {plant.what} in {plant.message!r}\n")


if __name__ == "__main__":
    main()
