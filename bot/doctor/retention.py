"""How long things are kept, and what should have gone."""

from datetime import timedelta

from bot.doctor.findings import Check, Finding
from bot.doctor.surroundings import Patient
from bot.settings import Settings
from bot.store import Cutoffs
from bot.store.retention import Retention

RETENTION = Check("retention")
GRACE = timedelta(days=2)
"""How much longer than they may be records can be kept while the sweep has been running now and then."""


async def retention(patient: Patient) -> list[Finding]:
    """How long things are kept."""
    told = ", ".join(f"{table} {long}" for table, long in kept(patient.settings).items())
    return [RETENTION.ok(f"Kept: {told}; swept every ten minutes while the bot runs.")]


def _days(given: Settings) -> dict[str, int]:
    """How long the rows of each table are kept."""
    return {
        name: getattr(given, f"keep_{name}_days")
        for name in ("conversations", "deliveries", "feedback", "receipts", "gaps", "hand_overs")
    }


def kept(given: Settings) -> dict[str, str]:
    """How long in words: of each table, of the counts, and of the chat page while it is open."""
    days = {name: f"{many} days" for name, many in _days(given).items()}
    return {
        **days,
        **dict.fromkeys(("tallies", "reviews"), f"{given.keep_tallies_months} months"),
        "chats": "1 hour",
        "activities": "1 hour",
    }


def cutoffs(patient: Patient) -> Cutoffs:
    """What a sweep would have swept away some days ago."""
    given = patient.settings
    return Retention(**_days(given), tallies=given.keep_tallies_months).cutoffs(patient.around.now() - GRACE)
