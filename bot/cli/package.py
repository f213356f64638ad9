from pathlib import Path

import click

from bot.channels.slack import manifest
from bot.cli.content import content_option, library_in, stop
from bot.settings import Misconfigured, load_settings


@click.group("package")
def command() -> None:
    """Write what a chat platform has to be told of the bot.

    \b
    policybot package slack > manifest.yaml
    """  # noqa: D301 - click keeps the lines below \b as they are


@command.command("slack")
@content_option
@click.option("--socket", is_flag=True, help="Talk over a socket, though there is a public address.")
def slack(content: Path | None, *, socket: bool) -> None:
    """Write the manifest of the Slack app. With POLICYBOT_PUBLIC_URL Slack posts there; without, a socket is used.

    \b
    policybot package slack > manifest.yaml
    """  # noqa: D301 - click keeps the lines below \b as they are
    try:
        public_url = load_settings().public_url
    except Misconfigured as error:
        stop(str(error))
    library = library_in(content)
    language = library.organisation.default_language
    click.echo(manifest(library.phrases, language, "" if socket else public_url), nl=False)
