import sys
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from bot.cli.checked import Form, Report, report_on, show
from bot.cli.content import chosen_folder, content_option
from bot.cli.explaining import CodeType, explained
from bot.cli.watch import at_each_save
from bot.content.codes import Code
from bot.content.editors import equip, is_equipped


@click.command("check")
@content_option
@click.option("--prove", is_flag=True, help="Prove the risk check alone, and show what was proven.")
@click.option("--short", "form", flag_value=Form.SHORT, help="Write a line for each problem, as a pipe gets them.")
@click.option("--json", "form", flag_value=Form.JSON, help="Write problems, figures and the proof as JSON.")
@click.option("--sarif", "form", flag_value=Form.SARIF, help="Write the problems as SARIF 2.1.0, for code hosts.")
@click.option(
    "--questions",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="Also put these questions with and without each group of synonyms (a second or two for each).",
)
@click.option("--links", is_flag=True, help="Also follow every web address; the only check that uses the network.")
@click.option("--explain", type=CodeType(), metavar="CODE", help="Say what a code means, and what to write instead.")
@click.option("--watch", is_flag=True, help="Check again at each save, until Ctrl-C.")
def command(  # noqa: PLR0913 - its options
    content: Path | None,
    form: str | None,
    questions: tuple[Path, ...],
    explain: Code | None,
    *,
    prove: bool,
    links: bool,
    watch: bool,
) -> None:
    """Check the content and prove the risk check: every problem with its file, line and remedy.

    On a terminal each problem comes with its line, elsewhere on one line. docs/checks.md explains every code.

    \b
    policybot check
    policybot check --content ../our-content --json
    policybot check --prove
    policybot check --questions tests/questions/in_scope.yaml
    policybot check --links
    policybot check --explain P031
    policybot check --watch

    \b
    Ends with
      0  no problem is an error: the content can be used; or Ctrl-C ended --watch
      1  a problem is an error, or there is no content
      2  the command was not understood
    """  # noqa: D301 - click keeps the lines below \b as they are
    if explain:
        print(explained(explain))
        return
    folder, chosen = chosen_folder(content), Form(form) if form else None
    reporting = partial(report_on, folder, questions, prove=prove, links=links)
    if watch:
        at_each_save(folder, lambda: _show_anew(reporting(), chosen, in_full=prove))
        return
    report = reporting()
    show(report, chosen, in_full=prove)
    sys.exit(1 if report.errors else 0)


def _show_anew(report: Report, form: Form | None, *, in_full: bool) -> None:
    click.clear()
    show(report, form, in_full=in_full)
    sys.stdout.flush()
    if is_equipped(report.folder):
        equip(report.folder)
    now = datetime.now().astimezone()
    print(f"Checked at {now:%H:%M:%S}. It is checked again at each save; Ctrl-C ends.", file=sys.stderr, flush=True)
