"""The bot's own words. They are written in sv.yaml and en.yaml beside this file; the shell reads them."""

from dialogs.phrases.phrase import Command, Phrase
from dialogs.phrases.phrases import Phrases, placeholders

__all__ = ["Command", "Phrase", "Phrases", "placeholders"]
