from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

IsKnown = Callable[[str], bool]
"""Whether a folded word stands in the content, and so names a matter and no person."""


class Mark(StrEnum):
    """What was taken out of a text."""

    PERSONAL_NUMBER = "personal_number"
    PHONE = "phone"
    NUMBER = "number"
    EMAIL = "email"
    LINK = "link"
    ADDRESS = "address"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class PrivateWords:
    """The words by which what is personal in a text is recognised, and what is written in its place.

    All are in small letters. Names, products and measures keep their accents; the others are folded. `words_too` are
    first names that mean something else in small letters. `products` never are persons.
    """

    marks: Mapping[Mark, str]
    introductions: frozenset[str]
    greetings: frozenset[str]
    closings: frozenset[str]
    roles: frozenset[str]
    things: frozenset[str]
    streets: tuple[str, ...]
    streets_in_capitals: tuple[str, ...]
    english_streets: tuple[str, ...]
    reached_by: tuple[str, ...]
    measures: frozenset[str]
    products: frozenset[str]
    words_too: frozenset[str]
    first_names: frozenset[str]
    last_names: frozenset[str]
