"""What stands beside the two folders: how to work with them, and what git leaves out."""

from collections.abc import Mapping
from importlib.resources import files

from bot.starting.start import Start

NOT_KEPT = "# What the bot keeps while it runs, and what is secret.\n*.sqlite\n*.sqlite-*\n*.sqlite.key\n.env\n"


def beside(start: Start) -> Mapping[str, str]:
    """The files by name, written in the language that the bot speaks first."""
    readme = (files("bot.starting") / f"readme.{start.language}.md").read_text(encoding="utf-8")
    return {"README.md": readme.format(name=start.name.to(start.language)), ".gitignore": NOT_KEPT}
