"""Looks for whatever may be wrong around the bot, and says of each fault what it is and what to do."""

from bot.doctor.examination import examined
from bot.doctor.findings import Finding, Grade
from bot.doctor.surroundings import Surroundings

__all__ = ["Finding", "Grade", "Surroundings", "examined"]
