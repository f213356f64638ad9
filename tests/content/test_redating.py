"""Recorded reviews as a patch that git applies."""

import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.content.reading import read
from bot.content.redating import patch_of
from dialogs.reviews import Kind, Review, Reviewed, reviews

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 12, 1)
GIT = shutil.which("git") or "git"


@pytest.fixture(name="content")
def fixture_content(tmp_path: Path) -> Path:
    """The shipped content, somewhere below the top of a repository."""
    for name in ("faq", "policy_text"):
        shutil.copytree(ROOT / name, tmp_path / "ours" / name)
    subprocess.run([GIT, "init", "-q", str(tmp_path)], check=True)  # noqa: S603 - our own folder
    return tmp_path / "ours"


def all_of(folder: Path, today: date) -> dict[tuple[Kind, str], Review]:
    return {(one.kind, one.id): one for one in reviews(read(folder, today).checked())}


def applied(folder: Path, patch: str) -> None:
    subprocess.run([GIT, "apply", "--whitespace=error-all"], cwd=folder, input=patch.encode(), check=True)  # noqa: S603


def test_everything_reviewed_is_dated_anew_by_a_patch_that_applies_and_only_dates_change(content: Path) -> None:
    before = all_of(content, TODAY)
    patch = patch_of(content, {one.as_reviewed: TODAY for one in before.values()})

    applied(content, patch)

    after = all_of(content, TODAY)
    for key, one in before.items():
        assert after[key].review_by == TODAY + (one.review_by - one.reviewed), key
        assert after[key].reviewed == (one.reviewed if key[0] is Kind.TOOL else TODAY), key
    changed = [line for line in patch.splitlines() if line[0] in "+-" and line[:3] not in {"+++", "---"}]
    assert all("reviewed:" in line or "review_by:" in line for line in changed)
    assert patch_of(content, {one.as_reviewed: TODAY for one in before.values()}) == ""


def test_one_review_touches_its_own_lines_alone(content: Path) -> None:
    one = all_of(content, TODAY)[Kind.ENTRY, "private-account"]

    patch = patch_of(content, {one.as_reviewed: TODAY})

    assert [line for line in patch.splitlines() if line[0] == "+"][1:] == [
        f"+  reviewed: {TODAY}",
        f"+  review_by: {TODAY + (one.review_by - one.reviewed)}",
    ]


def test_a_section_is_dated_in_both_languages(content: Path) -> None:
    one = all_of(content, TODAY)[Kind.SECTION, "syfte"]

    patch = patch_of(content, {one.as_reviewed: TODAY})

    assert patch.count(f"+reviewed: {TODAY}") == 2


def test_what_is_gone_or_dated_anew_already_changes_nothing(content: Path) -> None:
    one = all_of(content, TODAY)[Kind.ENTRY, "private-account"]
    gone = Reviewed(Kind.ENTRY, "gone", one.review_by)
    older = Reviewed(Kind.ENTRY, one.id, one.review_by - timedelta(days=1))

    assert patch_of(content, {gone: TODAY, older: TODAY}) == ""


def test_ends_of_lines_stay_as_they_are_and_a_last_line_may_have_none(content: Path) -> None:
    file = content / "faq" / "verktyg.yaml"
    file.write_bytes(file.read_bytes().rstrip(b"\n").replace(b"\n", b"\r\n"))
    before = all_of(content, TODAY)
    ours = {one.as_reviewed: TODAY for (kind, _), one in before.items() if kind is Kind.ENTRY}
    lines = file.read_bytes().count(b"\r\n")

    patch = patch_of(content, ours)
    subprocess.run([GIT, "apply"], cwd=content, input=patch.encode(), check=True)  # noqa: S603 - our own folder

    assert file.read_bytes().count(b"\r\n") == lines
    assert not file.read_bytes().endswith(b"\n")
