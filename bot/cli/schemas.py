from pathlib import Path

import click

from bot.cli.content import stop
from bot.content.editors import SCHEMAS, equip
from bot.content.folder import NoContent, content_folder


@click.command("schemas")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
def command(folder: Path | None) -> None:
    """Write what an editor needs to know the format of DIR: JSON Schemas, and settings for Visual Studio Code.

    DIR holds faq/ and policy_text/; without it, the current folder. The editor then says what a key is for, marks
    what is wrong as you type, and offers ids, clauses, laws and roles. Write them again when there are new ones;
    `policybot check --watch` does it by itself.

    \b
    policybot schemas
    policybot schemas our-content
    """  # noqa: D301 - click keeps the lines below \b as they are
    chosen = folder or Path()
    try:
        equipped = equip(content_folder(chosen))
    except NoContent:
        stop(f"{chosen} holds no content: faq/ and policy_text/ have to be in it. Name the folder that holds them.")
    except OSError as error:
        stop(f"{error.filename} cannot be written: {error.strerror}. See that you may write in {chosen}.")
    for name in equipped.written:
        print(f"Wrote {name}")
    for name in equipped.left:
        print(f"{name} has comments or is no JSON, so it was left as it is. Add to its yaml.schemas: ./{SCHEMAS}/...")
