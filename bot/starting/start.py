"""What a municipality has answered, in a form that fits into its content."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dialogs.language import Language, Text

LONGEST_NAME = 80
LONGEST_CONTACT = 200
"""Characters."""

_DOMAIN = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}"
_ADDRESS = re.compile(rf"[^\s@,;:<>\"()]+@{_DOMAIN}", re.IGNORECASE)


class Unfit(Exception):
    """An answer cannot be used; the message is the name of the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach a role, as it stands in a sentence of either language."""

    text: Text


@dataclass(frozen=True, slots=True)
class Adoption:
    """The decision by which the policy was adopted."""

    on: date
    reference: str


@dataclass(frozen=True, slots=True)
class Start:
    """Everything by which the template is adapted. `chosen` names an option for each choice."""

    name: Text
    language: Language
    today: date
    contacts: Mapping[str, Contact]
    chosen: Mapping[str, str] = field(default_factory=dict)
    adoption: Adoption | None = None


def name_from(answer: str) -> str:
    """The name of an organisation.

    Raises:
        Unfit: it has no letters, is too long, or spans several lines.
    """
    name = answer.strip()
    if not any(sign.isalpha() for sign in name):
        raise Unfit("name_without_letters")
    if len(name) > LONGEST_NAME:
        raise Unfit("name_too_long")
    return _on_one_line(name)


def domain_from(answer: str) -> str:
    """What stands after the @ of the organisation's addresses.

    Raises:
        Unfit: it is no such name.
    """
    domain = answer.strip().removeprefix("@").lower()
    if not re.fullmatch(_DOMAIN, domain):
        raise Unfit("no_domain")
    return domain


def language_from(answer: str) -> Language:
    """A language by its code.

    Raises:
        Unfit: the bot does not speak it.
    """
    try:
        return Language(answer.strip().lower())
    except ValueError as error:
        raise Unfit("no_language") from error


def contact_from(answer: str) -> Contact:
    """An address, a number or a few words; with | between them where the languages differ.

    Raises:
        Unfit: it is empty, too long, or an address that cannot be one.
    """
    parts = [part.strip() for part in answer.split("|")]
    if len(parts) > len(Language) or not all(parts):
        raise Unfit("no_contact")
    for part in parts:
        _refuse(part)
    return Contact(Text(parts[0], parts[-1]))


def _refuse(part: str) -> None:
    if len(part) > LONGEST_CONTACT:
        raise Unfit("contact_too_long")
    if any("@" in word and not _ADDRESS.fullmatch(word.strip(".,()")) for word in _on_one_line(part).split()):
        raise Unfit("no_address")


def reference_from(answer: str) -> str:
    """The number under which the decision can be found.

    Raises:
        Unfit: there is none.
    """
    reference = answer.strip()
    if not reference or len(reference) > LONGEST_NAME:
        raise Unfit("no_reference")
    return _on_one_line(reference)


def day_from(answer: str, today: date) -> date:
    """The day of a decision.

    Raises:
        Unfit: it is no day, or one to come.
    """
    try:
        day = date.fromisoformat(answer.strip())
    except ValueError as error:
        raise Unfit("no_day") from error
    if day > today:
        raise Unfit("day_to_come")
    return day


def _on_one_line(text: str) -> str:
    if not text.isprintable():
        raise Unfit("strange_characters")
    return text
