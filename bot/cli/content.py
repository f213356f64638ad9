"""What several commands share: where the content is, and what to say when it is not fit to use."""

import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from bot.content import BrokenContent, NoContent, Reading, content_folder, read, read_beside
from bot.content.weights import learnt
from dialogs.library import Library

LEARNING = "Learning the phrasings, once for each change of faq/ (some seconds) ..."

content_option = click.option(
    "--content",
    type=click.Path(path_type=Path),
    envvar="POLICYBOT_CONTENT",
    help="The folder that holds faq/ and policy_text/ (by default the current folder, then the starter content).",
)


def today() -> date:
    """The day as people here write it."""
    return date.today()  # noqa: DTZ011 - reviews are due by local dates


def chosen_folder(content: Path | None) -> Path:
    """The content folder; without one the command ends and says what to do."""
    try:
        return content_folder(content)
    except NoContent as error:
        stop(str(error))


def library_in(content: Path | None) -> Library:
    """The content, fit to be used; else the command ends and names every error."""
    return _fit_to_use(read(chosen_folder(content), today()))


def library_of_questions(content: Path | None) -> Library:
    """The content; of a folder with faq/ alone, its questions and answers beside the starter content's policy."""
    if content is not None and (content / "faq").is_dir() and not (content / "policy_text").is_dir():
        return _fit_to_use(read_beside(content, chosen_folder(None), today()))
    return library_in(content)


def _fit_to_use(reading: Reading) -> Library:
    try:
        return learnt(reading.checked(), lambda: print(LEARNING, file=sys.stderr))
    except BrokenContent as error:
        stop(f"{error}\nThe content has errors, so nothing is answered from it. `policybot check` shows warnings too.")


def stop(message: str) -> NoReturn:
    """End the command, having said why."""
    print(message, file=sys.stderr)
    sys.exit(1)
