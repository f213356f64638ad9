"""What stands in the template where the municipality writes something of its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.content.parsing import tree
from bot.content.tree import Node
from bot.starting.adapting import ORGANISATION
from dialogs.language import Text


@dataclass(frozen=True, slots=True)
class Role:
    """Someone to ask, and the contact that stands in the template."""

    title: Text
    contact: Text

    def at(self, domain: str) -> str:
        """The contact with the organisation's own domain, as one would type it."""
        sv, en = (_at(domain, text) for text in (self.contact.sv, self.contact.en))
        return sv if sv == en else f"{sv} | {en}"


def _at(domain: str, contact: str) -> str:
    before, sign, _ = contact.partition("@")
    return f"{before}@{domain}" if sign and domain else contact


@dataclass(frozen=True, slots=True)
class Template:
    """The name in the template, and its roles by id, in the order written."""

    name: Text
    roles: Mapping[str, Role]


def template_in(texts: Mapping[str, str]) -> Template:
    """What stands in the template; nothing where it has no organisation."""
    written = tree(texts.get(ORGANISATION, "{}"))
    roles = written.at("roles").pairs.items()
    return Template(
        _text(written.at("name")),
        {name: Role(_text(role.at("title")), _text(role.at("contact"))) for name, role in roles},
    )


def _text(node: Node) -> Text:
    return Text(node.at("sv").text, node.at("en").text)
