import pytest

from bot.content.reading import read
from dialogs.library import Library
from tests.conftest import SMALL, TODAY


@pytest.fixture(scope="session", name="small_library")
def fixture_small_library() -> Library:
    """A content of two entries, quick to do a thing with many times."""
    library = read(SMALL, TODAY).library
    assert library is not None
    return library
