"""The guide for the policy team, followed literally: every command, file and change, in the order in which they stand.

Comments before a block say what it is: questions that are asked in vain or answered, what a command shows, a file.
"""

import os
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests

GUIDES = Path(__file__).parents[1] / "docs" / "guide"
POLICYBOT = (sys.executable, "-c", "from bot.cli import main; main()")
BLOCK = re.compile(r"(?ms)^(?:<!-- (?P<what>[^\n]*?) -->\n)?```(?P<kind>\w*)\n(?P<text>.*?)^```$")
ENDLESS = ("serve", "preview")
LONGEST = 900
"""Seconds until the bot has learnt a change, on a machine with much else to do."""

pytestmark = pytest.mark.xdist_group("guide")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the guide: what the comment before it says, its kind and its text."""

    what: str
    kind: str
    text: str


def blocks(guide: Path) -> list[Block]:
    found = BLOCK.finditer(guide.read_text(encoding="utf-8"))
    return [Block(block["what"] or "", block["kind"], block["text"]) for block in found]


@dataclass
class Editor:
    """Somebody who does what the guide says."""

    place: Path
    shown: str = ""
    address: str = ""
    running: list["subprocess.Popen[str]"] = field(default_factory=list)

    def follow(self, block: Block) -> None:
        if block.kind == "yaml":
            self.write(block.what.removeprefix("file: "), block.text)
        elif block.kind == "diff":
            self.change(block.what.removeprefix("file: "), block.text)
        elif block.kind == "text":
            self.see(block)
        else:
            for line in block.text.splitlines():
                self.type(line)

    def type(self, line: str) -> None:
        """Type a command, and press Return whenever something is asked."""
        line, _, target = line.partition(" > ")
        program, *words = shlex.split(line)
        if program == "cd":
            self.place /= words[0]
        elif words[0] in ENDLESS:
            self.start(words)
        else:
            command = [*POLICYBOT, *words] if program == "policybot" else [program, *words]
            self.shown = self.done(command)
        if target:
            (self.place / target).write_text(self.shown, encoding="utf-8")

    def done(self, command: list[str]) -> str:
        done = subprocess.run(  # noqa: S603 - the guide's own commands
            command, cwd=self.place, input="\n" * 40, capture_output=True, text=True, timeout=LONGEST, check=False
        )
        fine = (0, 1) if "diff" in command else (0,)  # 1: a question gets another answer, as it should
        assert done.returncode in fine, (command, done.stdout, done.stderr)
        return done.stdout

    def start(self, words: list[str]) -> None:
        """Start what goes on until it is ended, without a browser, on any port that is free."""
        words = [word for word in words if word != "--open"]
        started = subprocess.Popen(  # noqa: S603 - the guide's own commands
            [*POLICYBOT, *words, "--port", "0"], cwd=self.place, stdout=subprocess.PIPE, text=True
        )
        self.running.append(started)
        assert started.stdout is not None
        address = next(found[0] for line in started.stdout if (found := re.search(r"http://[\d.:]+", line)))
        self.address = address if words[0] == "serve" else self.address

    def write(self, name: str, text: str) -> None:
        today = date.today()  # noqa: DTZ011 - as an editor would write it
        text = re.sub(r"(?<=reviewed: )\S+", f"{today}", text)
        text = re.sub(r"(?<=review_by: )\S+", f"{today + timedelta(days=182)}", text)
        assert (self.place / name).exists(), "the draft is there before it is written over"
        (self.place / name).write_text(text, encoding="utf-8")

    def change(self, name: str, diff: str) -> None:
        """Replace each line with a minus by that with a plus; a line with a space is where to look from."""
        text = (self.place / name).read_text(encoding="utf-8")
        start = 0
        old = ""
        for line in diff.splitlines():
            if line[0] == "+":
                text = text[:start] + text[start:].replace(old, line[1:], 1)
                continue
            old = line[1:]
            assert text[start:].count(old + "\n") >= 1, f"{name} has no line {old!r}"
            start = text.index(old, start)
        (self.place / name).write_text(text, encoding="utf-8")

    def see(self, block: Block) -> None:
        for line in block.text.splitlines():
            if block.what == "asked in vain":
                assert self.asked(line) == "", line
            elif block.what == "shown":
                pattern = re.escape(line.strip()).replace("…", ".*")
                assert re.search(pattern, self.shown), (line, self.shown)
            else:
                self.answered(line, block.what.removeprefix("answered: "))

    def answered(self, question: str, entry: str) -> None:
        """The bot that has been running all the time answers from the entry, once it has learnt it."""
        title = re.search(rf"(?s)- id: {entry}\n.*?questions:(.*?)answer:", self.written())
        assert title is not None
        until = time.monotonic() + LONGEST
        while (asked := self.asked(question)) == "" or f"- {asked}\n" not in title[1]:
            assert time.monotonic() < until, f"{question} is answered with {asked!r}"
            time.sleep(2)

    def written(self) -> str:
        return "".join(file.read_text(encoding="utf-8") for file in (self.place / "faq").glob("*.yaml"))

    def asked(self, question: str) -> str:
        """The heading of the bot's answer; empty where it does not answer."""
        activity: dict[str, Any] = {"type": "message", "id": str(time.monotonic_ns()), "channelId": "emulator"}
        activity |= {"serviceUrl": self.address, "from": {"id": "u1"}, "recipient": {"id": "bot"}, "text": question}
        activity |= {"conversation": {"id": f"c{time.monotonic_ns()}"}, "deliveryMode": "expectReplies"}
        replies = requests.post(f"{self.address}/api/messages", json=activity, timeout=240).text
        is_answer = "bygger svaret" in replies or "What this rests on" in replies
        return re.findall(r'"text": ?"([^"]+\?)"', replies)[0] if is_answer else ""


@pytest.fixture(name="editor")
def fixture_editor(tmp_path: Path) -> Iterator[Editor]:
    editor = Editor(tmp_path)
    yield editor
    for process in editor.running:
        process.terminate()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


@pytest.mark.usefixtures("learnt_library")
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_guide_can_be_followed_to_the_letter(language: str, editor: Editor) -> None:
    steps = blocks(GUIDES / f"{language}.md")

    for block in steps:
        editor.follow(block)

    assert len(steps) > 15
    assert "0 errors, 0 warnings." in editor.done([*POLICYBOT, "check"])


def test_both_guides_have_the_same_steps() -> None:
    sv, en = (blocks(GUIDES / f"{language}.md") for language in ("sv", "en"))

    assert [(block.kind, block.what.split(":")[0]) for block in sv] == [
        (block.kind, block.what.split(":")[0]) for block in en
    ]


def test_every_command_of_the_guide_is_followed_by_a_test() -> None:
    for language in ("sv", "en"):
        text = (GUIDES / f"{language}.md").read_text(encoding="utf-8")
        followed = "".join(block.text for block in blocks(GUIDES / f"{language}.md"))

        named = set(re.findall(r"`policybot (\w+)", text))
        assert named
        assert all(f"policybot {name}" in followed for name in named), language


def test_the_cache_is_the_one_that_the_tests_have_learnt_in() -> None:
    assert os.environ["POLICYBOT_CACHE"].endswith(".pytest_cache/policybot")
