"""The content: whether it can be used, and what is about to run out in it."""

import asyncio
from collections.abc import Iterable

from bot.content.folder import NoContent, content_folder
from bot.content.note import served_of
from bot.content.reading import Reading, read
from bot.content.weights import kept
from bot.doctor.findings import Check, Finding
from bot.doctor.surroundings import Patient
from bot.settings import PREFIX
from dialogs.reviews import reviews

CONTENT, HAND_OVER, REVIEWS = Check("content"), Check("hand-over"), Check("reviews")
LOOK = "Run policybot check."


async def content(patient: Patient) -> list[Finding]:
    """What the content lacks, in figures; `policybot check` names each fault. A bot that serves sees to it itself."""
    if patient.around.is_serving:
        return []
    try:
        folder = content_folder(patient.settings.content)
    except NoContent as error:
        return [CONTENT.error("There is no content in sight.", str(error))]
    reading = await asyncio.to_thread(read, folder, patient.around.now().astimezone().date())
    held_back = [
        CONTENT.warning(f"A running bot serves {served.fingerprint} still: {served.kept_because}", LOOK)
        for served in served_of(folder)
        if served.kept_because
    ]
    places = [*_hand_over(patient, reading), *_reminders(patient, reading)]
    return [_of_reading(reading), *_unlearnt(reading), *held_back, *places]


def _of_reading(reading: Reading) -> Finding:
    errors = [problem for problem in reading.problems if problem.is_error]
    if errors:
        return CONTENT.error(f"The content has {len(errors)} errors, first {errors[0]}", LOOK)
    if reading.problems:
        return CONTENT.warning(f"The content has {len(reading.problems)} warnings, first {reading.problems[0]}", LOOK)
    found = reading.library
    return CONTENT.ok(f"{len(found.entries)} entries and {len(found.tools)} tools, without a fault." if found else "")


def _hand_over(patient: Patient, reading: Reading) -> list[Finding]:
    """Whether the roles that questions go to are roles; nothing where none is set."""
    given = patient.settings.hand_over
    if not given or reading.library is None:
        return []
    roles = reading.library.organisation.roles
    wrong = [role for role in given if role not in roles]
    if wrong:
        known = ", ".join(sorted(roles))
        return [HAND_OVER.error(f"{PREFIX}HAND_OVER names {wrong[0]}, which is no role.", f"Name one of: {known}.")]
    if reading.library.organisation.turn_to not in given:
        turn_to = reading.library.organisation.turn_to
        what = f"Nobody can hand over what the bot cannot answer: {PREFIX}HAND_OVER lacks {turn_to}."
        return [HAND_OVER.warning(what, "Say where questions for that role go.")]
    return [HAND_OVER.ok(f"Questions for a person go to {', '.join(sorted(given))}.")]


def _reminders(patient: Patient, reading: Reading) -> list[Finding]:
    """Who is reminded of reviews, and who would be but has no place; nothing where nobody has one."""
    given = patient.settings.hand_over
    if not given or reading.library is None:
        return []
    owners = {one.owner for one in reviews(reading.library)}
    told = f"Reminded of reviews: {_listed(owners & given.keys())}."
    left = f" Without a place: {_listed(owners - given.keys())}." if owners - given.keys() else ""
    return [REVIEWS.ok(told + left)]


def _listed(roles: Iterable[str]) -> str:
    return ", ".join(sorted(roles)) or "nobody"


def _unlearnt(reading: Reading) -> list[Finding]:
    if reading.library is None or kept(reading.library.index.fingerprint) is not None:
        return []
    return [
        CONTENT.note(
            "The phrasings have not been learnt yet; the first start will take up to a minute longer.",
            'To have that behind you, run policybot ask "hej".',
        )
    ]
