import sys
from collections.abc import Iterator

from bot.channels.terminal.screen import Screen
from bot.delivery import Delivery, Take
from dialogs.language import Language
from dialogs.messages import Message
from dialogs.phrases import Phrase, Phrases

CONVERSATION = "terminal"


class Session:
    """A conversation from the greeting until the input ends."""

    def __init__(self, take: Take, phrases: Phrases, language: Language) -> None:
        self._take = take
        self._phrases = phrases
        self._language = language
        self._screen = Screen()

    async def talk(self) -> None:
        """Greet, then answer line by line."""
        await self._turn(None)
        self._screen.hint(self._phrases.say(Phrase.TERMINAL_HINT, self._language))
        for line in _lines(self._screen.prompt):
            await self._turn(Message(line))

    async def _turn(self, message: Message | None) -> None:
        self._screen.show(await self._take(Delivery(CONVERSATION, "", message)))


def _lines(prompt: str) -> Iterator[str]:
    """Lines as they are typed, until the input ends or the user interrupts."""
    if sys.stdin.isatty():
        import readline  # noqa: F401, PLC0415 - gives input() its history and keys, where there is a keyboard
    while True:
        try:
            yield input(prompt)
        except (EOFError, KeyboardInterrupt):
            print()  # noqa: T201 - the shell's own prompt begins on a new line
            return
