from importlib.metadata import version
from pathlib import Path

import click
from yarl import URL

from bot.channels.bot_framework.manifest import Registration, package
from bot.channels.slack import manifest
from bot.cli.content import content_option, library_in, stop
from bot.settings import PREFIX, Misconfigured, Settings, load_settings


@click.group("package")
def command() -> None:
    """Write what a chat platform has to be told of the bot.

    \b
    policybot package slack > manifest.yaml
    policybot package teams
    """  # noqa: D301 - click keeps the lines below \b as they are


@command.command("teams")
@content_option
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), default=Path("policybot-teams.zip"), help="The file."
)
def teams(content: Path | None, out: Path) -> None:
    """Write the app package for Teams, by POLICYBOT_APP_ID and POLICYBOT_PUBLIC_URL.

    \b
    policybot package teams
    policybot package teams --out ~/policybot.zip
    """  # noqa: D301 - click keeps the lines below \b as they are
    settings = _settings()
    missing = [f"{PREFIX}{name}" for name in ("APP_ID", "PUBLIC_URL") if not getattr(settings, name.lower())]
    if missing:
        stop(f"{' and '.join(missing)} must be set: Teams asks for both. docs/teams.md says where they come from.")
    if URL(settings.public_url).scheme != "https":
        stop(f"{PREFIX}PUBLIC_URL is {settings.public_url}, but Teams only talks to https addresses.")
    registration = Registration(settings.app_id, settings.public_url, version("policybot"))
    out.write_bytes(package(library_in(content), registration))
    click.echo(f"Wrote {out}. Upload it in the Teams admin centre: docs/teams.md.")


def _settings() -> Settings:
    try:
        return load_settings()
    except Misconfigured as error:
        stop(str(error))


@command.command("slack")
@content_option
@click.option("--socket", is_flag=True, help="Talk over a socket, though there is a public address.")
def slack(content: Path | None, *, socket: bool) -> None:
    """Write the manifest of the Slack app. With POLICYBOT_PUBLIC_URL Slack posts there; without, a socket is used.

    \b
    policybot package slack > manifest.yaml
    """  # noqa: D301 - click keeps the lines below \b as they are
    public_url = _settings().public_url
    library = library_in(content)
    language = library.organisation.default_language
    click.echo(manifest(library.phrases, language, "" if socket else public_url), nl=False)
