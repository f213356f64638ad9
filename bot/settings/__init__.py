"""What the IT department sets: by environment (POLICYBOT_...), or in the file policybot.toml of the current folder."""

from bot.settings.addresses import SLACK_PLACE, TEAMS_PLACE, is_loopback
from bot.settings.contradictions import contradictions
from bot.settings.loading import Misconfigured, load_settings, read_settings
from bot.settings.settings import (
    PREFIX,
    PUBLIC_HOSTS,
    PUBLIC_LOGIN,
    PUBLIC_METADATA,
    SLACK_API,
    LogFormat,
    Settings,
)

__all__ = [
    "PREFIX",
    "PUBLIC_HOSTS",
    "PUBLIC_LOGIN",
    "PUBLIC_METADATA",
    "SLACK_API",
    "SLACK_PLACE",
    "TEAMS_PLACE",
    "LogFormat",
    "Misconfigured",
    "Settings",
    "contradictions",
    "is_loopback",
    "load_settings",
    "read_settings",
]
