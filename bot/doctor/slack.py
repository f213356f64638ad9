"""Slack: whether its tokens are good, and for everything that the bot does."""

from collections.abc import Mapping

from bot.channels.slack.manifest import SCOPES
from bot.doctor.findings import Check, Finding
from bot.doctor.network import Answer
from bot.doctor.surroundings import Patient
from bot.settings import PREFIX

SLACK, SOCKET = Check("slack"), Check("slack socket")
AGAIN = f"Install the app again, and set {PREFIX}SLACK_BOT_TOKEN to the token it shows."
REFUSALS: Mapping[str, tuple[str, str]] = {
    "invalid_auth": ("the token is wrong", AGAIN),
    "not_authed": ("no token came with the request", AGAIN),
    "token_revoked": ("the token was taken back", AGAIN),
    "token_expired": ("the token has expired", AGAIN),
    "account_inactive": ("the app was removed from the workspace", AGAIN),
    "ratelimited": ("it was asked too often", "Wait a minute and look again."),
}


async def slack(patient: Patient) -> list[Finding]:
    """Whether Slack knows the bot, and lets it do what it does."""
    given = patient.settings
    if not given.slack_bot_token:
        return []
    url = f"{given.slack_api_url.rstrip('/')}/auth.test"
    return _of_bot(await patient.network.post(url, token=given.slack_bot_token.get_secret_value()))


def _of_bot(answer: Answer) -> list[Finding]:
    refusal = _refusal(answer, SLACK, REFUSALS, AGAIN)
    if refusal:
        return [refusal]
    granted = {scope.strip() for scope in answer.headers.get("x-oauth-scopes", "").split(",")}
    missing = [scope for scope in SCOPES if scope not in granted]
    if missing and granted != {""}:
        remedy = "Paste the manifest of `policybot package slack` into the app's settings, and install it again."
        return [SLACK.error(f"The app lacks scopes: {', '.join(missing)}.", remedy)]
    return [SLACK.ok("Slack knows the bot.")]


async def slack_socket(patient: Patient) -> list[Finding]:
    """Whether Slack lets the bot open a socket."""
    given = patient.settings
    if not given.slack_app_token:
        return []
    url = f"{given.slack_api_url.rstrip('/')}/apps.connections.open"
    answer = await patient.network.post(url, token=given.slack_app_token.get_secret_value())
    again = f"Make an app-level token with connections:write, and set {PREFIX}SLACK_APP_TOKEN."
    reasons = {error: (why, again) for error, (why, _) in REFUSALS.items()}
    return [_refusal(answer, SOCKET, reasons, again) or SOCKET.ok("Slack lets the bot open a socket.")]


def _refusal(answer: Answer, check: Check, reasons: Mapping[str, tuple[str, str]], otherwise: str) -> Finding | None:
    if answer.failure:
        return check.error(
            f"Slack does not answer: {answer.failure}.",
            "Let the bot out to slack.com: a firewall, proxy or DNS is in the way.",
        )
    if isinstance(answer.said, dict) and answer.said.get("ok") is True:
        return None
    error = answer.word("error")[:40] or f"status {answer.status}"
    why, remedy = reasons.get(error, ("it gives no other reason", otherwise))
    return check.error(f"Slack refuses the bot: {why} ({error}).", remedy)
