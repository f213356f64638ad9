from dialogs.redaction.addresses import without_addresses
from dialogs.redaction.names import without_names
from dialogs.redaction.numbers import without_numbers
from dialogs.redaction.words import IsKnown, PrivateWords


def redacted(text: str, words: PrivateWords, is_known: IsKnown) -> str:
    """The text with marks in place of what leads to a person, as far as that can be told.

    Where it is doubtful, a mark is put. Words that `is_known` stay, unless they are names where they stand.
    """
    return without_names(without_numbers(without_addresses(text, words), words), words, is_known)
