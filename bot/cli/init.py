import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import click

from bot.cli.content import chosen_folder, content_option, stop, today
from bot.cli.interview import Interview
from bot.content.editors import equip
from bot.content.folder import template_folder
from bot.content.problems import BrokenContent
from bot.content.proof import proof_in
from bot.content.reading import read
from bot.starting import (
    Adoption,
    Contact,
    NotTheTemplate,
    Role,
    Start,
    Template,
    Unfit,
    Words,
    adapted,
    beside,
    choices,
    contact_from,
    day_from,
    domain_from,
    is_free,
    language_from,
    name_from,
    reference_from,
    template_in,
    texts_of,
    words,
    write_whole,
)
from dialogs.language import Language, Text

EXAMPLE = "@exempelkommunen.se"
LANGUAGES = click.Choice([one.value for one in Language])


def _options_of_choices(function: Callable[..., None]) -> Callable[..., None]:
    for choice in reversed(choices()):
        values = click.Choice([option.id for option in choice.options])
        says = ", ".join(f"{option.id} ({option.says.en})" for option in choice.options)
        function = click.option(f"--{choice.id}", type=values, help=f"{choice.asks.en} {says}.")(function)
    return function


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name-sv", help="The organisation's name in Swedish.")
@click.option("--name-en", help="Its name in English.")
@click.option("--domain", help="What stands after the @ of its addresses.")
@click.option("--contact", "contacts", multiple=True, metavar="ROLE=ADDRESS", help="How a role is reached. Repeatable.")
@click.option("--language", type=LANGUAGES, help="The language the bot speaks until somebody writes in the other.")
@_options_of_choices
@click.option("--adopted", metavar="DAY", help="The day on which the policy was adopted, as 2026-11-20.")
@click.option("--reference", help="The reference of that decision.")
@click.option("--lang", type=LANGUAGES, default=Language.EN.value, help="The language of the questions here.")
@click.option("--yes", is_flag=True, help="Ask nothing: take the defaults for whatever no option answers.")
@content_option
def command(
    folder: Path, content: Path | None, contacts: tuple[str, ...], lang: str, *, yes: bool, **given: str | None
) -> None:
    """Begin your municipality's own content: the template with your name, roles and choices, in a new folder.

    What no option answers is asked. DIR has to be new or empty; an interruption leaves nothing half.

    \b
    policybot init our-content
    policybot init our-content --lang sv
    policybot init our-content --yes --name-sv "Storköpings kommun" --name-en "Storköping" --domain storkoping.se
    """  # noqa: D301 - click keeps the lines below \b as they are
    says = words(Language(lang))
    if not is_free(folder):
        stop(says.say("occupied", folder=folder))
    source = chosen_folder(content) if content else template_folder()
    texts = texts_of(source)
    try:
        start = _start(Interview(says, given, yes), template_in(texts), contacts)
        written = {**adapted(texts, start), **beside(start)}
        warnings = write_whole(folder, written, _made_fit)
        equip(folder)
    except click.Abort:
        stop("\n" + says.say("ended" if sys.stdin.isatty() else "no_answer"))
    except NotTheTemplate as error:
        stop(says.say("not_the_template", content=source, place=error))
    except BrokenContent as error:
        stop(f"{error}\n{says.say('unsound')}")
    except OSError as error:
        stop(says.say("not_writable", folder=folder, why=error.strerror))
    click.echo(says.say("done", folder=folder, files=len(written), warnings=warnings))
    _tell(folder, says, start, template_in(texts).roles)


def _start(asked: Interview, template: Template, contacts: tuple[str, ...]) -> Start:
    known = dict(asked.fitted(partial(_of_role, template.roles), each) for each in contacts)
    sv = asked.answer("name_sv", name_from, template.name.sv)
    en = asked.answer("name_en", name_from, template.name.en if sv == template.name.sv else sv)
    domain = asked.answer("domain", lambda answer: domain_from(answer) if answer.strip() else "", "")
    for role in template.roles:
        if role not in known:
            known[role] = _reached(asked, template.roles[role], domain)
    return Start(
        name=Text(sv, en),
        language=asked.answer("language", language_from, Language.SV),
        today=today(),
        contacts=known,
        chosen={choice.id: asked.choice(choice) for choice in choices()},
        adoption=_adoption(asked),
    )


def _of_role(roles: Mapping[str, Role], given: str) -> tuple[str, Contact]:
    role, sign, contact = given.partition("=")
    if not sign or role not in roles:
        raise Unfit("no_role")
    return role, contact_from(contact)


def _reached(asked: Interview, role: Role, domain: str) -> Contact:
    return asked.answer("contact", contact_from, role.at(domain), role=role.title.to(asked.words.language))


def _adoption(asked: Interview) -> Adoption | None:
    given = [asked.given.get(name) for name in ("adopted", "reference")]
    if any(given) and not all(given):
        stop(asked.words.say("both_or_none"))
    if not any(given) and not asked.is_so("is_adopted"):
        return None
    on = asked.answer("adopted", lambda answer: day_from(answer, today()), "")
    return Adoption(on, asked.answer("reference", reference_from, ""))


def _made_fit(stage: Path) -> int:
    """How many warnings the content has; and editors are told its format.

    Raises:
        BrokenContent: it has errors, or the risk check is not proven.
    """
    problems = {*read(stage, today()).problems, *proof_in(stage).problems}
    broken = sorted(problem for problem in problems if problem.is_error)
    if broken:
        raise BrokenContent(broken)
    equip(stage)
    return len(problems)


def _tell(folder: Path, says: Words, start: Start, roles: Mapping[str, Role]) -> None:
    if start.adoption is None:
        click.echo(says.say("still_template"))
    examples = [
        role.title.to(says.language)
        for name, role in roles.items()
        if EXAMPLE in role.contact.sv and start.contacts[name].text == role.contact
    ]
    if examples:
        click.echo(says.say("still_examples", roles=", ".join(examples)))
    click.echo(says.say("next", folder=folder))
