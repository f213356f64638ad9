"""The command line. A command's module is imported when the command is called, so that each starts fast."""

from importlib import import_module

import click

COMMANDS = (
    "ask",
    "chat",
    "check",
    "diff",
    "doctor",
    "eval",
    "forget",
    "gaps",
    "init",
    "package",
    "preview",
    "receipt",
    "schemas",
    "serve",
    "show",
)


class Commands(click.Group):
    """The commands, each in the module of its name."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of the name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"bot.cli.{cmd_name}").command
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="policybot")
def main() -> None:
    """Policybot answers staff on the AI policy, and takes them through a risk check before they use a tool."""
