"""Teams: whether the bot gets a token, and can tell whose tokens are true."""

import re
from collections.abc import Mapping

from bot.doctor.findings import Check, Finding
from bot.doctor.network import Answer
from bot.doctor.surroundings import Patient
from bot.settings import PREFIX

ENTRA, KEYS = Check("login"), Check("signing keys")
SCOPE = "https://api.botframework.com/.default"
_CODE = re.compile(r"AADSTS(\d+)")
NEW_SECRET = f"Make a new secret in Entra ID, and set {PREFIX}APP_PASSWORD and {PREFIX}APP_PASSWORD_EXPIRES."

REFUSALS: Mapping[str, tuple[str, str]] = {
    "7000215": (
        "the secret is wrong",
        f"Set {PREFIX}APP_PASSWORD to the secret's value, not its id; or make a new one.",
    ),
    "7000222": ("the secret has expired", NEW_SECRET),
    "7000216": ("no secret came with the request", NEW_SECRET),
    "700016": (
        "there is no such app in the tenant",
        f"Set {PREFIX}APP_ID and {PREFIX}TENANT_ID as the app's overview in Entra ID shows them.",
    ),
    "7000112": ("the app is switched off", "Enable the app under Enterprise applications in Entra ID."),
    "90002": ("there is no such tenant", f"Set {PREFIX}TENANT_ID as the app's overview in Entra ID shows it."),
    "900023": ("the tenant's id is none", f"Set {PREFIX}TENANT_ID as the app's overview in Entra ID shows it."),
    "53003": ("a rule of conditional access forbids it", "Ask whoever looks after Entra ID to let the app log in."),
}


async def login(patient: Patient) -> list[Finding]:
    """Whether Entra ID gives the bot a token."""
    given = patient.settings
    if not (given.app_id and given.app_password and given.tenant_id):
        return []
    form = {
        "grant_type": "client_credentials",
        "client_id": given.app_id,
        "client_secret": given.app_password.get_secret_value(),
        "scope": SCOPE,
    }
    url = f"{given.login_url.rstrip('/')}/{given.tenant_id}/oauth2/v2.0/token"
    return [_of_login(await patient.network.post(url, form), given.login_url)]


def _of_login(answer: Answer, url: str) -> Finding:
    if answer.word("access_token"):
        return ENTRA.ok("Entra ID gives the bot a token.")
    if answer.failure:
        return ENTRA.error(
            f"{url} gives no token: {answer.failure}.", "Let the bot out to it: a firewall, proxy or DNS is in the way."
        )
    found = _CODE.search(answer.word("error_description"))
    code = found[1] if found else ""
    why, remedy = REFUSALS.get(
        code, ("the reason stands in its sign-in logs", "Look up the code in Entra ID's sign-in logs.")
    )
    return ENTRA.error(f"Entra ID refuses the bot: {why} ({_named(code, answer)}).", remedy)


def _named(code: str, answer: Answer) -> str:
    """What it is called, in no more than the service's own short words."""
    return f"AADSTS{code}" if code else answer.word("error")[:40] or f"status {answer.status}"


async def signing_keys(patient: Patient) -> list[Finding]:
    """Whether the keys can be fetched by which true tokens are told."""
    given = patient.settings
    if not given.app_id:
        return []
    remedy = f"Let the bot out to it, or correct {PREFIX}OPENID_METADATA_URL. Without keys every message is refused."
    metadata = await patient.network.get(given.openid_metadata_url)
    if not metadata.word("jwks_uri"):
        why = metadata.failure or f"it answers with status {metadata.status} and no address of keys"
        return [KEYS.error(f"{given.openid_metadata_url} does not tell where the keys are: {why}.", remedy)]
    keys = await patient.network.get(metadata.word("jwks_uri"))
    if not (isinstance(keys.said, dict) and keys.said.get("keys")):
        why = keys.failure or f"status {keys.status}, no keys"
        return [KEYS.error(f"The keys of the Bot Framework cannot be fetched: {why}.", remedy)]
    return [KEYS.ok("The keys of the Bot Framework can be fetched.")]
