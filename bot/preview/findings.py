"""The problems of the content, those of one subject apart from all others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.content.files import File
from bot.content.manual import explanations
from bot.content.problems import Problem
from bot.preview.content import Content
from bot.preview.places import Place
from bot.preview.subjects import Kind, Subject

LONGEST_LINE = 160
"""Characters of a line of a file that are shown with a problem."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with the line it is about, empty where it is about a whole file, and what the manual says of it."""

    problem: Problem
    line: str
    manual: str


@dataclass(frozen=True, slots=True)
class Findings:
    """The problems at the places of the subject, and the rest, the errors first."""

    places: tuple[Place, ...]
    own: tuple[Finding, ...]
    others: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """How many of all are errors."""
        return sum(finding.problem.is_error for finding in (*self.own, *self.others))


def findings_of(content: Content, subject: Subject | None) -> Findings:
    """The problems, as seen from the subject."""
    places = content.lying.places.get((subject.kind, subject.id), ()) if content.lying and subject else ()
    texts = _texts(content)
    found = [_finding(problem, texts) for problem in sorted(content.problems, key=lambda each: not each.is_error)]
    own = tuple(each for each in found if any(place.holds(each.problem) for place in places))
    return Findings(places, own, tuple(each for each in found if each not in own))


def _texts(content: Content) -> Mapping[str, File]:
    return {file.name: file for file in content.lying.files} if content.lying else {}


def _finding(problem: Problem, texts: Mapping[str, File]) -> Finding:
    lines = texts[problem.file].text.splitlines() if problem.file in texts else []
    line = lines[problem.line - 1].strip() if 0 < problem.line <= len(lines) else ""
    shown = line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1] + "…"
    return Finding(problem, shown, explanations()[problem.code].paragraph)


def counted(content: Content) -> Mapping[tuple[Kind, str], int]:
    """How many problems each thing has, where it has any."""
    places = content.lying.places if content.lying else {}
    counts = {key: _lying(content.problems, where) for key, where in places.items()}
    return {key: count for key, count in counts.items() if count}


def _lying(problems: Iterable[Problem], places: Iterable[Place]) -> int:
    return sum(any(place.holds(problem) for place in places) for problem in problems)
