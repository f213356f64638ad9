"""Texts without what leads to a person."""

from dialogs.redaction.redacting import redacted
from dialogs.redaction.words import Mark, PrivateWords

__all__ = ["Mark", "PrivateWords", "redacted"]
