"""While the bot serves it is looked after, at the start and every day, so that a fault is told before it silences."""

import asyncio
import logging

from bot.channels.bot_framework import client_session
from bot.doctor.examination import examined
from bot.doctor.findings import Finding, Grade
from bot.doctor.surroundings import Surroundings
from bot.settings import Settings

log = logging.getLogger(__name__)

A_DAY = 24 * 60 * 60.0
LEVELS = {Grade.ERROR: logging.ERROR, Grade.WARNING: logging.WARNING}


async def rounds(settings: Settings) -> None:
    """Look now and every day, and log what is wrong."""
    while True:
        try:
            async with client_session() as session:
                tell(await examined(settings, session, Surroundings(is_serving=True)))
        except Exception as error:  # noqa: BLE001 - a doctor who falls ill is no reason to stop the bot
            log.error("It could not be looked for faults: %s", type(error).__name__)  # noqa: TRY400 - no insides
        await asyncio.sleep(A_DAY)


def tell(found: list[Finding]) -> None:
    """Log what is wrong."""
    for each in found:
        if each.grade in LEVELS:
            log.log(LEVELS[each.grade], "%s", each)
