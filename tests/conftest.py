"""The shipped content, read once, and a conversation with it."""

import os
import signal
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from bot.content.reading import read
from bot.content.weights import learnt
from dialogs.library import Library
from tests.planting import Folder
from tests.talk import Talk

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "content" / "small"
TODAY = date(2026, 11, 25)
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # so it is in the background, and our commands would inherit it
    signal.signal(signal.SIGINT, signal.default_int_handler)
settings.register_profile("any machine", deadline=None)  # how long an example takes says nothing of what it shows
settings.load_profile("any machine")
os.environ["POLICYBOT_CACHE"] = str(ROOT / ".pytest_cache" / "policybot")


@pytest.fixture(scope="session", name="library")
def fixture_library() -> Library:
    """The content that is shipped."""
    library = read(ROOT, TODAY).library
    assert library is not None, "the shipped content has errors: run `policybot check`"
    return library


@pytest.fixture(scope="session", name="learnt_library")
def fixture_learnt_library(library: Library) -> Library:
    """The content that is shipped, with what was learnt of it, as every command uses it."""
    return learnt(library)


@pytest.fixture(name="talk")
def fixture_talk(learnt_library: Library) -> Talk:
    """A conversation that has not begun."""
    return Talk(learnt_library, TODAY)


@pytest.fixture(scope="session", name="new_talk")
def fixture_new_talk(learnt_library: Library) -> Callable[[], Talk]:
    """Begins another conversation."""
    return lambda: Talk(learnt_library, TODAY)


@pytest.fixture(name="folder")
def fixture_folder(tmp_path: Path) -> Folder:
    """A small content folder without a fault, to plant faults in."""
    for file in SMALL.rglob("*.*"):
        target = tmp_path / file.relative_to(SMALL)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    return Folder(tmp_path)
