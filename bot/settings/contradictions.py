from collections.abc import Iterator
from dataclasses import dataclass

from yarl import URL

from bot.settings.addresses import SLACK_PLACE, TEAMS_PLACE, is_loopback
from bot.settings.settings import PREFIX, Settings


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What does not add up, and what to set."""

    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.what}\n{self.remedy}"


def contradictions(settings: Settings) -> Iterator[Contradiction]:
    """Everything in the settings that does not add up."""
    if not is_loopback(settings.host):
        yield from _openness(settings)
    yield from _half_of_a_server(settings)
    yield from _half_of_teams(settings)
    yield from _half_of_slack(settings)
    yield from _half_of_a_hand_over(settings)


def _half_of_a_server(settings: Settings) -> Iterator[Contradiction]:
    if settings.database_url and not settings.privacy_key:
        yield Contradiction(
            f"{PREFIX}DATABASE_URL is set, so {PREFIX}PRIVACY_KEY must be set too, the same in every replica.",
            "Else each replica would know people by another name. Make a key with: openssl rand -hex 32",
        )


def _half_of_teams(settings: Settings) -> Iterator[Contradiction]:
    missing = [name for name in ("app_password", "tenant_id") if not getattr(settings, name)]
    if settings.app_id and missing:
        names = " and ".join(f"{PREFIX}{name.upper()}" for name in missing)
        yield Contradiction(f"{PREFIX}APP_ID is set, so {names} must be set too.", "Teams needs all three.")
    if settings.app_password and not settings.app_id:
        yield Contradiction(f"{PREFIX}APP_PASSWORD is set without {PREFIX}APP_ID.", "Teams needs both, or neither.")


def _half_of_slack(settings: Settings) -> Iterator[Contradiction]:
    ways_in = settings.slack_signing_secret or settings.slack_app_token
    if ways_in and not settings.slack_bot_token:
        yield Contradiction(
            "Slack may reach the bot, but it cannot answer.",
            f"So {PREFIX}SLACK_BOT_TOKEN must be set for it to answer.",
        )
    if settings.slack_bot_token and not ways_in:
        yield Contradiction(
            f"{PREFIX}SLACK_BOT_TOKEN is set, but Slack cannot reach the bot.",
            f"Set {PREFIX}SLACK_SIGNING_SECRET for HTTP, or {PREFIX}SLACK_APP_TOKEN for a socket.",
        )


def _half_of_a_hand_over(settings: Settings) -> Iterator[Contradiction]:
    for role, place in settings.hand_over.items():
        yield from _half_of_a_way(settings, role, place.strip())


def _half_of_a_way(settings: Settings, role: str, place: str) -> Iterator[Contradiction]:
    name = f"{PREFIX}HAND_OVER"
    if SLACK_PLACE.fullmatch(place):
        if not settings.slack_bot_token:
            yield Contradiction(f"{name} sends questions for {role} to Slack.", f"So set {PREFIX}SLACK_BOT_TOKEN too.")
    elif teams := TEAMS_PLACE.fullmatch(place):
        if not (settings.app_id or is_loopback(URL(teams[1]).host or "")):
            yield Contradiction(f"{name} sends questions for {role} to Teams.", f"So set {PREFIX}APP_ID too.")
    else:
        remedy = "Write slack:C0123ABCD, or teams:<service URL> <conversation id>."
        yield Contradiction(f"{name} names no channel for {role}.", remedy)


def _openness(settings: Settings) -> Iterator[Contradiction]:
    if not (settings.app_id or settings.slack_signing_secret or settings.web_chat):
        yield Contradiction(
            f"Without an app id the bot answers anybody, so it listens on loopback only, not on {settings.host}.",
            f"Set {PREFIX}APP_ID, {PREFIX}APP_PASSWORD and {PREFIX}TENANT_ID for Teams, or {PREFIX}WEB_CHAT=true to "
            f"let everybody who reaches the address use the chat page, or leave out {PREFIX}HOST.",
        )
    if settings.web_chat and not settings.public_url:
        yield Contradiction(
            f"{PREFIX}WEB_CHAT is on, so {PREFIX}PUBLIC_URL must be set too.",
            "It is the address that people open, as https://policybot.example.org. Pages from elsewhere are refused.",
        )
