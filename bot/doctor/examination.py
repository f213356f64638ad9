from collections.abc import Awaitable, Callable

import aiohttp

from bot.doctor import content, keeping, machine, pages, retention, setup, slack, store, teams
from bot.doctor.findings import Finding
from bot.doctor.network import Network
from bot.doctor.surroundings import Patient, Surroundings
from bot.settings import Settings

Look = Callable[[Patient], Awaitable[list[Finding]]]

LOOKS: tuple[Look, ...] = (
    machine.python,
    setup.settings,
    setup.secret,
    teams.login,
    teams.signing_keys,
    slack.slack,
    slack.slack_socket,
    pages.public_address,
    machine.clock,
    machine.port,
    content.content,
    pages.chat_page,
    keeping.room,
    store.database,
    keeping.privacy_key,
    retention.retention,
    machine.cache,
)
"""In the order they are told. The clock comes after those who tell the time with everything else they are asked, and
the disk before the store, which tidies up when it is looked at."""


async def examined(settings: Settings, session: aiohttp.ClientSession, around: Surroundings) -> list[Finding]:
    """Everything that was found, in the order of the checks."""
    patient = Patient(settings, around, Network(session))
    return [finding for look in LOOKS for finding in await look(patient)]
