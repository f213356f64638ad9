"""The settings: what contradicts itself, and what looks like another thing than it should be."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process
from yarl import URL

from bot.doctor.findings import Check, Finding
from bot.doctor.surroundings import Patient
from bot.settings import PREFIX, Settings, contradictions, is_loopback

SETTINGS = Check("settings")
SECRET_EXPIRES = Check("secret")
BESIDE = frozenset({f"{PREFIX}CACHE"})
"""Variables of ours that are no settings."""

GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
SOON, VERY_SOON = 30, 7
"""Days until the secret expires."""

SHAPES = {"slack_bot_token": "xoxb-", "slack_app_token": "xapp-"}


async def settings(patient: Patient) -> list[Finding]:
    """Everything that the settings alone can tell."""
    given = patient.settings
    found = [
        *(SETTINGS.error(each.what, each.remedy) for each in contradictions(given)),
        *_unknown(patient),
        *_secrets(given),
        *_ids(given),
        *_addresses(given),
        *_openness(given),
    ]
    return found or [SETTINGS.ok("They fit together.")]


def _unknown(patient: Patient) -> Iterator[Finding]:
    known = [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]
    for name in sorted(patient.around.environ):
        if name.upper().startswith(PREFIX) and name.upper() not in BESIDE.union(known):
            near = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=80)
            meant = f"Did you mean {near[0]}?" if near else "See docs/running.md for those there are."
            yield SETTINGS.warning(f"{name} is set, but there is no such setting.", meant)


def _secrets(given: Settings) -> Iterator[Finding]:
    for name in ("app_password", "slack_bot_token", "slack_signing_secret", "slack_app_token"):
        variable, secret = f"{PREFIX}{name.upper()}", getattr(given, name).get_secret_value()
        if secret != secret.strip().strip("\"'"):
            yield SETTINGS.error(f"{variable} has spaces or quotes around it.", "Set the secret alone.")
        elif secret and not secret.startswith(SHAPES.get(name, "")):
            yield SETTINGS.error(
                f"{variable} does not begin with {SHAPES[name]}.", "Copy the token again, as docs/slack.md says."
            )
    if GUID.fullmatch(given.app_password.get_secret_value()):
        yield SETTINGS.error(
            f"{PREFIX}APP_PASSWORD looks like the id of a secret.",
            "Set the secret's value. Entra ID shows it only once, so make a new secret if it is gone.",
        )


def _ids(given: Settings) -> Iterator[Finding]:
    if given.app_id and not GUID.fullmatch(given.app_id):
        yield SETTINGS.error(
            f"{PREFIX}APP_ID is no application id.", "Copy Application (client) ID from the app's overview in Entra ID."
        )
    if given.tenant_id and not GUID.fullmatch(given.tenant_id):
        yield SETTINGS.error(
            f"{PREFIX}TENANT_ID is no tenant id.", "Copy Directory (tenant) ID from the app's overview in Entra ID."
        )
    if given.allowed_tenants and given.tenant_id not in given.allowed_tenants:
        yield SETTINGS.warning(
            f"{PREFIX}ALLOWED_TENANTS lacks {PREFIX}TENANT_ID, so your own staff is refused.", "Add it to the list."
        )
    for host in given.service_hosts:
        if host.removeprefix("*.").count(".") == 0 or "*" in host.removeprefix("*."):
            yield SETTINGS.error(
                f"{PREFIX}SERVICE_HOSTS lists {host}, so the bot's token could be sent to strangers.",
                "Leave the setting out, unless your cloud has other hosts.",
            )


def _addresses(given: Settings) -> Iterator[Finding]:
    if not given.public_url:
        return
    url, name = _parsed(given.public_url), f"{PREFIX}PUBLIC_URL"
    if url is None or url.scheme not in {"http", "https"} or not url.host:
        yield SETTINGS.error(f"{name} is no address.", "Set it as https://policybot.example.org.")
    elif url.scheme == "http" and not is_loopback(url.host):
        yield SETTINGS.warning(
            f"{name} is not https, so what people write can be read on the way.", "End TLS in a proxy in front."
        )
    elif url.path not in {"", "/"} or url.query_string:
        yield SETTINGS.error(f"{name} has a path, but the bot is served at the root.", "Give it a name of its own.")


def _openness(given: Settings) -> Iterator[Finding]:
    is_open = given.serves_chat and not is_loopback(given.host)
    if is_open and not given.proxies:
        yield SETTINGS.warning(
            f"The chat page is served to others, and {PREFIX}PROXIES is 0.",
            "Set it to the number of proxies in front, or all people count as one address.",
        )
    if not given.is_private and not given.metrics_token:
        yield SETTINGS.note("Nobody can read /metrics.", f"Set {PREFIX}METRICS_TOKEN and give it to Prometheus.")


def _parsed(address: str) -> URL | None:
    try:
        return URL(address)
    except ValueError:
        return None


async def secret(patient: Patient) -> list[Finding]:
    """How long the app's secret is good for."""
    given, expires = patient.settings, patient.settings.app_password_expires
    if not given.app_id:
        return []
    if expires is None:
        return [
            SECRET_EXPIRES.note(
                "Nobody has said when the app's secret expires.",
                f"Set {PREFIX}APP_PASSWORD_EXPIRES, as 2027-05-20, to be warned before the bot falls silent.",
            )
        ]
    days, how = (expires - patient.around.now().date()).days, "Make a new secret in Entra ID and set it with its date."
    if days < 0:
        return [SECRET_EXPIRES.error(f"The app's secret expired {-days} days ago.", how)]
    if days <= VERY_SOON:
        return [SECRET_EXPIRES.error(f"The app's secret expires in {days} days.", how)]
    if days <= SOON:
        return [SECRET_EXPIRES.warning(f"The app's secret expires in {days} days.", how)]
    return [SECRET_EXPIRES.ok(f"The app's secret is good for {days} days.")]
