"""The matcher on public question sets: a plug-in for an evaluation tool that fits, ranks and asks for a confidence.

    POLICYBOT_EVALUATION=/path/to/eval_matching.py python benchmarks/open_sets.py run \
        --matcher open_sets:Policybot --datasets banking77oos --k 1,3,5,10 --seeds 0,1,2

The tool brings the sets and the protocol; it calls `fit` with (id, phrasings, answer, language) of each entry.
"""

import os
import runpy
import sys
from datetime import date
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parent.parent))

from dialogs.faq import Entry, Lexicon, Lexicons, build, fit, rank, with_weights
from dialogs.language import Language, Phrasings, Text

PHRASES = Path(__file__).parent.parent / "dialogs" / "phrases"


def lexicon(language: Language) -> Lexicon:
    """The shipped lexicon of the language."""
    written = yaml.load((PHRASES / f"matching.{language}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - reads text only
    abbreviations = tuple(written.pop("abbreviations", {}).items())
    return Lexicon(abbreviations=abbreviations, **{name: tuple(words) for name, words in written.items()})


LEXICONS = Lexicons(lexicon(Language.SV), lexicon(Language.EN))


class Policybot:
    """The matcher as the bot runs it."""

    name = "policybot"

    def __init__(self, *, learning: bool = True) -> None:
        self.learning = learning

    def fit(self, entries: list[tuple[str, list[str], str, str]]) -> None:
        """Build the index of the entries, and learn from it."""
        self.language = Language(entries[0][3])
        index = build([_entry(*entry) for entry in entries], (), (), LEXICONS)
        self.index = with_weights(index, fit(index)) if self.learning else index

    def rank(self, query: str) -> list[tuple[str, float]]:
        """The entries nearest to the query, best first."""
        self.last = rank(self.index, query, self.language)
        return [(hit.id, hit.score) for hit in self.last.hits]

    def confidence(self, _query: str, ranked: list[tuple[str, float]]) -> float:
        """How sure the first of the ranked is."""
        lead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
        return ranked[0][1] + lead / 2

    def rank_many(self, queries: list[str]) -> list[list[tuple[str, float]]]:
        """The same for each query."""
        return [self.rank(query) for query in queries]


def _entry(name: str, phrasings: list[str], answer: str, language: str) -> Entry:
    said = Phrasings(**{language: tuple(phrasings)})
    day = date(2026, 1, 1)
    return Entry(name, "open", said, Text(answer, answer), (), (), (), "nobody", day, day)


def main() -> None:
    """Run the evaluation tool with this folder at hand."""
    sys.modules.setdefault("open_sets", sys.modules["__main__"])
    runpy.run_path(os.environ["POLICYBOT_EVALUATION"], run_name="__main__")


if __name__ == "__main__":
    main()
