from collections.abc import Iterable, Iterator

from bot.content.codes import Code
from bot.content.kinds import Kind
from bot.content.models.policy import OrganisationModel
from bot.content.problems import Problem
from bot.content.tree import Node
from bot.content.written import Item, Written
from dialogs.commands import plain
from dialogs.tools import OF_A_TOOL

ROLE_KEYS = ("owner", "contact", "system_owner", "by", "turn_to")


def reference_problems(written: Written) -> Iterator[Problem]:
    """Ids given twice, and names of what does not exist."""
    yield from _twice((*written.entries, *written.elsewhere))
    yield from _twice(written.tools)
    yield from _twice(written.utterances)
    yield from _names_taken(written)
    yield from _dead_links(written)
    if written.organisation:
        yield from _roles(written, written.organisation)


def _twice(items: Iterable[Item[object]]) -> Iterator[Problem]:
    first: dict[str, Item[object]] = {}
    for item in items:
        before = first.setdefault(item.id, item)
        if before is not item:
            place = f"{before.file}:{before.node.at('id').line}"
            message, remedy = f"The id {item.id} stands already in {place}.", "Give one of the two another id."
            yield item.problem(Code.ID_TWICE, item.node.at("id"), message, remedy)


def _names_taken(written: Written) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for tool in written.tools:
        for node in (tool.node.at("name"), *tool.node.at("aliases").items):
            owner = taken.setdefault(plain(node.text), tool.id)
            if owner != tool.id:
                message = f"{node.text} is already a name of {owner}."
                yield tool.problem(Code.NAME_TAKEN, node, message, "Leave it to the tool that people mean by it.")


def _dead_links(written: Written) -> Iterator[Problem]:
    if written.knows(Kind.ENTRIES):
        yield from _dead_entries(written)
    leads = {"risk_check", "tools"} | {f"{OF_A_TOOL}{tool.id}" for tool in written.tools}
    for entry in written.entries if written.knows(Kind.TOOLS) else ():
        remedy = "Write risk_check, tools, or tool:<id> with an id of policy_text/tools.yaml."
        yield from _unknown(entry, "leads_to", leads, Code.DEAD_LEAD, remedy)


def _dead_entries(written: Written) -> Iterator[Problem]:
    entries = {entry.id for entry in written.entries}
    for entry in written.entries:
        yield from _unknown(entry, "related", entries, Code.DEAD_ENTRY, "Write the id of an entry in faq/.")
    for spoken in written.utterances:
        if spoken.id not in entries:
            message, remedy = f"There is no entry {spoken.id}.", "Write the id of an entry in faq/, or remove these."
            yield spoken.problem(Code.UTTERANCES_OF_NOBODY, None, message, remedy)


def _unknown(item: Item[object], key: str, known: set[str], code: Code, remedy: str) -> Iterator[Problem]:
    for node in item.node.at(key).items:
        if node.text not in known:
            yield item.problem(code, node, f"{key} names {node.text}, which does not exist.", remedy)


def _roles(written: Written, organisation: Item[OrganisationModel]) -> Iterator[Problem]:
    known = organisation.value.roles
    named: set[str] = set()
    for item, node in _roles_named(written):
        named.add(node.text)
        if node.text not in known:
            remedy = f"Write one of: {', '.join(sorted(known))}."
            yield item.problem(Code.UNKNOWN_ROLE, node, f"{node.text} is no role.", remedy)
    for role in known if written.knows(Kind.ENTRIES, Kind.TOOLS, Kind.RISK_CHECK) else ():
        if role not in named:
            node, remedy = organisation.node.at("roles", role), "Name it as an owner or contact, or remove it."
            yield organisation.problem(Code.ROLE_UNUSED, node, f"Nothing names the role {role}.", remedy)


def _roles_named(written: Written) -> Iterator[tuple[Item[object], Node]]:
    if written.organisation:
        yield written.organisation, written.organisation.node.at("turn_to")
    for item in (*written.entries, *written.tools):
        for key in ROLE_KEYS:
            yield from ((item, node) for node in item.node.everywhere(key) if node.text)
    if check := written.risk_check:
        for contacts in check.node.everywhere("contacts"):
            yield from ((check, node) for node in contacts.items)
