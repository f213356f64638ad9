"""Who adopted the policy, and whom staff turn to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dialogs.language import Language, Text


@dataclass(frozen=True, slots=True)
class Role:
    """Someone to ask: a title that fits into a sentence, and how to reach whoever holds it."""

    id: str
    title: Text
    contact: Text


@dataclass(frozen=True, slots=True)
class PolicyIdentity:
    """Which policy this is: the decision that adopted it and its version."""

    title: Text
    adopted: date
    reference: str
    version: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """The municipality whose policy it is. `turn_to` is the role that answers what the bot cannot."""

    name: Text
    languages: tuple[Language, ...]
    policy: PolicyIdentity
    roles: Mapping[str, Role]
    turn_to: str

    @property
    def default_language(self) -> Language:
        """The language spoken until someone writes in another."""
        return self.languages[0]
