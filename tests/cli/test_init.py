"""A municipality begins: by options, in a pipe, in a terminal."""

import json
import sys
from pathlib import Path

import pexpect
import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.content.parsing import tree

pytestmark = pytest.mark.usefixtures("learnt_library")
POLICYBOT = [sys.executable, "-c", "from bot.cli import main; main()"]
ANSWERS_IN_SWEDISH = """\
Storköpings kommun
Storköping
storkoping.se
digitalisering@storkoping.se



sakerhet@storkoping



0123-456 78
0123-456 78
fi
sv
1
2
1
n
"""


def run(*words: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, [*words], input=typed, catch_exceptions=False)


def organisation(folder: Path) -> dict[str, str]:
    written = tree((folder / "policy_text" / "organisation.yaml").read_text(encoding="utf-8"))
    return {name: role.at("contact", "sv").text for name, role in written.at("roles").pairs.items()}


def test_a_folder_begun_by_options_is_checked_proven_and_answers(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    names = ("--name-sv", "Storköpings kommun", "--name-en", "Storköping", "--domain", "storkoping.se")

    begun = run("init", str(folder), "--yes", *names, "--contact", "dpo=dso@storkoping.se")
    told = json.loads(run("check", "--json", "--content", str(folder)).stdout)
    proof = run("check", "--prove", "--content", str(folder))
    answer = run("ask", "--content", str(folder), "blågrönt zebraflimmer")

    assert begun.exit_code == 0
    assert "no errors, 0 warnings" in begun.output
    assert "It still says that it is a template" in begun.output
    assert "examples" not in begun.output
    assert told["problems"] == []
    assert "Proven: 9 of 9" in proof.output
    assert "ai@storkoping.se" in answer.output
    assert organisation(folder)["dpo"] == "dso@storkoping.se"
    assert {file.name for file in folder.iterdir()} >= {"README.md", ".gitignore", "faq", "policy_text"}
    settings = json.loads((folder / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert all((folder / schema).is_file() for schema in settings["yaml.schemas"])
    assert (folder / "README.md").read_text(encoding="utf-8").startswith("# Vad boten i Storköpings kommun säger")


def test_the_defaults_say_which_addresses_are_examples(tmp_path: Path) -> None:
    output = run("init", str(tmp_path / "ours"), "--yes").output

    assert "still examples, in policy_text/organisation.yaml: the AI coordinator, the data protection officer" in output


def test_questions_are_asked_in_swedish_and_again_where_an_answer_does_not_fit(tmp_path: Path) -> None:
    result = run("init", str(tmp_path / "ours"), "--lang", "sv", typed=ANSWERS_IN_SWEDISH)

    assert result.exit_code == 0, result.output
    assert "Vad heter er organisation på svenska?" in result.output
    assert "Hur når man dataskyddsombudet?" in result.output
    assert "ingen adress" in result.output
    assert "Svara sv eller en." in result.output
    assert "är er: 78 filer, inga fel, 0 varningar" in result.output
    contacts = organisation(tmp_path / "ours")
    assert contacts["ai_coordinator"] == "digitalisering@storkoping.se"
    assert contacts["dpo"] == "dataskyddsombud@storkoping.se"
    assert "private-account-for-open-only" in (tmp_path / "ours/policy_text/risk_check.yaml").read_text(
        encoding="utf-8"
    )


def test_an_adopted_policy_is_no_template(tmp_path: Path) -> None:
    folder = tmp_path / "ours"

    result = run("init", str(folder), "--yes", "--adopted", "2026-02-05", "--reference", "KS 2026/12")

    assert "template" not in result.output
    assert "**mall**" not in (folder / "policy_text/sv/01-syfte.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--name-sv", "12"], "12: A name has letters in it."),
        (["--domain", "kommunen"], "That is not the end of an address"),
        (["--contact", "boss=a@b.se"], "boss=a@b.se: There is no such role."),
        (["--contact", "dpo"], "There is no such role."),
        (["--contact", "dpo=a@b"], "not an address"),
        (["--adopted", "2026-02-05"], "--adopted and --reference belong together"),
        (["--adopted", "2099-02-05", "--reference", "x"], "still to come"),
    ],
)
def test_an_option_that_does_not_fit_ends_it_before_anything_is_written(
    tmp_path: Path, words: list[str], said: str
) -> None:
    result = run("init", str(tmp_path / "ours"), "--yes", *words)

    assert result.exit_code == 1
    assert said in result.output
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    result = run("init", str(tmp_path), "--yes")

    assert (result.exit_code, "There is something in" in result.output) == (1, True)
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


def test_other_content_than_the_template_is_not_adapted_by_guess(tmp_path: Path) -> None:
    small = Path(__file__).parents[1] / "content" / "small"

    result = run("init", str(tmp_path / "ours"), "--yes", "--content", str(small))

    assert result.exit_code == 1
    assert "is not the template that init adapts" in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_that_says_nothing_is_told_of_the_options(tmp_path: Path) -> None:
    result = run("init", str(tmp_path / "ours"), typed="Storköping\n")

    assert result.exit_code == 1
    assert "Give --yes" in result.output
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_in_the_terminal_leaves_nothing(tmp_path: Path) -> None:
    child = pexpect.spawn(POLICYBOT[0], [*POLICYBOT[1:], "init", str(tmp_path / "ours")], encoding="utf-8", timeout=240)
    child.expect("in Swedish")
    child.sendline("Storköping")
    child.expect("in English")
    child.sendintr()
    child.expect("Nothing is written")
    child.expect(pexpect.EOF)
    child.close()

    assert child.exitstatus == 1
    assert list(tmp_path.iterdir()) == []
