"""Faults planted one by one: each is told once, with what to do, and with no secret in it."""

import json
import logging
import os
import re
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
from click.testing import CliRunner

from bot.channels.bot_framework import client_session
from bot.cli import main
from bot.doctor.findings import Finding, Grade
from bot.doctor.network import Network
from bot.doctor.rounds import tell
from bot.doctor.surroundings import Surroundings
from bot.store.opening import postgres_store
from tests.doctor.faults import FAULTS, Fault
from tests.doctor.world import SECRETS, World, ill

DOCTOR = Path(__file__).parents[2] / "docs" / "doctor.md"
TABLE = re.compile(r"(?s)(?<=<!-- faults -->\n).*?(?=\n<!-- end of faults -->)")


async def test_where_nothing_is_wrong_nothing_is_told(world: World, session: aiohttp.ClientSession) -> None:
    found = await world.findings(session)

    assert ill(found) == []
    assert {each.check for each in found if each.grade is Grade.OK} >= {
        "python",
        "settings",
        "secret",
        "login",
        "signing keys",
        "slack",
        "slack socket",
        "public address",
        "clock",
        "port",
        "content",
        "store",
        "disk",
        "privacy key",
        "retention",
    }


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
async def test_a_planted_fault_is_told_alone_and_with_what_to_do(
    fault: Fault, world: World, session: aiohttp.ClientSession
) -> None:
    fault.plant(world)

    found = ill(await world.findings(session))

    assert [(each.check, each.grade) for each in found] == [(fault.check, fault.grade)]
    assert found[0].remedy
    assert written_down(world, fault, found[0]) in table()


def written_down(world: World, fault: Fault, finding: Finding) -> str:
    """The fault's row in the document, which is written anew where that is asked for."""
    said = world.shown(finding).replace("\n", " ")
    row = f"| {fault.name} | {finding.grade} | {finding.check} | {said} |"
    if os.environ.get("WRITE_DOCS"):
        known = {line.split(" | ")[0]: line for line in table()[2:]} | {f"| {fault.name}": row}
        rows = (known.get(f"| {each.name}") for each in FAULTS)
        text = "\n".join((*HEADING, *filter(None, rows)))
        DOCTOR.write_text(TABLE.sub(lambda _: text, DOCTOR.read_text(encoding="utf-8")), encoding="utf-8")
    return row


HEADING = ("| fault | grade | check | what it says, and what to do |", "|---|---|---|---|")


def table() -> list[str]:
    found = TABLE.search(DOCTOR.read_text(encoding="utf-8"))
    assert found is not None
    return found.group().splitlines()


def test_the_document_lists_every_fault_once_and_no_other() -> None:
    rows = table()[2:]

    assert [row.split(" | ")[0].removeprefix("| ") for row in rows] == [fault.name for fault in FAULTS]
    assert len({row.split(" | ")[3] for row in rows}) == len(rows), "two faults read the same"
    assert len(FAULTS) >= 20


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
async def test_no_secret_is_told(fault: Fault, world: World, session: aiohttp.ClientSession) -> None:
    fault.plant(world)

    told = json.dumps([str(each) for each in await world.findings(session)])

    assert "hush" not in told
    assert not any(secret in told for secret in SECRETS.values())


async def test_a_clock_is_judged_by_most_of_those_asked(world: World, session: aiohttp.ClientSession) -> None:
    network = Network(session)
    await network.get(f"{world.url}/metadata")
    (theirs, ours) = network.clocks["127.0.0.1"]

    assert abs(theirs - ours).total_seconds() < 2


async def test_without_credentials_nobody_is_asked(world: World) -> None:
    world.set(**dict.fromkeys((*SECRETS, "app_id", "tenant_id", "public_url"), None))

    async with aiohttp.ClientSession() as session:
        await session.close()
        found = await world.findings(session)

    assert ill(found) == []
    assert "clock" not in {each.check for each in found}


async def test_a_bot_that_serves_does_not_fear_for_its_own_port(world: World, session: aiohttp.ClientSession) -> None:
    world.around = replace(world.around, is_serving=True)
    next(fault for fault in FAULTS if fault.name == "a port that is taken").plant(world)

    assert ill(await world.findings(session)) == []


def test_a_start_tells_of_what_is_wrong_and_of_nothing_else(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    tell([Finding("a", grade, f"what is {grade}.", "Do it.") for grade in Grade])

    assert [record.getMessage() for record in caplog.records] == [
        "a: what is error. Do it.",
        "a: what is warning. Do it.",
    ]


def doctor(*words: str, **environment: str) -> tuple[int, str]:
    done = CliRunner(env=environment).invoke(main, ["doctor", *words])
    return done.exit_code, done.output


def test_the_command_ends_with_1_on_an_error_and_0_without(world: World) -> None:
    content = str(world.folder.path)

    assert doctor("--content", content)[0] == 0
    code, said = doctor("--content", content, POLICYBOT_APP_ID="x")
    assert code == 1
    assert "POLICYBOT_APP_PASSWORD" in said
    assert doctor("--content", content, POLICYBOT_PORT="many")[0] == 1


def test_programs_read_the_findings_as_json(world: World) -> None:
    told = json.loads(doctor("--json", "--content", str(world.folder.path))[1])

    assert {"check", "grade", "what", "remedy"} == set(told[0])
    assert {each["check"] for each in told} >= {"python", "content", "store"}


async def test_every_check_has_a_fault_of_its_own(world: World, session: aiohttp.ClientSession) -> None:
    checks = {each.check for each in await world.findings(session)}

    assert checks <= {fault.check for fault in FAULTS}


async def test_a_server_of_databases_in_good_health_is_told_so(world: World, session: aiohttp.ClientSession) -> None:
    url = world.postgres()
    await (await postgres_store(url)).close()
    world.set(database_url=url, privacy_key="k" * 32)

    found = await world.findings(session)

    assert ill(found) == []
    assert "The PostgreSQL server opens and can be written." in {each.what for each in found}


def test_in_earnest_the_machine_itself_is_asked(tmp_path: Path) -> None:
    around = Surroundings()

    assert around.free_bytes(tmp_path) > 0
    assert around.now().tzinfo is not None
    assert client_session is not None
