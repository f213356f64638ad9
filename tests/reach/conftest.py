"""Two folders of content, the second of which a test changes; and a repository."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from dialogs.library import Library
from dialogs.reach import Reach, reach
from tests.planting import TODAY, Folder

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "content" / "small"


@pytest.fixture(name="old")
def fixture_old() -> Library:
    """The small content as it was."""
    return Folder(SMALL).read().checked()


@pytest.fixture(name="reached")
def fixture_reached(old: Library, folder: Folder) -> Callable[[], Reach]:
    """What the change of the folder reaches, once the test has made it."""
    return lambda: reach(old, folder.read().checked(), TODAY)


@pytest.fixture(autouse=True)
def fixture_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of its own, and no database but the one a test makes."""
    monkeypatch.setenv("POLICYBOT_CACHE", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("POLICYBOT_DATABASE", str(tmp_path_factory.mktemp("store") / "none.sqlite"))


class Repository:
    """A git repository with content in a folder of it."""

    def __init__(self, path: Path) -> None:
        self.path, self.content = path, Folder(path / "content")
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str) -> str:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(  # noqa: S603 - words of the test
            ["git", "-C", str(self.path), *who, *words],  # noqa: S607 - whichever git is there
            capture_output=True,
            check=True,
            text=True,
        )
        return done.stdout

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=A")


@pytest.fixture(name="repository")
def fixture_repository(tmp_path: Path) -> Repository:
    """A repository whose only commit holds the small content."""
    shutil.copytree(SMALL, tmp_path / "repository" / "content")
    repository = Repository(tmp_path / "repository")
    repository.commit()
    return repository


def diff(*words: str) -> Result:
    return CliRunner().invoke(main, ["diff", *words], catch_exceptions=False)
