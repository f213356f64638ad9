"""What several commands share: where the content is, and what to say when it is not fit to use."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from bot.content.folder import NoContent, content_folder
from bot.content.problems import BrokenContent
from bot.content.ready import ready
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
    return _fit_to_use(lambda: ready(chosen_folder(content), today(), _say_that_it_learns).library)


def library_of_questions(content: Path | None) -> Library:
    """The content; of a folder with faq/ alone, its questions and answers beside the starter content's policy."""
    if content is not None and (content / "faq").is_dir() and not (content / "policy_text").is_dir():
        return _fit_to_use(lambda: _beside(content))
    return library_in(content)


def _beside(faq: Path) -> Library:
    from bot.content.reading import read_beside  # noqa: PLC0415 - reading takes .3 s to import

    return learnt(read_beside(faq, chosen_folder(None), today()).checked(), _say_that_it_learns)


def _say_that_it_learns() -> None:
    print(LEARNING, file=sys.stderr)


def _fit_to_use(found: Callable[[], Library]) -> Library:
    try:
        return found()
    except BrokenContent as error:
        stop(f"{error}\nThe content has errors, so nothing is answered from it. `policybot check` shows warnings too.")


def stop(message: str, code: int = 1) -> NoReturn:
    """End the command with the code, having said why."""
    print(message, file=sys.stderr)
    sys.exit(code)
