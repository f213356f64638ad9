"""How much content there is, for `policybot check`."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from bot.content.readability import lix
from dialogs.language import Language
from dialogs.library import Library

HARDEST = 5


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of the content, and how hard its Swedish answers are to read (LIX)."""

    entries: int
    topics: Mapping[str, int]
    questions: Mapping[str, int]
    utterances: Mapping[str, int]
    elsewhere: int
    sections: int
    clauses: int
    sources: int
    tools: int
    check_questions: int
    lix_median: float
    lix_hardest: Mapping[str, float]
    fingerprint: str
    rules_fingerprint: str

    def __str__(self) -> str:
        hardest = ", ".join(f"{entry} {index:.0f}" for entry, index in self.lix_hardest.items())
        return (
            f"{self.entries} entries in {len(self.topics)} topics, {_both(self.questions)} model questions, "
            f"{_both(self.utterances)} utterances, {self.elsewhere} groups of matters elsewhere\n"
            f"{self.sections} sections with {self.clauses} clauses, {self.sources} sources, {self.tools} tools, "
            f"{self.check_questions} questions in the risk check\n"
            f"LIX of the Swedish answers: median {self.lix_median:.0f}, hardest {hardest}\n"
            f"Content {self.fingerprint}, rules {self.rules_fingerprint}"
        )


def _both(counts: Mapping[str, int]) -> str:
    return " + ".join(f"{count} {language}" for language, count in counts.items())


def figures(library: Library) -> Figures:
    """Count the library."""
    entries = library.entries.values()
    sections = library.policy.sections[library.organisation.default_language]
    indices = {entry.id: round(lix(entry.answer.sv), 1) for entry in entries}
    return Figures(
        entries=len(entries),
        topics=dict(sorted(Counter(entry.topic for entry in entries).items())),
        questions={lang: sum(len(entry.questions.to(lang)) for entry in entries) for lang in Language},
        utterances={lang: sum(len(entry.utterances.to(lang)) for entry in entries) for lang in Language},
        elsewhere=len(library.elsewhere),
        sections=len(sections),
        clauses=sum(len(section.clauses) for section in sections),
        sources=len(library.sources),
        tools=len(library.tools),
        check_questions=len(library.rules.questions),
        lix_median=median(indices.values()) if indices else 0.0,
        lix_hardest=dict(sorted(indices.items(), key=lambda pair: -pair[1])[:HARDEST]),
        fingerprint=library.fingerprint,
        rules_fingerprint=library.rules_fingerprint,
    )
