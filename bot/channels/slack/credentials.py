from dataclasses import dataclass, field

from bot.settings import SLACK_API


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the bot and Slack know each other by.

    Without `signing_secret` nothing is taken over HTTP; without `app_token` no socket is opened.
    """

    bot_token: str = field(repr=False)
    signing_secret: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    api_url: str = SLACK_API
