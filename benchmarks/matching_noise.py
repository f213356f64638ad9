"""What a typo, missing accents, a split compound and a chatty opening cost, on the same development questions.

    python benchmarks/matching_noise.py

Each question in scope is put as written and damaged in one way (seeded); the figures are shares of right first answers.
"""

import random
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bot.content.reading import read
from bot.content.weights import learnt
from bot.evaluation import Question, figures, outcomes, read_questions

ROOT = Path(__file__).parent.parent
LONG = 5
OPENINGS = {
    "sv": ("hej! jag undrar en sak, ", "hejsan, en snabb fråga: ", "tjena, vet du "),
    "en": ("hi there, quick question: ", "hello, i was wondering, ", "sorry to bother you, "),
}
VOWELS = set("aeiouyåäö")


def with_typo(text: str, chance: random.Random) -> str:
    """Two letters swapped, one lost or one doubled in one of the longer words."""
    words = text.split()
    long = [at for at, word in enumerate(words) if len(word) >= LONG and word.isalpha()]
    if not long:
        return text
    at = chance.choice(long)
    word, place = words[at], chance.randrange(1, len(words[at]) - 1)
    words[at] = chance.choice(
        (
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
        )
    )
    return " ".join(words)


def without_accents(text: str, _chance: random.Random) -> str:
    """The text as typed on a foreign keyboard."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def with_split(text: str, chance: random.Random) -> str:
    """A long word split in two where a syllable ends, as wrongly split compounds are."""
    words = text.split()
    long = [at for at, word in enumerate(words) if len(word) >= 2 * LONG and word.isalpha()]
    if not long:
        return text
    at = chance.choice(long)
    word = words[at]
    middle = [n for n in range(4, len(word) - 3) if word[n] not in VOWELS and word[n - 1] not in VOWELS]
    place = chance.choice(middle or [len(word) // 2])
    words[at] = f"{word[:place]} {word[place:]}"
    return " ".join(words)


def with_opening(question: Question, chance: random.Random) -> str:
    """The question as somebody polite begins it."""
    return chance.choice(OPENINGS[question.language]) + question.text[:1].lower() + question.text[1:]


DAMAGES: dict[str, Callable[[Question, random.Random], str]] = {
    "as written": lambda question, _: question.text,
    "one typo": lambda question, chance: with_typo(question.text, chance),
    "no accents": lambda question, chance: without_accents(question.text, chance),
    "split compound": lambda question, chance: with_split(question.text, chance),
    "chatty opening": with_opening,
}


def main() -> None:
    """Measure each damage."""
    today = date.today()  # noqa: DTZ011 - a local day
    library = read(ROOT, today).library
    if library is None:
        sys.exit("the content has errors: run policybot check")
    library = learnt(library)
    asked = read_questions(ROOT / "tests" / "questions" / "in_scope.yaml")
    for name, damage in DAMAGES.items():
        chance = random.Random(1)  # noqa: S311 - seeded, not secret
        damaged = [replace(question, text=damage(question, chance)) for question in asked]
        found = figures(outcomes(library, damaged, today))
        print(f"{name:16} right first {found.right_first}   among three {found.right_in_three}", flush=True)


if __name__ == "__main__":
    main()
