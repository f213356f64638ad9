"""Content read, checked and learnt in a process of its own: it takes seconds, and no turn shall wait for them."""

import asyncio
import os
import pickle
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

from bot.content.reading import Reading, read
from bot.content.weights import learnt

LONGEST = 15 * 60.0
"""Seconds that reading and learning may take."""

PATIENCE = 5
"""How far the process steps back for others (nice)."""

Words = tuple[str, ...]
PROCESS: Words = (sys.executable, "-P", "-m", "bot.content.apart")
"""Safe from a `bot` or `yaml.py` that lies in the current folder."""


class NotRead(Exception):
    """The content could not be read for reasons that are not its own; the message says which."""


async def read_apart(folder: Path, today: date, process: Words = PROCESS, longest: float = LONGEST) -> Reading:
    """Read and check the folder and learn its phrasings, all outside this process.

    Raises:
        NotRead: the other process could not be started, died, or took too long.
    """
    running = await _started((*process, str(folder), today.isoformat()))
    try:
        brought, _ = await asyncio.wait_for(running.communicate(), longest)
    except TimeoutError as error:
        raise NotRead(f"it took longer than {longest:.0f} seconds") from error
    finally:
        await _end(running)
    if running.returncode:
        raise NotRead(f"the process for it ended with {running.returncode}")
    return await asyncio.to_thread(_unpacked, brought)


async def _started(process: Words) -> asyncio.subprocess.Process:
    nothing, pipe = asyncio.subprocess.DEVNULL, asyncio.subprocess.PIPE
    path = {"PYTHONPATH": os.pathsep.join(sys.path)}
    try:
        return await asyncio.create_subprocess_exec(*process, stdin=nothing, stdout=pipe, env=os.environ | path)
    except OSError as error:
        raise NotRead(f"no process for it could be started: {error.strerror}") from error


async def _end(running: asyncio.subprocess.Process) -> None:
    if running.returncode is None:
        with suppress(ProcessLookupError):
            running.kill()
        await running.wait()


def _unpacked(brought: bytes) -> Reading:
    try:
        reading = pickle.loads(brought)  # noqa: S301 - it comes from our own process
    except (pickle.UnpicklingError, EOFError) as error:
        raise NotRead("what the process for it brought is not whole") from error
    if not isinstance(reading, Reading):
        raise NotRead("the process for it brought something else")
    return reading


def _main(folder: str, day: str) -> None:
    if hasattr(os, "nice"):
        os.nice(PATIENCE)
    reading = read(Path(folder), date.fromisoformat(day))
    if reading.library:
        reading = Reading(learnt(reading.library), reading.problems)
    sys.stdout.buffer.write(pickle.dumps(reading, pickle.HIGHEST_PROTOCOL))


if __name__ == "__main__":
    _main(*sys.argv[1:])
