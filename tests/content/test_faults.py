"""Whatever a file holds is a problem on its line or none, found fast, and never an exception."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.content import files
from bot.content.codes import Code
from tests.content.plants import E, M, O, R, S, T, V
from tests.planting import Folder


def test_the_folder_without_a_fault_has_none(folder: Folder) -> None:
    assert folder.problems() == ()


def a_tree_of_aliases() -> str:
    return "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))


WHOLE = [
    ("binary", V, bytes(range(256)) * 10, "P022"),
    ("NUL", V, b"- id: a\x00b\n", "P022"),
    ("not UTF-8", V, "- id: å\n".encode("latin-1"), "P022"),
    ("5 MB", V, b"# " + b"x" * 5_000_000, "P021"),
    ("aliases that explode", O, a_tree_of_aliases(), "P033"),
    ("nested deep", V, "[" * 100_000, "P036"),
    ("empty", V, "", "P037"),
    ("only a comment", V, "# nothing\n", "P037"),
    ("a text", V, "hej", "P005"),
    ("a mapping where a list belongs", V, "a: b", "P005"),
    ("a list where a mapping belongs", O, "- a", "P005"),
    ("a wrong ending", "faq/verktyg.yml", "- id: a", "P025"),
    ("another language", "policy_text/sv/README.txt", "hej", "P025"),
    ("a section without a number", "policy_text/sv/verktyg.md", "---\n---\n# A {#a}\n", "P043"),
    (
        "a section in one language",
        "policy_text/sv/02-b.md",
        "---\ntitle: B\nreviewed: 2026-11-20\n---\n# B {#b}\n",
        "P044",
    ),
    ("utterances of nobody", "faq/utterances/verktyg.yaml", "gone:\n  sv: [hej]\n", "P057"),
    (
        "endless links",
        "policy_text/en/01-verktyg.md",
        b"---\ntitle: A\nreviewed: 2026-11-20\n---\n# A {#a}\n" + b"](" * 400_000,
        "P045",
    ),
    (
        "endless tags",
        "policy_text/en/01-verktyg.md",
        b"---\ntitle: A\nreviewed: 2026-11-20\n---\n# A {#a}\n" + b"<a" * 400_000,
        "P046",
    ),
    ("endless unknown keys", O, "".join(f"k{n}: v\n" for n in range(90_000)), "P027"),
    ("few utterances", "faq/utterances/verktyg.yaml", "new-tool:\n  sv: [hej]\n", "P100"),
]


@pytest.mark.parametrize(("fault", "file", "written", "code"), WHOLE, ids=[row[0] for row in WHOLE])
def test_a_file_that_is_no_content_is_a_problem_and_found_fast(
    fault: str, file: str, written: str | bytes, code: str, folder: Folder
) -> None:
    folder.write(file, written)
    begun = time.process_time()

    problems = folder.problems()

    assert code in {problem.code for problem in problems}, (fault, *map(str, problems))
    assert all(problem.file for problem in problems)
    assert time.process_time() - begun < 6


def test_utterances_of_an_entry_stand_in_one_file(folder: Folder) -> None:
    folder.write("faq/utterances/a.yaml", "new-tool:\n  sv: [hej]\n")
    folder.write("faq/utterances/b.yaml", "new-tool:\n  sv: [hallå]\n")

    assert "P050" in {problem.code for problem in folder.problems()}


def test_a_fault_in_one_file_hides_no_fault_between_others(folder: Folder) -> None:
    folder.change(O, "languages:", "languges:")
    folder.change(V, "related: [new-tool]", "related: [old-tool]")

    assert {"P001", "P052"} <= {problem.code for problem in folder.problems()}


def test_near_copies_of_an_utterance_count_once(folder: Folder) -> None:
    copies = ", ".join(f"hur gör jag för att få ett nytt verktyg godkänt{'!' * n}" for n in range(30))
    folder.write("faq/utterances/verktyg.yaml", f"new-tool:\n  sv: [{copies}]\n")

    problem = next(p for p in folder.problems() if p.code == "P100" and "sv" in p.message and "new-tool" in p.message)

    assert "has 1 different" in problem.message


def replaced_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_dangling_link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parent / "gone.yaml")


def a_link_outside(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/hostname")


def a_link_to_itself(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


@pytest.mark.parametrize("damage", [replaced_by_a_folder, a_dangling_link, a_link_outside, a_link_to_itself, os.unlink])
def test_a_file_that_cannot_be_read_is_a_problem(damage: Callable[[Path], None], folder: Folder) -> None:
    damage(folder.path / O)

    reading = folder.read()

    assert reading.library is None
    assert O in {problem.file for problem in reading.problems}


def test_all_problems_come_at_once_in_the_order_of_file_and_line(folder: Folder) -> None:
    folder.change(V, "reviewed: 2026-11-20", "reviewed: soon")
    folder.change(V, "topic: tools", "topc: tools")
    folder.change(S, "status: unknown", "status: certain")

    problems = folder.problems()

    assert [(p.file, p.line, p.code) for p in problems if p.code in {"P001", "P003", "P004"}] == [
        (V, 2, "P001"),
        (V, 15, "P004"),
        (S, 5, "P003"),
    ]


def test_a_problem_reads_as_one_line_that_an_editor_can_follow(folder: Folder) -> None:
    folder.change(V, "topic: tools", "topc: tools")

    said = [str(problem) for problem in folder.problems()]

    assert "faq/verktyg.yaml:2 P001 private-account › topc is no key here. Did you mean topic?" in said


FILES = st.sampled_from([V, O, S, T, R, E, M, "faq/synonyms.yaml", "faq/utterances/verktyg.yaml"])
YAMLISH = st.text(alphabet="abc:-[]{}&*!|>'\"#\n\t ,.?%@0", max_size=200)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=FILES, written=st.binary(max_size=200) | YAMLISH.map(str.encode))
def test_nothing_that_a_file_may_hold_raises(file: str, written: bytes, folder: Folder) -> None:
    before = (folder.path / file).read_bytes() if (folder.path / file).exists() else None
    folder.write(file, written)

    reading = folder.read()

    assert (reading.library is None) == any(problem.is_error for problem in reading.problems)
    if before is None:
        (folder.path / file).unlink()
    else:
        folder.write(file, before)


def test_more_content_than_can_be_read_in_time_is_refused_as_a_whole(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_CHARACTERS", 1000)

    (problem,) = (problem for problem in folder.problems() if problem.code is Code.TOO_MUCH)

    assert "together" in problem.message
    assert folder.read().library is None
