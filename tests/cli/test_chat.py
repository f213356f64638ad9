"""The terminal as a person has it: a real pseudo-terminal, and a pipe."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pexpect
import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("learnt_library")
Terminal: TypeAlias = "pexpect.spawn[str]"
POLICYBOT = [sys.executable, "-c", "from bot.cli import main; main()"]


@pytest.fixture(name="terminal")
def fixture_terminal() -> Iterator[Terminal]:
    child = pexpect.spawn(
        POLICYBOT[0], [*POLICYBOT[1:], "chat"], cwd=str(ROOT), encoding="utf-8", timeout=240, dimensions=(50, 100)
    )
    yield child
    child.close(force=True)


def test_a_person_asks_in_both_languages_and_takes_a_check(terminal: Terminal) -> None:
    terminal.expect("Hej! Jag svarar")
    terminal.sendline("Får jag använda mitt privata konto?")
    terminal.expect("Nej, använd aldrig")
    terminal.sendline("May I transcribe a meeting?")
    terminal.expect("meeting")
    terminal.sendline("vad blir det för väder på lördag")
    terminal.expect("utanför det jag kan svara på")
    terminal.sendline("riskkoll för copilot chat")
    for answer, seen in (("1", "Fråga 2"), ("inget", "Fråga 3"), ("nej", "Fråga 4"), ("ja", "Ja, du får")):
        terminal.sendline(answer)
        terminal.expect(seen)
    terminal.expect("> ")
    terminal.sendeof()
    terminal.expect(pexpect.EOF)


def test_in_a_pipe_there_are_no_colours_and_the_end_of_input_ends_it() -> None:
    done = subprocess.run(  # noqa: S603 - our own command
        [*POLICYBOT, "chat"],
        input="riskkoll\n1\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=240,
        check=False,
    )

    assert done.returncode == 0
    assert "Fråga 2 av högst" in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stderr == ""
