"""What lies in the content folder: read at once, and what takes longer told by functions for other processes."""

import signal
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bot.content.files import File, files_in
from bot.content.phrases import shipped_phrases
from bot.content.problems import Problem
from bot.content.proof import proof_in
from bot.content.reading import Reading, read
from bot.preview.places import Places, places_in
from dialogs.faq import Index, build


@dataclass(frozen=True, slots=True)
class Lying:
    """What lies in the folder, fit to be used or not: its files, where each thing is written, and what is wrong."""

    files: tuple[File, ...]
    places: Places
    problems: tuple[Problem, ...]
    read_at: datetime


def quickly(folder: Path, today: date) -> tuple[Reading, Lying]:
    """Read and check the folder, without the index of its questions, which takes longer than all the rest."""
    reading, files = read(folder, today, _no_index), files_in(folder).files
    return reading, Lying(files, places_in(files), reading.problems, datetime.now().astimezone())


def unproven(folder: Path) -> tuple[Problem, ...]:
    """What the proof of the risk check finds; it takes seconds of work."""
    return proof_in(folder).problems


def _no_index(*_matters: object) -> Index:
    """An index of nothing: nobody is asked anything of it."""
    return build((), (), (), shipped_phrases().lexicons)


def deaf() -> None:
    """Let the process that began this one decide when both end, whoever interrupts them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
