"""The Bot Framework channel: Teams, and whatever else speaks its protocol. It translates, and lets nobody else in."""

from bot.channels.bot_framework.adapter import Talks
from bot.channels.bot_framework.connector import client_session
from bot.channels.bot_framework.credentials import Credentials
from bot.channels.bot_framework.routes import PATH, Time, routes

__all__ = ["PATH", "Credentials", "Talks", "Time", "client_session", "routes"]
