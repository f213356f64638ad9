import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import COMMANDS, main
from tests.planting import Folder

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("learnt_library")
SMALL = ROOT / "tests" / "content" / "small"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, [*words], catch_exceptions=False)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_it_does_with_an_example(command: str) -> None:
    result = run(command, "--help")

    assert result.exit_code == 0
    assert f"\n  policybot {command}" in result.output


def test_every_module_of_a_command_is_listed_for_its_reader() -> None:
    files = (ROOT / "bot" / "cli").glob("*.py")
    modules = {file.stem for file in files if "\ndef command(" in file.read_text(encoding="utf-8")}

    assert modules == set(COMMANDS)
    assert all(f"  {name} " in run("--help").output for name in COMMANDS)


def test_a_list_of_the_commands_imports_none_of_them() -> None:
    told = "import sys; from bot.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    listed = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S603 - our own Python

    assert not {f"bot.cli.{name}" for name in COMMANDS} & set(listed.stdout.split())


def test_the_shell_completes_the_beginning_of_a_command() -> None:
    words = {"_POLICYBOT_COMPLETE": "bash_complete", "COMP_WORDS": "policybot c", "COMP_CWORD": "1"}
    offered = CliRunner(env=words).invoke(main, [], prog_name="policybot")

    assert offered.output.split() == ["plain,chat", "plain,check"]


def test_a_question_is_answered_for_a_program() -> None:
    result = run("ask", "--json", "--content", str(ROOT), "får jag klistra in personnummer i chatgpt")

    told = json.loads(result.stdout)
    assert told["decision"] == "answer"
    assert told["ranked"][0]["id"] == "personal-data"
    assert told["ranked"][0]["reasons"]["nearest"]
    assert "info-2" in [citation["id"] for citation in told["citations"]]
    assert len(told["fingerprint"]) == 16
    assert told["language"] == "sv"


def test_a_tool_is_answered_from_the_register_for_a_program() -> None:
    told = json.loads(run("ask", "--json", "--content", str(ROOT), "may i use deepl").stdout)

    assert told["ranked"][0]["id"] == "tool:deepl-pro"
    assert told["language"] == "en"


def test_what_belongs_elsewhere_is_said_to_a_program() -> None:
    told = json.loads(run("ask", "--json", "--content", str(ROOT), "jag har glömt mitt lösenord").stdout)

    assert (told["decision"], bool(told["elsewhere"])) == ("none", True)


def test_a_question_is_answered_for_a_person() -> None:
    result = run("ask", "--content", str(ROOT), "Får jag använda mitt privata konto?")

    assert result.exit_code == 0
    assert "Nej, använd aldrig ett privat konto" in result.output
    assert "\x1b" not in result.output


def test_sound_content_passes_the_check() -> None:
    result = run("check", "--content", str(SMALL))

    assert result.exit_code == 0
    assert "0 errors, 0 warnings." in result.output
    assert "2 entries" in result.output


def damaged(tmp_path: Path) -> Path:
    for file in SMALL.rglob("*.*"):
        target = tmp_path / file.relative_to(SMALL)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes().replace(b"status: approved", b"status: splendid"))
    return tmp_path


def test_faulty_content_fails_the_check_and_is_named(tmp_path: Path) -> None:
    result = run("check", "--content", str(damaged(tmp_path)))

    assert result.exit_code == 1
    assert "policy_text/tools.yaml:6 P003" in result.output


def test_the_check_speaks_to_programs(tmp_path: Path) -> None:
    told = json.loads(run("check", "--json", "--content", str(damaged(tmp_path))).stdout)

    assert told["figures"] is None
    assert told["problems"][0] == {
        "code": "P003",
        "severity": "error",
        "file": "policy_text/tools.yaml",
        "line": 6,
        "message": "chat › status is “splendid”.",
        "remedy": "Write one of: approved, pilot, under_review, not_listed or rejected.",
        "column": 11,
    }


def test_a_code_is_explained_in_the_terminal() -> None:
    result = run("check", "--explain", "p031")

    assert result.exit_code == 0
    assert result.output.startswith("P031 (error): A tab stands where spaces belong.")
    assert "Indent with two spaces" in result.output


def test_a_code_that_is_none_is_said_with_those_near_it() -> None:
    result = run("check", "--explain", "P0311")

    assert result.exit_code == 2
    assert "there is no code P0311" in result.stderr
    assert "P031 A tab stands where spaces belong." in result.stderr


def test_the_proof_can_be_had_alone_for_people_and_for_programs() -> None:
    said = run("check", "--prove", "--content", str(SMALL))
    told = json.loads(run("check", "--prove", "--json", "--content", str(SMALL)).stdout)

    assert said.exit_code == 0
    assert "Proven: 9 of 9 properties" in said.output
    assert "every path ends, after at most 2 questions" in said.output
    assert told["proof"]["answer_sets"] == 17
    assert told["proof"]["broken"] == []
    assert {one["property"] for one in told["proof"]["proven"]} >= {"monotone", "early_end"}


def test_a_risk_check_that_is_not_sound_fails_the_check_with_answers_that_show_it(folder: Folder) -> None:
    folder.change("policy_text/risk_check.yaml", "effects: {may: prohibited,", "effects: {may: high,")

    result = run("check", "--content", str(folder.path))

    assert result.exit_code == 1
    assert "policy_text/risk_check.yaml:52 P114 With the answers" in result.output
    assert "Not proven: 8 of 9 properties" in result.output


@pytest.mark.parametrize(("options", "begin"), [([], "<svg"), (["--mermaid", "--language", "en"], "flowchart")])
def test_the_risk_check_is_drawn(options: list[str], begin: str) -> None:
    result = run("show", "risk-check", "--content", str(SMALL), *options)

    assert result.exit_code == 0
    assert result.output.startswith(begin)


@pytest.mark.parametrize("command", [["ask", "hej"], ["chat"]])
def test_nothing_is_answered_from_faulty_content(command: list[str], tmp_path: Path) -> None:
    result = run(*command, "--content", str(damaged(tmp_path)))

    assert result.exit_code == 1
    assert "policy_text/tools.yaml:6 P003" in result.stderr


def test_without_content_in_sight_the_command_says_what_to_do(tmp_path: Path) -> None:
    result = run("ask", "hej", "--content", str(tmp_path))

    assert result.exit_code == 1
    assert "--content" in result.stderr
    assert "Traceback" not in result.output
