"""The manual: what each code of a problem means, why it matters and what to write instead.

A new code in codes.py needs an entry in manual.yaml, in the order of the numbers:

    P999:
      means: What is wrong, in a sentence that begins with a capital.
      why: Why that matters to staff, or to those who answer for the policy.
      instead: What to write instead.
      wrong: |            # optional: a few lines that have the problem
        topc: tools
      right: |            # the same lines without it
        topic: tools

The three sentences are read as one paragraph. Then docs/checks.md and the problem matcher are written anew with
`WRITE_DOCS=1 .venv/bin/pytest tests/test_docs.py`. A code without an entry, or an entry without a code, fails a test.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from bot.content.codes import Code
from bot.content.models.texts import Model, Words
from bot.content.parsing import tree

MOST_NEAR = 3
LIKELY = 50
"""Likeness, 0 to 100, from which a word is taken for a code or its meaning."""

_NUMBERS = {str(code): code for code in Code}


class Explanation(Model):
    """The entry of a code; `wrong` is empty where the problem is not one of a few lines."""

    means: Words
    why: Words
    instead: Words
    right: Words
    wrong: str = ""

    @property
    def paragraph(self) -> str:
        """All that is said, in one paragraph."""
        return f"{self.means} {self.why} {self.instead}"


@cache
def explanations() -> Mapping[Code, Explanation]:
    """The entries of all codes, in the order of their numbers."""
    written = tree((files("bot.content") / "manual.yaml").read_text(encoding="utf-8")).plain()
    return TypeAdapter(dict[Code, Explanation]).validate_python(written)


def code_of(number: str) -> Code | None:
    """The code of the number, in capitals or not; None where there is none."""
    return _NUMBERS.get(number.upper())


def codes_near(word: str) -> tuple[Code, ...]:
    """The codes that somebody may have meant by a number or a word, the likeliest first; at least one."""
    by_meaning = () if any(map(str.isdigit, word)) else _by_meaning(word.lower())
    return by_meaning or _by_number(word.upper())


def _by_meaning(word: str) -> tuple[Code, ...]:
    said = {code: f"{code.meaning} {entry.means}".lower() for code, entry in explanations().items()}
    found = process.extract(word, said, scorer=fuzz.token_set_ratio, limit=MOST_NEAR, score_cutoff=LIKELY)
    return tuple(code for _, _, code in found)


def _by_number(word: str) -> tuple[Code, ...]:
    found = process.extract(word, list(_NUMBERS), scorer=JaroWinkler.similarity, limit=MOST_NEAR)
    return tuple(_NUMBERS[number] for number, _, _ in found)
