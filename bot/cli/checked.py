"""What a check of the content finds, and how it is said to people and to programs."""

import asyncio
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

import click

from bot.cli.content import today
from bot.cli.listing import Listing
from bot.cli.progress import counting, working
from bot.cli.questions import questions_in
from bot.content.figures import Figures, figures
from bot.content.note import served_of
from bot.content.problems import Problem
from bot.content.proof import certificate_in_words, proof_in
from bot.content.reading import read, synonyms_written
from bot.content.sarif import sarif
from bot.evaluation import synonym_problems, worths
from dialogs.library import Library
from dialogs.risk_check.proof import Certificate


class Form(StrEnum):
    """Whom a report is for: somebody at a terminal, or a program that reads lines, JSON or SARIF."""

    FULL = "full"
    SHORT = "short"
    JSON = "json"
    SARIF = "sarif"


@dataclass(frozen=True, slots=True)
class Report:
    """All problems of a folder; figures where it can be used, a certificate where its risk check could be proven."""

    folder: Path
    problems: tuple[Problem, ...]
    figures: Figures | None
    certificate: Certificate | None

    @property
    def errors(self) -> int:
        """How many of the problems keep the content from being used."""
        return sum(problem.is_error for problem in self.problems)


def report_on(folder: Path, questions: tuple[Path, ...] = (), *, prove: bool = False, links: bool = False) -> Report:
    """Check the folder, or prove its risk check alone; with questions the synonyms as well, with links the web."""
    with working("Proving the risk check"):
        proof = proof_in(folder)
    with working("Reading the content"):
        reading = None if prove else read(folder, today())
    idle = _synonyms(folder, reading.library, questions) if reading and reading.library and questions else ()
    dead = _links(folder) if links else ()
    problems = tuple(sorted({*proof.problems, *(reading.problems if reading else ()), *idle, *dead}))
    counted = figures(reading.library) if reading and reading.library else None
    return Report(folder, problems, counted, proof.certificate)


def _synonyms(folder: Path, library: Library, files: tuple[Path, ...]) -> tuple[Problem, ...]:
    asked, groups = questions_in(files), library.index.synonyms
    with counting("Trying synonyms", len(groups)) as done:
        found = tuple(worths(library.index, asked, done))
    return tuple(synonym_problems(found, synonyms_written(folder)))


def _links(folder: Path) -> tuple[Problem, ...]:
    from bot.content.links import follow, link_problems, links_in  # noqa: PLC0415 - an HTTP client, for --links alone

    found = links_in(folder)
    with counting("Following links", len(found)) as done:
        asked = asyncio.run(follow(found, done))
    return tuple(link_problems(found, asked))


def show(report: Report, form: Form | None, *, in_full: bool) -> None:
    """Write the report to standard output; without a form in full on a terminal, else short. `in_full`: all proven."""
    listing = Listing(report.folder, report.problems)
    form = form or (Form.FULL if sys.stdout.isatty() else Form.SHORT)
    if form is Form.JSON:
        _print_json(_as_data(report, listing))
    elif form is Form.SARIF:
        _print_json(sarif((problem, listing.path(problem), listing.spot(problem)) for problem in report.problems))
    else:
        lines = [*(listing.full() if form is Form.FULL else listing.short()), *_summary(report, in_full=in_full)]
        click.echo("\n".join(lines), color=False if os.environ.get("NO_COLOR") else None)


def _summary(report: Report, *, in_full: bool) -> Iterator[str]:
    yield f"{report.errors} errors, {len(report.problems) - report.errors} warnings."
    if report.figures:
        yield str(report.figures)
    if report.certificate:
        lines = certificate_in_words(report.certificate)
        yield from lines if in_full else lines[:1]
    yield from map(str, served_of(report.folder))


def _print_json(data: dict[str, object]) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2, default=str))


def _as_data(report: Report, listing: Listing) -> dict[str, object]:
    spots = map(listing.spot, report.problems)
    return {
        "problems": [
            asdict(problem) | {"column": spot.column if spot and spot.length else 0}
            for problem, spot in zip(report.problems, spots, strict=True)
        ],
        "figures": asdict(report.figures) if report.figures else None,
        "proof": asdict(report.certificate) if report.certificate else None,
        "serving": [asdict(served) for served in served_of(report.folder)],
    }
