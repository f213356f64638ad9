"""The check that goes on: again at each save, and over at Ctrl-C."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from bot.content.editors import SCHEMAS, equip
from tests.planting import Folder

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-c", "from bot.cli import main; main()", "check", "--watch", "--content"]
V = "faq/verktyg.yaml"


@pytest.fixture(name="watching")
def fixture_watching(folder: Folder) -> Iterator["pexpect.spawn[str]"]:
    child = pexpect.spawn(
        PROGRAM[0], [*PROGRAM[1:], str(folder.path)], cwd=str(ROOT), encoding="utf-8", timeout=240, dimensions=(50, 100)
    )
    yield child
    child.close(force=True)


def test_each_save_is_checked_and_control_c_ends_it_in_peace(folder: Folder, watching: "pexpect.spawn[str]") -> None:
    equip(folder.path)
    watching.expect("0 errors, 0 warnings")
    watching.expect("Checked at")

    folder.change(V, "topic: tools", "topc: tools")
    watching.expect("topc is no key here")
    watching.expect("Checked at")

    folder.change(V, "topc: tools", "topic: tools")
    folder.change(V, "id: new-tool", "id: newest-tool")
    folder.change(V, "related: [new-tool]", "related: [newest-tool]")
    watching.expect("0 errors, 0 warnings")
    watching.expect("Checked at")

    watching.sendintr()
    watching.expect(pexpect.EOF)
    watching.close()
    assert watching.exitstatus == 0
    assert "Traceback" not in (watching.before or "")
    schema = json.loads((folder.path / SCHEMAS / "entries.json").read_text(encoding="utf-8"))
    related = schema["definitions"]["EntryModel"]["properties"]["related"]["items"]
    assert related["anyOf"][0]["enum"] == ["newest-tool", "private-account"]


def test_a_pipe_gets_the_lines_at_once_and_no_commands_of_a_terminal(folder: Folder) -> None:
    folder.change(V, "topic: tools", "topc: tools")
    with subprocess.Popen(  # noqa: S603 - our own command
        [*PROGRAM, str(folder.path)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        said = child.stderr.readline()
        child.send_signal(signal.SIGINT)
        rest = child.stdout.read()

    assert said.startswith("Checked at")
    assert f"{V}:2 P001" in rest
    assert "\x1b" not in rest
    assert child.returncode == 0
