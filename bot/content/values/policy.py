from bot.content.models.policy import FrontMatterModel, OrganisationModel, SourceModel
from bot.content.models.tools import DETAILS, FactModel, ToolModel
from bot.content.sections import WrittenSection
from bot.content.values.faq import text
from dialogs.language import Language, Text
from dialogs.organisation import Organisation, PolicyIdentity, Role
from dialogs.policy import Clause, Section, Source, Status
from dialogs.tools import Decided, Fact, Kind, Tool, ToolStatus


def organisation(written: OrganisationModel) -> Organisation:
    """Whose policy it is."""
    policy = written.policy
    return Organisation(
        name=text(written.name),
        languages=tuple(Language(language) for language in written.languages),
        policy=PolicyIdentity(text(policy.title), policy.adopted, policy.reference, policy.version),
        roles={key: Role(key, text(role.title), text(role.contact)) for key, role in written.roles.items()},
        turn_to=written.turn_to,
    )


def source(key: str, written: SourceModel) -> Source:
    """A law or guidance."""
    return Source(
        key=key,
        title=text(written.title),
        reference=written.reference,
        article=text(written.article),
        link=written.link,
        status=Status(written.status),
        verified=written.verified,
        note=text(written.note),
    )


def section(number: int, written: WrittenSection, front_matter: FrontMatterModel) -> Section:
    """A section; its clauses are numbered in the order they stand."""
    clauses = (
        Clause(clause.anchor, f"{number}.{place}", clause.title, clause.text)
        for place, clause in enumerate(written.clauses, 1)
    )
    heading = written.heading
    return Section(heading.anchor, number, heading.title, front_matter.reviewed, heading.text, tuple(clauses))


def tool(written: ToolModel) -> Tool:
    """A tool of the register."""
    details = {name: text(getattr(written, name)) for name in DETAILS if getattr(written, name)}
    return Tool(
        id=written.id,
        name=written.name,
        aliases=written.aliases,
        vendor=written.vendor,
        kind=Kind(written.kind),
        status=ToolStatus(written.status),
        is_example=written.example == "yes",
        is_ai=written.is_ai,
        max_data_class=int(written.max_data_class),
        login=written.login,
        children=written.children,
        secret=written.secret,
        training=written.training,
        text=text(written.text),
        approved_for=text(written.approved_for),
        not_for=text(written.not_for),
        details=details,
        system_owner=written.system_owner,
        contact=written.contact,
        decided=Decided(written.decided.by, written.decided.on),
        review_by=written.review_by,
        cites=written.cites,
        facts=tuple(_fact(fact) for fact in written.facts),
    )


def _fact(written: FactModel) -> Fact:
    return Fact(Text(written.sv, written.en), written.source, written.dated, written.status)
