"""Sentences as staff write them, with something planted that leads to a person; and who makes up what is planted."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from faker import Faker

MANY = 500
SENTENCES = (
    "Får jag skriva in {} i ChatGPT?",
    "{} har frågat om hjälp",
    "Kan Copilot läsa om {}",
    "Jag har ett ärende om {} som jag vill sammanfatta",
    "hej, det gäller {}.",
    "vad gör jag om {} står i texten jag klistrat in",
    "Kollegan la in {} i går, är det en incident?",
    "Is {} allowed in the tool?",
    "A parent, {}, asks what we put into Copilot.",
    "can i paste {} into a prompt",
)
SIGNED = (
    "Jag heter {}. Får jag använda ChatGPT?",
    "Får jag använda DeepL? mvh {}",
    "hej, jag är {}, vad gäller?",
    "My name is {}, may I?",
)


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that leads to a person: what it is, who makes it up, and how it is put into a sentence."""

    name: str
    make: Callable[[], str]
    sentences: tuple[str, ...] = SENTENCES
    in_small_letters: bool = False

    def planted(self) -> Iterator[tuple[str, str]]:
        """What was planted, and the sentence it was planted in."""
        chance = random.Random(3)  # noqa: S311 - the same sentences every time
        for _ in range(MANY):
            made = self.make()
            sentence = chance.choice(self.sentences).format(made)
            yield (made.lower(), sentence.lower()) if self.in_small_letters else (made, sentence)


def kinds() -> list[Kind]:
    """All kinds. Names are drawn from Faker's lists, each as often as any other, and not from our own."""
    swedish, english = Faker("sv_SE"), Faker("en_GB")
    swedish.seed_instance(20261125)
    english.seed_instance(20261125)
    chance = random.Random(5)  # noqa: S311 - the same numbers every time

    def full() -> str:
        return f"{swedish.first_name()} {swedish.last_name()}"

    return [
        Kind("personal numbers", lambda: written(swedish.ssn(), chance)),
        Kind("coordination numbers", lambda: written(coordination(swedish.ssn()), chance)),
        Kind("phone numbers", swedish.phone_number),
        Kind("e-mail addresses", swedish.email),
        Kind("street addresses", swedish.street_address),
        Kind("first and last names", full),
        Kind("first and last names in small letters", full, in_small_letters=True),
        Kind("first names after a greeting", swedish.first_name, SIGNED),
        Kind("first names alone", swedish.first_name),
        Kind("first names alone in small letters", swedish.first_name, in_small_letters=True),
        Kind("English first and last names", lambda: f"{english.first_name()} {english.last_name()}"),
    ]


def checksum(nine: str) -> int:
    """The last digit of a personal number, from the nine before it."""
    digits = "".join(str(int(digit) * (2 - place % 2)) for place, digit in enumerate(nine))
    return -sum(map(int, digits)) % 10


def coordination(personal: str) -> str:
    """The coordination number of somebody born on the same day."""
    date, last = personal.replace("+", "-").split("-")
    nine = f"{date[-6:-2]}{int(date[-2:]) + 60}{last[:3]}"
    return f"{nine[:6]}-{nine[6:]}{checksum(nine)}"


def written(number: str, chance: random.Random) -> str:
    """The number in one of the ways people write it."""
    date, last = number.replace("+", "-").split("-")
    century = chance.choice(["", "19"]) if len(date) == 6 else ""
    return chance.choice(["{}-{}", "{}{}", "{} {}", "{} - {}", "{}+{}"]).format(century + date, last)


def is_found(planted: str, redacted: str) -> bool:
    """Whether nothing of what was planted is left: no word of a name, no four digits of a number."""
    if any(sign.isdecimal() for sign in planted):
        digits = "".join(sign for sign in redacted if sign.isdecimal())
        return planted not in redacted and len(digits) < 4
    return not any(word in redacted.split() or f"{word}." in redacted.split() for word in planted.split())
