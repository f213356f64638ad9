"""The command line. A command's module is imported when the command is called, so that each starts fast."""

from importlib import import_module

import click
from click.shell_completion import CompletionItem

STAFF = {
    "ask": "Answer one question and end.",
    "chat": "Talk with the bot in the terminal.",
}
POLICY_TEAM = {
    "check": "Check the content and prove the risk check.",
    "diff": "Tell what a change of the content reaches.",
    "eval": "Put questions to the bot and count what came of them.",
    "gaps": "List what staff asked in vain, and draft what is missing.",
    "init": "Begin your municipality's own content.",
    "preview": "Show the content as each channel will, on a live page.",
    "receipt": "Replay the receipt of a finished risk check.",
    "report": "Write a page for a management meeting.",
    "reviews": "List what owners found still right, or write it as a patch.",
    "schemas": "Write what an editor needs to know the format.",
    "show": "Draw the risk check on one page.",
}
IT_DEPARTMENT = {
    "doctor": "Look for whatever may be wrong, and say what to do.",
    "forget": "Erase whatever is kept of somebody, and prove it.",
    "package": "Write what Teams or Slack has to be told of the bot.",
    "serve": "Serve the bot.",
}
READERS = {"Staff": STAFF, "Policy team": POLICY_TEAM, "IT department": IT_DEPARTMENT}
COMMANDS = STAFF | POLICY_TEAM | IT_DEPARTMENT
"""Every command in a line, so that a list of them imports none."""


class Commands(click.Group):
    """The commands, each in the module of its name."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of the name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"bot.cli.{cmd_name}").command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands by who needs them."""
        for reader, commands in READERS.items():
            with formatter.section(reader):
                formatter.write_dl(list(commands.items()), col_max=max(map(len, COMMANDS)))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What the shell offers for the beginning of a command, without importing any."""
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        return [CompletionItem(name, help=says) for name, says in COMMANDS.items() if name.startswith(incomplete)]


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="A command ends with 0 where all is well, 1 where it found something wrong, 2 where it was called wrongly.",
)
@click.version_option(package_name="policybot")
def main() -> None:
    """Policybot answers staff on the AI policy, and takes them through a risk check before they use a tool."""
