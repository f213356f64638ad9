import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from bot.cli.content import chosen_folder, content_option, today
from bot.content import Figures, Problem, figures, read


@click.command("check")
@content_option
@click.option("--json", "as_json", is_flag=True, help="Write problems and figures as JSON.")
def command(content: Path | None, *, as_json: bool) -> None:
    """Check the content: every problem with its file, line and remedy. Ends with 1 if one is an error.

    \b
    policybot check
    policybot check --content ../our-content --json
    """  # noqa: D301 - click keeps the lines below \b as they are
    folder = chosen_folder(content)
    reading = read(folder, today())
    counted = figures(reading.library) if reading.library else None
    if as_json:
        print(json.dumps(_as_json(reading.problems, counted), ensure_ascii=False, indent=2, default=str))
    else:
        _show(reading.problems, counted)
    sys.exit(0 if reading.library else 1)


def _show(problems: tuple[Problem, ...], counted: Figures | None) -> None:
    for problem in problems:
        print(problem)
    errors = sum(problem.is_error for problem in problems)
    print(f"{errors} errors, {len(problems) - errors} warnings.")
    if counted:
        print(counted)


def _as_json(problems: tuple[Problem, ...], counted: Figures | None) -> dict[str, object]:
    return {
        "problems": [asdict(problem) for problem in problems],
        "figures": asdict(counted) if counted else None,
    }
