"""What is told of the bot's use: counts by the day, never persons."""
