"""The bot's own words. They are written in sv.yaml and en.yaml beside this file; the shell reads them."""

from dialogs.phrases.phrases import Command, Phrase, Phrases, placeholders

__all__ = ["Command", "Phrase", "Phrases", "placeholders"]
