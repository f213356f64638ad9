import json
from collections.abc import Sequence
from pathlib import Path

import click

from bot.cli.content import content_option, library_of_questions, today
from bot.cli.progress import counting
from bot.cli.questions import questions_in
from bot.evaluation import (
    Outcome,
    Question,
    as_data,
    calibrated,
    calibration_in_words,
    drawn,
    in_words,
    outcomes,
    worths,
    worths_in_words,
)
from bot.evaluation.synonyms import Worth


@click.command("eval")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@content_option
@click.option("--json", "as_json", is_flag=True, help="Write the summary and every question as JSON.")
@click.option(
    "--against", type=click.Path(exists=True, path_type=Path), help="The --json of an earlier run to compare with."
)
@click.option("--calibrate", is_flag=True, help="Learn thresholds on every other question and report the rest.")
@click.option("--synonyms", is_flag=True, help="Say which groups of faq/synonyms.yaml help, do harm or never matter.")
@click.option("--curve", type=click.Path(path_type=Path), help="Draw answers against errors to this SVG file.")
def command(  # noqa: PLR0913 - its options
    files: tuple[Path, ...],
    content: Path | None,
    *,
    as_json: bool,
    calibrate: bool,
    synonyms: bool,
    against: Path | None,
    curve: Path | None,
) -> None:
    """Put the questions of the files to the bot and count what came of them. Needs faq/ of the content only.

    \b
    policybot eval tests/questions/in_scope.yaml tests/questions/out_of_scope.yaml
    policybot eval questions.yaml --synonyms
    policybot eval questions.yaml --json > before.json
    policybot eval questions.yaml --against before.json --curve curve.svg
    """  # noqa: D301 - click keeps the lines below \b as they are
    questions = questions_in(files)
    if synonyms:
        print(worths_in_words(_tried(content, questions)))
        return
    found = _put(content, questions)
    if curve:
        curve.write_text(drawn(found), encoding="utf-8")
    if calibrate:
        print(calibration_in_words(calibrated(found)))
    elif as_json:
        print(json.dumps(as_data(found), ensure_ascii=False, indent=1))
    else:
        print(in_words(found, json.loads(against.read_text(encoding="utf-8")) if against else None))


def _tried(content: Path | None, questions: Sequence[Question]) -> Sequence[Worth]:
    index = library_of_questions(content).index
    with counting("Trying synonyms", len(index.synonyms)) as done:
        return tuple(worths(index, questions, done))


def _put(content: Path | None, questions: Sequence[Question]) -> Sequence[Outcome]:
    library = library_of_questions(content)
    with counting("Putting questions", len(questions)) as done:
        return outcomes(library, questions, today(), done)
