"""Looks for whatever may be wrong around the bot, and says of each fault what it is and what to do."""
