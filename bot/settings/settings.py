from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from bot.settings.addresses import is_loopback

FILE = Path("policybot.toml")
PREFIX = "POLICYBOT_"
PUBLIC_HOSTS = ("smba.trafficmanager.net", "*.botframework.com")
PUBLIC_METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration"
PUBLIC_LOGIN = "https://login.microsoftonline.com"
SLACK_API = "https://slack.com/api/"


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
