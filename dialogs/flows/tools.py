"""What the register says of a tool."""

from dataclasses import replace
from functools import partial

from dialogs.faq import Hit, Reasons
from dialogs.flows.actions import to_check, to_help, to_tool, to_tools
from dialogs.phrases import Phrase
from dialogs.replies import Answer, Say
from dialogs.state import Found
from dialogs.tools import OF_A_TOOL, Tool, ToolStatus
from dialogs.turn import Context, Routed, Turn

FROM_THE_REGISTER = 1.0
"""The score of an answer that was looked up rather than matched."""


def tool_answer(context: Context, tool_id: str, others: tuple[Hit, ...] = ()) -> Turn:
    """What applies to the tool, with the way on to the risk check; `others` are entries that came near."""
    tool = context.library.tool(tool_id)
    if tool is None:
        return context.quiet(context.say(Phrase.GONE))
    looked_up = Hit(
        f"{OF_A_TOOL}{tool.id}", FROM_THE_REGISTER, is_elsewhere=False, why=partial(Reasons, nearest=tool.name)
    )
    state = replace(context.state, found=Found(looked_up.id, tool.name))
    return Turn(state, (_answer(context, tool),), Routed("answer", (looked_up, *others), confidence=FROM_THE_REGISTER))


def _answer(context: Context, tool: Tool) -> Answer:
    return Answer(
        language=context.language,
        id=f"{OF_A_TOOL}{tool.id}",
        title=tool.name,
        text="\n\n".join(_paragraphs(context, tool)),
        citations=context.library.cited(tool.cites, context.language),
        citations_heading=context.words(Phrase.CITATIONS_HEADING),
        footer=_footer(context, tool),
        fingerprint=context.library.fingerprint,
        actions=(to_check(context, tool.id), to_tools(context)),
    )


def _paragraphs(context: Context, tool: Tool) -> list[str]:
    allowed, barred = tool.approved_for.to(context.language), tool.not_for.to(context.language)
    contact = context.library.role(tool.contact).title.to(context.language)
    paragraphs = (
        context.words(Phrase.TOOL_STATUS, status=context.words(status_phrase(tool.status))),
        tool.text.to(context.language).strip(),
        context.words(Phrase.TOOL_FOR, approved_for=allowed) if allowed else "",
        context.words(Phrase.TOOL_NOT_FOR, not_for=barred) if barred else "",
        context.words(Phrase.TOOL_EXAMPLE, contact=contact) if tool.is_example else "",
    )
    return [paragraph for paragraph in paragraphs if paragraph]


def _footer(context: Context, tool: Tool) -> str:
    overdue = tool.review_by < context.today
    return context.words(
        Phrase.TOOL_FOOTER_OVERDUE if overdue else Phrase.TOOL_FOOTER,
        owner=context.library.role(tool.system_owner).title.to(context.language),
        contact=context.contact(tool.contact),
        decided=tool.decided.on,
        review_by=tool.review_by,
        fingerprint=context.library.shown_fingerprint,
    )


def status_phrase(status: ToolStatus) -> Phrase:
    """The status in the bot's words."""
    return Phrase(f"tool_status_{status}")


def all_tools(context: Context) -> Turn:
    """The register in short, by status, with the approved tools to press."""
    lines = [context.words(Phrase.TOOLS_HEADING)]
    for status in ToolStatus:
        names = sorted(tool.name for tool in context.library.tools.values() if tool.status is status)
        if names:
            said = context.words(status_phrase(status))
            lines.append("- " + context.words(Phrase.TOOLS_LINE, status=said, names=", ".join(names)))
    usable = (tool.id for tool in context.library.tools.values() if tool.status is ToolStatus.APPROVED)
    actions = tuple(to_tool(context, tool_id) for tool_id in usable)
    text = lines[0] + "\n\n" + "\n".join(lines[1:])
    return context.quiet(Say(context.language, text, (*actions, to_check(context), to_help(context))))
