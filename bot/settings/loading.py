from pydantic import ValidationError

from bot.settings.contradictions import contradictions
from bot.settings.settings import FILE, PREFIX, Settings


class Misconfigured(Exception):
    """The settings do not add up; the message says what to set."""


def load_settings(**given: object) -> Settings:
    """The settings, those given on the command line first.

    Raises:
        Misconfigured: a setting is unknown or has a wrong value, or the bot would be open to anybody.
    """
    settings = read_settings(**given)
    wrong = "\n".join(map(str, contradictions(settings)))
    if wrong:
        raise Misconfigured(wrong)
    return settings


def read_settings(**given: object) -> Settings:
    """The settings, whether they add up or not.

    Raises:
        Misconfigured: a setting is unknown or has a wrong value.
    """
    chosen = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings(**chosen)  # type: ignore[arg-type] # pydantic checks them
    except ValueError as error:
        raise Misconfigured(_in_words(error)) from error


def _in_words(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return f"{FILE} cannot be read: {error}"
    lines = (f"{PREFIX}{str(fault['loc'][0]).upper()}: {fault['msg']}" for fault in error.errors() if fault["loc"])
    return "\n".join(lines)
