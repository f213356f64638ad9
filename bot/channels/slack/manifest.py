"""What Slack is told of the app: what it may do, and where it is reached."""

from typing import Any

import yaml

from bot.channels.slack.block_kit import cut
from bot.channels.slack.routes import COMMANDS, EVENTS, INTERACTIVITY
from dialogs.language import Language
from dialogs.phrases import Phrase, Phrases

NAME = "Policybot"
COMMAND = "/policy"
SCOPES = ("app_mentions:read", "chat:write", "commands", "im:history")
EVENT_NAMES = ("app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked")
LONGEST_DESCRIPTION = 140
HOME = {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False}


def manifest(phrases: Phrases, language: Language, public_url: str) -> str:
    """The manifest as YAML; without a public address the app talks over a socket."""
    return yaml.safe_dump(_manifest(phrases, language, public_url.rstrip("/")), allow_unicode=True, sort_keys=False)


def _manifest(phrases: Phrases, language: Language, url: str) -> dict[str, Any]:
    return {
        "display_information": {
            "name": NAME,
            "description": cut(phrases.say(Phrase.APP_DESCRIPTION, language), LONGEST_DESCRIPTION),
        },
        "features": {
            "app_home": HOME,
            "bot_user": {"display_name": NAME, "always_online": True},
            "slash_commands": [_command(phrases, language) | _at("url", url, COMMANDS)],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENT_NAMES)} | _at("request_url", url, EVENTS),
            "interactivity": {"is_enabled": True} | _at("request_url", url, INTERACTIVITY),
            "org_deploy_enabled": False,
            "socket_mode_enabled": not url,
            "token_rotation_enabled": False,
        },
    }


def _command(phrases: Phrases, language: Language) -> dict[str, Any]:
    return {
        "command": COMMAND,
        "description": phrases.say(Phrase.COMMAND_DESCRIPTION, language),
        "usage_hint": phrases.say(Phrase.COMMAND_USAGE, language),
        "should_escape": True,
    }


def _at(name: str, url: str, path: str) -> dict[str, str]:
    return {name: url + path} if url else {}
