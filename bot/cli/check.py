import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from bot.cli.content import chosen_folder, content_option, today
from bot.cli.explaining import CodeType, explained
from bot.cli.progress import counting, working
from bot.cli.questions import questions_in
from bot.content.codes import Code
from bot.content.figures import Figures, figures
from bot.content.note import served_of
from bot.content.problems import Problem
from bot.content.proof import certificate_in_words, proof_in
from bot.content.reading import read, synonyms_written
from bot.evaluation import synonym_problems, worths
from dialogs.library import Library
from dialogs.risk_check.proof import Certificate


@dataclass(frozen=True, slots=True)
class _Report:
    problems: tuple[Problem, ...]
    figures: Figures | None
    certificate: Certificate | None

    @property
    def errors(self) -> int:
        return sum(problem.is_error for problem in self.problems)


@click.command("check")
@content_option
@click.option("--prove", is_flag=True, help="Prove the risk check alone, and show what was proven.")
@click.option("--json", "as_json", is_flag=True, help="Write problems, figures and the proof as JSON.")
@click.option(
    "--questions",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="Also put these questions with and without each group of synonyms (a second or two for each).",
)
@click.option("--explain", type=CodeType(), metavar="CODE", help="Say what a code means, and what to write instead.")
def command(
    content: Path | None, questions: tuple[Path, ...], explain: Code | None, *, prove: bool, as_json: bool
) -> None:
    """Check the content and prove the risk check: every problem with its file, line and remedy.

    Ends with 1 if one is an error, with 2 if the command was not understood. docs/checks.md explains every code.

    \b
    policybot check
    policybot check --content ../our-content --json
    policybot check --prove
    policybot check --questions tests/questions/in_scope.yaml
    policybot check --explain P031
    """  # noqa: D301 - click keeps the lines below \b as they are
    if explain:
        print(explained(explain))
        return
    folder = chosen_folder(content)
    report = _report(folder, questions, prove=prove)
    if as_json:
        serving = [asdict(served) for served in served_of(folder)]
        print(json.dumps(_as_json(report) | {"serving": serving}, ensure_ascii=False, indent=2, default=str))
    else:
        _show(report, in_full=prove)
        for served in served_of(folder):
            print(served)
    sys.exit(1 if report.errors else 0)


def _report(folder: Path, questions: tuple[Path, ...], *, prove: bool) -> _Report:
    with working("Proving the risk check"):
        proof = proof_in(folder)
    with working("Reading the content"):
        reading = None if prove else read(folder, today())
    idle = _synonyms(folder, reading.library, questions) if reading and reading.library and questions else ()
    problems = tuple(sorted({*proof.problems, *(reading.problems if reading else ()), *idle}))
    counted = figures(reading.library) if reading and reading.library else None
    return _Report(problems, counted, proof.certificate)


def _synonyms(folder: Path, library: Library, files: tuple[Path, ...]) -> tuple[Problem, ...]:
    asked, groups = questions_in(files), library.index.synonyms
    with counting("Trying synonyms", len(groups)) as done:
        found = tuple(worths(library.index, asked, done))
    return tuple(synonym_problems(found, synonyms_written(folder)))


def _show(report: _Report, *, in_full: bool) -> None:
    for problem in report.problems:
        print(problem)
    print(f"{report.errors} errors, {len(report.problems) - report.errors} warnings.")
    if report.figures:
        print(report.figures)
    if report.certificate:
        lines = certificate_in_words(report.certificate)
        print("\n".join(lines if in_full else lines[:1]))


def _as_json(report: _Report) -> dict[str, object]:
    return {
        "problems": [asdict(problem) for problem in report.problems],
        "figures": asdict(report.figures) if report.figures else None,
        "proof": asdict(report.certificate) if report.certificate else None,
    }
