import sys
from pathlib import Path

import click

from bot.cli.content import chosen_folder, content_option, stop, today
from bot.content.problems import BrokenContent
from bot.content.reading import read
from bot.diagram import mermaid, svg, title_of
from dialogs.language import Language
from dialogs.library import Library


@click.group("show")
def command() -> None:
    """Show content as others see it.

    \b
    policybot show risk-check > risk-check.svg
    """  # noqa: D301 - click keeps the lines below \b as they are


@command.command("risk-check")
@content_option
@click.option("--mermaid", "as_mermaid", is_flag=True, help="Write Mermaid instead of SVG.")
@click.option(
    "--language", type=click.Choice([one.value for one in Language]), help="By default the first of the content."
)
def risk_check(content: Path | None, language: str | None, *, as_mermaid: bool) -> None:
    """Draw the risk check on one page: questions, what leads to them, and where each answer leads.

    \b
    policybot show risk-check --language en > risk-check.svg
    policybot show risk-check --mermaid
    """  # noqa: D301 - click keeps the lines below \b as they are
    library = _library(chosen_folder(content))
    chosen = Language(language) if language else library.organisation.default_language
    if as_mermaid:
        sys.stdout.write(mermaid(library.rules, chosen))
    else:
        sys.stdout.write(svg(library.rules, chosen, title_of(library, chosen)))


def _library(folder: Path) -> Library:
    try:
        return read(folder, today()).checked()
    except BrokenContent as error:
        stop(f"{error}\nThe content has errors. `policybot check` shows warnings too.")
