"""The words of reports, and how numbers and days are written in a language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from bot.content.parsing import tree
from bot.reports.discretion import Shown, Sight
from dialogs.language import Language

NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Words:
    """What a report says in one language. `names` holds, by kind, what ids are called."""

    language: Language
    says: Mapping[str, str]
    months: tuple[str, ...]
    names: Mapping[str, Mapping[str, str]]

    def say(self, name: str, **values: object) -> str:
        """The words of the name with their placeholders filled."""
        return self.says[name].format(**values).strip()

    def name(self, kind: str, which: str) -> str:
        """What an id is called; where nobody has said it, the id as words."""
        return self.names[kind].get(which) or which.replace("_", " ").replace("-", " ").capitalize()

    def number(self, many: float, decimals: int = 0) -> str:
        """A number with its thousands apart."""
        written = f"{many:,.{decimals}f}"
        if self.language is Language.SV:
            return written.replace(",", NO_BREAK).replace(".", ",")
        return written

    def percent(self, part: float) -> str:
        """A part of one, in whole percent."""
        return f"{self.number(part * 100)}{NO_BREAK}%" if self.language is Language.SV else f"{part:.0%}"

    def count(self, shown: Shown) -> str:
        """A count as it may be told."""
        if shown.sight is Sight.PLAIN and shown.many is not None:
            return self.number(shown.many)
        return self.say("few" if shown.sight is Sight.SMALL else "hidden")

    def seconds(self, seconds: float) -> str:
        """A time in milliseconds up to a second, then in seconds."""
        if seconds < 1:
            return self.say("milliseconds", many=self.number(max(seconds * 1000, 1)))
        return self.say("seconds", many=self.number(seconds, 1))

    def day(self, day: date) -> str:
        """A day as it is written in running text."""
        return f"{day.day}{NO_BREAK}{self.months[day.month - 1]}{NO_BREAK}{day.year}"


def words(language: Language) -> Words:
    """The words of the language."""
    written: Any = tree((files("bot.reports") / f"words.{language}.yaml").read_text(encoding="utf-8")).plain()
    return Words(language, written["says"], tuple(written["months"]), written["names"])
