"""The web: whether people reach the bot where its links lead, and the chat page has its script."""

from bot.doctor.findings import Check, Finding
from bot.doctor.network import Answer
from bot.doctor.surroundings import Patient
from bot.settings import PREFIX
from bot.web import assets
from bot.web.fetch import is_current

PUBLIC, ASSETS = Check("public address"), Check("chat page")
FETCH = "Run python -m bot.web.fetch."
ELSEWHERE, MISDIRECTED, BAD_GATEWAY = 302, 421, 502


async def public_address(patient: Patient) -> list[Finding]:
    """Whether the bot answers at its public address."""
    url = patient.settings.public_url.rstrip("/")
    if not url.startswith(("http://", "https://")):
        return []
    return [_of_public(await patient.network.get(f"{url}/policy"), url)]


def _of_public(answer: Answer, url: str) -> Finding:
    if answer.failure:
        return PUBLIC.warning(
            f"{url}: {answer.failure}.", "See that its name leads to the proxy, and look again while the bot runs."
        )
    if answer.headers.get("Server", "").startswith("Policybot") or answer.headers.get("Location", "").startswith(
        "/policy/"
    ):
        if answer.status == MISDIRECTED:
            return PUBLIC.error(
                f"{url} leads to the bot, but the proxy tells it another name.",
                f"Let the proxy pass Host on, or list its name in {PREFIX}HOSTS.",
            )
        if answer.status == ELSEWHERE:
            return PUBLIC.ok(f"The bot answers at {url}.")
    if answer.status >= BAD_GATEWAY:
        return PUBLIC.warning(
            f"{url} leads to a proxy that does not reach the bot (status {answer.status}).",
            "Start the bot, or correct the address that the proxy leads to.",
        )
    return PUBLIC.error(
        f"At {url} something else than the bot answers (status {answer.status}).",
        f"Correct {PREFIX}PUBLIC_URL, or what the proxy does with the path.",
    )


async def chat_page(patient: Patient) -> list[Finding]:
    """Whether the chat page has the script it was made for."""
    if not patient.settings.serves_chat:
        return []
    if not assets.is_there():
        return [ASSETS.warning("The chat page has no script, so nobody can chat there.", FETCH)]
    if not is_current():
        return [ASSETS.error("The chat page's script is not the one that was pinned, so browsers refuse it.", FETCH)]
    return [ASSETS.ok("The chat page has its script.")]
