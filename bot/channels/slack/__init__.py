"""The Slack channel, over HTTP and over a socket. It translates, and lets nobody else in."""

from bot.channels.slack.channel import Talks
from bot.channels.slack.credentials import Credentials
from bot.channels.slack.manifest import manifest
from bot.channels.slack.routes import COMMANDS, EVENTS, INTERACTIVITY
from bot.channels.slack.service import Slack

PATHS = (EVENTS, INTERACTIVITY, COMMANDS)
"""What Slack posts to, signed."""

__all__ = ["PATHS", "Credentials", "Slack", "Talks", "manifest"]
