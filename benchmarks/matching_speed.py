"""What a question costs, and what an index costs, beside matchers off the shelf; all in one run on the same texts.

    python benchmarks/matching_speed.py [phrasings ...]

Texts are made up (seeded): Swedish-like words by Zipf's law, eight to a phrasing, 25 phrasings to an entry. Questions
are phrasings with a word lost, a word strange and a typo, or strange altogether. bm25s and rank_bm25 are compared
with where they are installed. Times are of one process on one thread.
"""

import gc
import os
import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
sys.path[:0] = [str(Path(__file__).parent.parent), str(Path(__file__).parent)]

from open_sets import LEXICONS  # noqa: E402 - one thread is set before numpy is read
from rapidfuzz import fuzz, process  # noqa: E402 - one thread is set before numpy is read

from dialogs.faq import Entry, build, decide, fit, language_of, rank, with_weights  # noqa: E402 - one thread is set before numpy is read
from dialogs.language import Language, Phrasings, Text  # noqa: E402 - one thread is set before numpy is read

TO_AN_ENTRY = 25
QUESTIONS = 300
SYLLABLES = (
    "an",
    "be",
    "da",
    "el",
    "fi",
    "gra",
    "hu",
    "in",
    "jo",
    "ka",
    "le",
    "mo",
    "ning",
    "or",
    "pa",
    "ri",
    "ska",
    "ta",
    "ut",
    "va",
    "ver",
    "är",
)


def words(chance: random.Random, many: int) -> list[str]:
    """Made-up words of two to four syllables."""
    return ["".join(chance.choices(SYLLABLES, k=chance.choice((2, 2, 3, 3, 4)))) for _ in range(many)]


def phrasings(chance: random.Random, many: int) -> list[str]:
    """Phrasings over a vocabulary as large as people's: it grows with the root of the text."""
    known = words(chance, int(60 * many**0.5))
    weights = [1 / (place + 2) for place in range(len(known))]
    return [" ".join(chance.choices(known, weights, k=8)) for _ in range(many)]


def questions(chance: random.Random, said: list[str]) -> list[str]:
    """Questions as they come: half of them a damaged phrasing, half of them of something else."""
    near = [_damaged(chance, chance.choice(said)) for _ in range(QUESTIONS // 2)]
    return near + [" ".join(words(chance, 7)) for _ in range(QUESTIONS - len(near))]


def _damaged(chance: random.Random, said: str) -> str:
    left = said.split()
    left.pop(chance.randrange(len(left)))
    place = chance.randrange(len(left))
    left[place] = left[place][:1] + left[place][2:]
    return " ".join([*left, *words(chance, 1)])


def entries(said: list[str]) -> list[Entry]:
    """Entries of equal size; the English ones have one phrasing each."""
    day = date(2026, 1, 1)
    return [
        Entry(
            f"entry-{at:05}",
            "made-up",
            Phrasings(tuple(said[at : at + TO_AN_ENTRY]), (f"question number {at}",)),
            Text("", ""),
            (),
            (),
            (),
            "nobody",
            day,
            day,
        )
        for at in range(0, len(said), TO_AN_ENTRY)
    ]


def measured(ask: Callable[[str], object], asked: list[str]) -> tuple[float, float]:
    """Median and 95th percentile of the CPU time of a question, in milliseconds."""
    spent = []
    for question in asked:
        begin = time.process_time_ns()
        ask(question)
        spent.append((time.process_time_ns() - begin) / 1e6)
    return statistics.median(spent), statistics.quantiles(spent, n=20)[-1]


def ours(said: list[str], asked: list[str]) -> None:
    """Our matcher, before and after learning."""
    content = entries(said)
    begin = time.process_time()
    index = build(content, (), (), LEXICONS)
    built = time.process_time() - begin
    gc.collect()
    tracemalloc.start()
    kept = build(content, (), (), LEXICONS)
    memory = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    report("ours", measured(lambda text: decide(rank(index, text, Language.SV)), asked), built, memory)
    report("  language_of", measured(lambda text: language_of(index, text), asked))
    begin = time.process_time()
    index = with_weights(index, fit(index))
    learnt = time.process_time() - begin
    report("ours, learnt", measured(lambda text: decide(rank(index, text, Language.SV)), asked), learnt)


def off_the_shelf(said: list[str], asked: list[str]) -> None:
    """Measure rapidfuzz over all phrasings, and BM25 where it is installed."""
    for scorer in (fuzz.WRatio, fuzz.token_set_ratio):
        report(
            f"rapidfuzz {scorer.__name__}",
            measured(lambda text, by=scorer: process.extract(text, said, scorer=by), asked),
        )
    if find_spec("rank_bm25"):
        from rank_bm25 import BM25Okapi  # noqa: PLC0415

        begin = time.process_time()
        okapi = BM25Okapi([text.split() for text in said])
        built = time.process_time() - begin
        report("rank_bm25", measured(lambda text: okapi.get_scores(text.split()).argmax(), asked), built)
    if find_spec("bm25s"):
        import bm25s  # noqa: PLC0415

        begin = time.process_time()
        retriever = bm25s.BM25()
        retriever.index([text.split() for text in said], show_progress=False)
        built = time.process_time() - begin
        report(
            "bm25s", measured(lambda text: retriever.retrieve([text.split()], k=5, show_progress=False), asked), built
        )


def report(
    name: str, cost: tuple[float, float], built: float | None = None, memory: tuple[int, int] | None = None
) -> None:
    """One line of the table."""
    line = f"{name:28}{cost[0]:8.2f}{cost[1]:8.2f} ms"
    line += "" if built is None else f"{built:9.2f} s"
    print(
        line + ("" if memory is None else f"{memory[0] / 2**20:8.1f} MB, {memory[1] / 2**20:.1f} at most"), flush=True
    )


def main() -> None:
    """Measure at each size asked for."""
    for many in [int(size) for size in sys.argv[1:]] or [1000, 10_000]:
        chance = random.Random(many)  # noqa: S311
        said = phrasings(chance, many)
        asked = questions(chance, said)
        print(f"\n{many} phrasings{'median':>21}{'p95':>8}{'built in':>14}")
        ours(said, asked)
        off_the_shelf(said, asked)


if __name__ == "__main__":
    main()
