"""What other repositories take from this one: the action, the matcher and the hook do what they say."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from bot.cli import main
from tests.planting import Folder

ROOT = Path(__file__).parents[2]
ACTION: Any = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS: Any = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
MATCHERS: Any = json.loads((ROOT / "deploy" / "github" / "matcher.json").read_text(encoding="utf-8"))["problemMatcher"]
V = "faq/verktyg.yaml"


def run(command: list[str], here: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), **settings}
    return subprocess.run(  # noqa: S603 - our own command
        command, cwd=here, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def planted(folder: Folder) -> Folder:
    """An error with a line, a warning with a line, and a warning of a whole file."""
    folder.change(V, "cites: [verktyg-1, gdpr-28]", "cites: [verktyg-9, gdpr-28]")
    folder.change("policy_text/tools.yaml", "review_by: 2027-05-20", "review_by: 2026-11-21")
    folder.write("faq/läs mig.txt", "hej")
    return folder


def matches(line: str) -> list[tuple[str, dict[str, str | None]]]:
    found = []
    for matcher in MATCHERS:
        (pattern,) = matcher["pattern"]
        if match := re.search(pattern["regexp"], line):
            parts = {name: match[group] for name, group in pattern.items() if name != "regexp"}
            found.append((matcher["severity"], parts))
    return found


def test_each_line_of_the_short_form_is_matched_once_with_its_severity(folder: Folder) -> None:
    said = run(["policybot", "check", "--short"], planted(folder).path).stdout.splitlines()
    told = json.loads(run(["policybot", "check", "--json"], folder.path).stdout)["problems"]

    found = [match for line in said for match in matches(line)]

    assert len(told) >= 3
    assert {problem["severity"] for problem in told} == {"error", "warning"}
    assert found == [
        (
            problem["severity"],
            {
                "file": problem["file"],
                "line": str(problem["line"]) if problem["line"] else None,
                "code": problem["code"],
                "message": f"{problem['message']} {problem['remedy']}",
            },
        )
        for problem in told
    ]


def commands_in(script: str) -> list[list[str]]:
    found = re.findall(r"policybot ([^|&;>\n]+)", script)
    return [shlex.split(words) for words in found]


STEPS = [step for step in ACTION["runs"]["steps"] if "run" in step]
SCRIPTS = [*(step["run"] for step in STEPS), *(hook["entry"] for hook in HOOKS)]


def test_the_action_and_the_hook_call_only_what_there_is() -> None:
    called = [words for script in SCRIPTS for words in commands_in(script)]

    assert len(called) >= 3
    for name, *words in called:
        command = main.get_command(click.Context(main), name)
        assert command is not None
        known = {option for param in command.params for option in param.opts}
        assert {word for word in words if word.startswith("--")} <= known


def test_the_action_names_what_it_takes_and_finds_its_files() -> None:
    assert ACTION["runs"]["using"] == "composite"
    assert all(step["shell"] == "bash" for step in STEPS)
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(ACTION["inputs"])
    files = re.findall(r"\$GITHUB_ACTION_PATH/([\w./-]+)", text)
    assert len(files) == 3
    assert all((ROOT / file).is_file() for file in files)


@pytest.mark.parametrize(("faulty", "status"), [(True, 1), (False, 0)])
def test_the_step_of_the_action_checks_and_ends_as_the_check_does(
    folder: Folder, tmp_path_factory: pytest.TempPathFactory, *, faulty: bool, status: int
) -> None:
    here = tmp_path_factory.mktemp("repository")
    (planted(folder) if faulty else folder).path.rename(here / "ours")

    ended = run(
        ["bash", "-e", "-c", STEPS[-1]["run"]],
        here,
        GITHUB_ACTION_PATH=str(ROOT),
        CONTENT="ours",
        SARIF="problems.sarif",
    )

    assert ended.returncode == status, ended.stderr
    assert ended.stdout.startswith("::add-matcher::")
    assert ("ours/faq/verktyg.yaml:11 P051" in ended.stdout) is faulty
    assert bool(json.loads((here / "problems.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]) is faulty
    owners = {matcher["owner"] for matcher in MATCHERS}
    assert set(re.findall(r"::remove-matcher owner=([\w-]+)::", ended.stdout)) == owners


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_the_hook_runs_for_content_alone_and_finds_what_is_wrong(hook: dict[str, Any], folder: Folder) -> None:
    good = run(shlex.split(hook["entry"]), folder.path)
    bad = run(shlex.split(hook["entry"]), planted(folder).path)

    assert (good.returncode, bad.returncode) == (0, 1)
    assert f"{V}:11 P051" in bad.stdout
    assert hook["pass_filenames"] is False
    assert re.search(hook["files"], "ours/faq/verktyg.yaml")
    assert re.search(hook["files"], "policy_text/tools.yaml")
    assert not re.search(hook["files"], "README.md")


def test_the_hook_does_not_check_other_content_where_there_is_none(tmp_path: Path) -> None:
    ended = run(shlex.split(HOOKS[0]["entry"]), tmp_path)

    assert ended.returncode == 1
    assert "holds no content" in ended.stderr
