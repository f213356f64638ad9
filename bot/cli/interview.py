"""Questions in a terminal, each with the answer that is taken when nobody gives another."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import click

from bot.cli.content import stop
from bot.starting import Choice, Unfit, Words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Interview:
    """Asks what the options leave open. `given` are the options by name, `takes_defaults` asks nothing at all."""

    words: Words
    given: Mapping[str, str | None]
    takes_defaults: bool

    def answer(self, name: str, fit: Callable[[str], T], default: str, **values: object) -> T:
        """The answer to the question of the name, made fit; the command ends where an option's is not."""
        given = self.given.get(name)
        if given is not None or self.takes_defaults:
            return self.fitted(fit, default if given is None else given)
        while True:
            try:
                return fit(self._typed(name, default, **values))
            except Unfit as unfit:
                click.echo(self.words.say(str(unfit)), err=True)

    def fitted(self, fit: Callable[[str], T], given: str) -> T:
        """What was given by an option, made fit; the command ends and says why where it cannot be used."""
        try:
            return fit(given)
        except Unfit as unfit:
            stop(f"{given}: {self.words.say(str(unfit))}")

    def _typed(self, name: str, default: str, **values: object) -> str:
        typed: str = click.prompt(self.words.say(name, **values), default, show_default=bool(default), err=True)
        return typed

    def is_so(self, name: str) -> bool:
        """Whether the answer is yes; no by default."""
        if self.takes_defaults:
            return False
        return click.confirm(self.words.say(name), default=False, err=True)

    def choice(self, choice: Choice) -> str:
        """The option chosen, by its id; the template's own by default."""
        given = self.given.get(choice.id.replace("-", "_"))
        if given is not None or self.takes_defaults:
            return given or choice.options[0].id
        click.echo(choice.asks.to(self.words.language), err=True)
        for number, option in enumerate(choice.options, 1):
            says = option.says.to(self.words.language)
            click.echo(self.words.say("option", number=number, says=says), err=True)
        numbers = click.IntRange(1, len(choice.options))
        picked: int = click.prompt(self.words.say("choose"), 1, type=numbers, err=True)
        return choice.options[picked - 1].id
