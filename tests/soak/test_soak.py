"""Bots that are killed at any moment lose nothing and say nothing twice, but for the one window there is."""

import os
from pathlib import Path

import pytest

from dialogs.library import Library
from tests.soak.driver import Outcome, Soak

KILLS = int(os.environ.get("SOAK_KILLS", "4"))
STAFF = 6

pytestmark = [pytest.mark.xdist_group("soak")]


def holds(outcome: Outcome) -> None:
    print(outcome)  # noqa: T201 - figures
    assert outcome.unanswered == []
    assert outcome.differing == []
    assert outcome.receipts == outcome.expected_receipts
    assert outcome.doubled <= outcome.kills


async def test_one_bot_on_a_file_is_killed_under_load(learnt_library: Library, tmp_path: Path) -> None:
    settings = {"POLICYBOT_DATABASE": str(tmp_path / "bot.sqlite")}

    holds(await Soak(learnt_library, settings, tmp_path, staff=STAFF, kills=KILLS).run())


async def test_a_connector_in_trouble_delays_and_loses_nothing(learnt_library: Library, tmp_path: Path) -> None:
    settings = {"POLICYBOT_DATABASE": str(tmp_path / "bot.sqlite")}

    holds(await Soak(learnt_library, settings, tmp_path, staff=3, kills=1, trouble=0.2).run())


async def test_two_replicas_on_a_server_are_killed_under_load(
    learnt_library: Library, tmp_path: Path, database: str
) -> None:
    settings = {"POLICYBOT_DATABASE_URL": database}

    holds(await Soak(learnt_library, settings, tmp_path, replicas=2, staff=STAFF, kills=KILLS).run())
