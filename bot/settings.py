"""What the IT department sets: by environment (POLICYBOT_...), or in the file policybot.toml of the current folder."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource
from yarl import URL

FILE = Path("policybot.toml")
PREFIX = "POLICYBOT_"
PUBLIC_HOSTS = ("smba.trafficmanager.net", "*.botframework.com")
PUBLIC_METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration"
PUBLIC_LOGIN = "https://login.microsoftonline.com"
SLACK_API = "https://slack.com/api/"


SLACK_PLACE = re.compile(r"slack:([CGD][A-Z0-9]{6,})")
TEAMS_PLACE = re.compile(r"teams:(https?://\S+) (\S+)")
"""How it is written where questions for a person go."""


class LogFormat(StrEnum):
    """How the log is written."""

    TEXT = "text"
    JSON = "json"


class LogLevel(StrEnum):
    """From how serious on things are logged."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


class Settings(BaseSettings):
    """All settings; those without a value of your own have one that works on your own machine."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, toml_file=FILE, extra="forbid", frozen=True)

    content: Path | None = Field(None, description="The folder that holds faq/ and policy_text/.")
    content_looks: float = Field(
        2.0,
        ge=0,
        le=3600,
        description="Seconds between two looks whether the content has changed; 0 for none, but on a hang-up signal.",
    )
    host: str = Field("127.0.0.1", description="The address to listen on.")
    port: int = Field(3978, ge=0, le=65535, description="The port to listen on; 0 for any that is free.")
    database: Path = Field(Path("policybot.sqlite"), description="The file that conversations are kept in.")
    database_url: SecretStr | None = Field(
        None,
        description="A PostgreSQL database in place of the file: postgresql://user:password@host/name.",
    )
    public_url: str = Field("", description="Where people reach the bot's pages, for links in citations.")
    app_id: str = Field("", description="The bot's app id (client id) in Entra ID.")
    app_password: SecretStr = Field(SecretStr(""), description="The app's client secret.")
    app_password_expires: date | None = Field(
        None, description="The day the secret expires, as 2027-05-20, so that the bot can warn before."
    )
    tenant_id: str = Field("", description="The tenant that the app is registered in.")
    allowed_tenants: frozenset[str] = Field(
        frozenset(), description="Tenants that may talk with the bot; by default tenant_id."
    )
    service_hosts: tuple[str, ...] = Field(PUBLIC_HOSTS, description="Hosts that replies may be sent to.")
    openid_metadata_url: str = Field(
        PUBLIC_METADATA,
        description="Where the keys of the Bot Framework are published.",
    )
    login_url: str = Field(PUBLIC_LOGIN, description="Where the bot fetches its own tokens.")
    slack_bot_token: SecretStr = Field(SecretStr(""), description="The Slack app's bot token (xoxb-...).")
    slack_signing_secret: SecretStr = Field(
        SecretStr(""), description="The Slack app's signing secret; with it Slack may post to the bot."
    )
    slack_app_token: SecretStr = Field(
        SecretStr(""),
        description="The Slack app's app-level token (xapp-...); with it the bot opens a socket to Slack.",
    )
    slack_api_url: str = Field(SLACK_API, description="Where Slack's Web API is.")
    web_chat: bool | None = Field(
        None,
        description="Whether the chat page is served, to anybody who reaches it; by default on your own machine alone.",
    )
    web_origins: frozenset[str] = Field(
        frozenset(), description="Other sites whose pages may hold the chat, as https://intranet.example.org."
    )
    turns_per_minute: int = Field(
        30,
        ge=0,
        description="Turns a minute that a conversation may go on with; who asks more is told to wait. 0: any.",
    )
    hosts: frozenset[str] = Field(
        frozenset(), description="Names that the bot is reached by beside that of public_url, as bot.internal."
    )
    proxies: int = Field(
        0, ge=0, le=9, description="How many proxies stand in front and tell whom they speak for in X-Forwarded-For."
    )

    privacy_key: Annotated[SecretStr, Field(min_length=32)] | None = Field(
        None,
        description="What pseudonyms are made with, and what the chat page is signed and sealed with, the same in "
        "every replica; by default made and kept in a file beside the database.",
    )
    keep_conversations_days: int = Field(90, ge=1, description="Days that a conversation is kept after its last turn.")
    keep_deliveries_days: int = Field(30, ge=2, description="Days that a repeated delivery is recognised.")
    keep_gaps_days: int = Field(180, ge=1, description="Days that questions without a good answer are kept.")
    keep_feedback_days: int = Field(730, ge=1, description="Days that it is kept whether answers helped.")
    hand_over: dict[str, str] = Field(
        {},
        description="Where questions for a person and reminders of reviews go, by role: slack:C0123ABCD, or "
        'teams:<service URL> <conversation id>; as {"ai_coordinator": "slack:C0123ABCD"}. Without it people are told '
        "whom to ask.",
    )
    keep_hand_overs_days: int = Field(30, ge=1, description="Days that questions handed to a person are kept.")
    keep_tallies_months: int = Field(25, ge=1, description="Months that counts by the day are kept, of nobody.")
    keep_receipts_days: int = Field(3650, ge=1, description="Days that receipts of finished checks are kept.")
    metrics_token: Annotated[SecretStr, Field(min_length=16)] | None = Field(
        None,
        description="What opens /metrics and the detail of /readyz; without it they open on your own machine alone.",
    )
    log_format: LogFormat = Field(LogFormat.TEXT, description="How the log is written: text or json.")
    log_level: LogLevel = Field(LogLevel.INFO, description="From what level on: DEBUG, INFO, WARNING or ERROR.")

    @property
    def is_private(self) -> bool:
        """Whether the bot is for this machine alone: not even a proxy on it can have a reason to lead others here."""
        has_credentials = self.app_id or self.slack_bot_token or self.public_url or self.proxies
        return is_loopback(self.host) and not has_credentials

    @property
    def serves_chat(self) -> bool:
        """Whether the chat page is served."""
        return is_loopback(self.host) if self.web_chat is None else self.web_chat

    @classmethod
    def settings_customise_sources(  # the names are pydantic's
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - one file is enough
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is passed comes first, then the environment, then mounted secrets, then the file."""
        return init_settings, env_settings, file_secret_settings, TomlConfigSettingsSource(settings_cls)


class Misconfigured(Exception):
    """The settings do not add up; the message says what to set."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What does not add up, and what to set."""

    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.what}\n{self.remedy}"


def load_settings(**given: object) -> Settings:
    """The settings, those given on the command line first.

    Raises:
        Misconfigured: a setting is unknown or has a wrong value, or the bot would be open to anybody.
    """
    settings = read_settings(**given)
    wrong = "\n".join(map(str, contradictions(settings)))
    if wrong:
        raise Misconfigured(wrong)
    return settings


def read_settings(**given: object) -> Settings:
    """The settings, whether they add up or not.

    Raises:
        Misconfigured: a setting is unknown or has a wrong value.
    """
    chosen = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings(**chosen)  # type: ignore[arg-type] # pydantic checks them
    except (ValidationError, ValueError) as error:
        raise Misconfigured(_in_words(error)) from error


def _in_words(error: ValidationError | ValueError) -> str:
    if not isinstance(error, ValidationError):
        return f"{FILE} cannot be read: {error}"
    lines = (f"{PREFIX}{str(fault['loc'][0]).upper()}: {fault['msg']}" for fault in error.errors() if fault["loc"])
    return "\n".join(lines)


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
    name = f"{PREFIX}HAND_OVER"
    for role, place in settings.hand_over.items():
        is_slack, is_teams = (shape.fullmatch(place.strip()) for shape in (SLACK_PLACE, TEAMS_PLACE))
        if not (is_slack or is_teams):
            yield Contradiction(
                f"{name} names no channel for {role}.",
                "Write slack:C0123ABCD, or teams:<service URL> <conversation id>.",
            )
        elif is_slack and not settings.slack_bot_token:
            yield Contradiction(f"{name} sends questions for {role} to Slack.", f"So set {PREFIX}SLACK_BOT_TOKEN too.")
        elif is_teams and not (settings.app_id or is_loopback(URL(is_teams[1]).host or "")):
            yield Contradiction(f"{name} sends questions for {role} to Teams.", f"So set {PREFIX}APP_ID too.")


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


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
