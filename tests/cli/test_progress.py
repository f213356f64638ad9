"""How far work has come is for those who watch."""

import os
import pty
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "content" / "small"
COUNTED = "from bot.cli.progress import counting, working\nwith counting('Counting', 3) as done:\n    done(3)\n"
PROGRAM = f"{COUNTED}with working('Proving'):\n    pass\nprint('done')\n"


def run(program: str, stderr: int) -> bytes:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=stderr, env=environment, check=True, timeout=240
    )
    assert done.stdout == b"done\n"
    return done.stderr or b""


def test_a_pipe_hears_nothing_of_it() -> None:
    assert run(PROGRAM, subprocess.PIPE) == b""


def test_a_terminal_sees_it_and_is_left_clean() -> None:
    master, slave = pty.openpty()
    run(PROGRAM, slave)
    os.close(slave)
    seen = os.read(master, 100_000).decode()
    os.close(master)

    assert "Counting" in seen
    assert "3/3" in seen
    assert "Proving ..." in seen
    assert seen.rstrip("\r").endswith("\x1b[2K")
