"""How long questions without an answer take to be put together, and whether the time grows with their number alone.

    python benchmarks/gaps.py [questions ...]

The questions are made from the phrasings of the starter content: a word lost, a typo, a strange word before it, so that
many are alike and many stand alone. All are different texts. Times are of one process.
"""

import random
import sys
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bot.content.reading import read
from bot.content.weights import learnt
from dialogs.gaps import answered_by, clusters, told
from dialogs.language import Language
from dialogs.library import Library
from dialogs.turn import Gap, GapKind

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 25)
SYLLABLES = ("an", "be", "da", "el", "fi", "gra", "hu", "ka", "le", "mo", "or", "ri", "ska", "ta", "ut", "va")


def made(library: Library, many: int) -> list[tuple[date, Gap]]:
    """So many different questions, of the last half year."""
    chance = random.Random(many)  # noqa: S311 - the same every time
    said = [
        (language, entry.id, text)
        for entry in library.entries.values()
        for language in Language
        for text in (*entry.questions.to(language), *entry.utterances.to(language))
    ]
    texts: dict[str, tuple[date, Gap]] = {}
    while len(texts) < many:
        language, entry, text = chance.choice(said)
        written = _damaged(chance, text)
        day = TODAY - timedelta(chance.randrange(180))
        texts.setdefault(written, (day, Gap(chance.choice(list(GapKind)[:2]), language, written, (entry,))))
    return list(texts.values())


def _damaged(chance: random.Random, text: str) -> str:
    words = text.split()
    if len(words) > 2:  # noqa: PLR2004 - something is left
        words.pop(chance.randrange(len(words)))
    place = chance.randrange(len(words))
    words[place] = words[place][:2] + words[place][3:]
    return " ".join(["".join(chance.choices(SYLLABLES, k=3)), *words])


def main() -> None:
    """Measure at each size asked for."""
    library = read(ROOT, TODAY).library
    if library is None:
        sys.exit("the starter content has errors")
    library = learnt(library)
    for many in [int(size) for size in sys.argv[1:]] or [1000, 10_000, 50_000]:
        met = made(library, many)
        begin = time.perf_counter()
        found = clusters(library.index, met)
        clustered = time.perf_counter() - begin
        begin = time.perf_counter()
        telling = told(library, met, answered_by(library, TODAY), 20)
        shown = time.perf_counter() - begin
        largest = max(cluster.count for cluster in found)
        print(
            f"{many:7,} questions: {clustered:6.2f} s to cluster, {shown:6.2f} s with what is shown; "
            f"{telling.clusters} clusters of three or more hold {telling.seen}, the largest {largest}",
            flush=True,
        )


if __name__ == "__main__":
    main()
