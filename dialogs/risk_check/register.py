"""What the register of tools answers in the user's place."""

from dialogs.risk_check.rules import Known, Rules
from dialogs.tools import Tool, ToolStatus

STATUS_OPTION = {
    ToolStatus.APPROVED: "approved",
    ToolStatus.PILOT: "pilot",
    ToolStatus.UNDER_REVIEW: "unknown",
    ToolStatus.NOT_LISTED: "unknown",
    ToolStatus.REJECTED: "rejected",
}
"""The option of a `tool_status` question for each status; a tool that nobody has decided on is as good as unknown."""

CLASS_OPTION = ("open", "internal", "personal", "sensitive")
"""The option of a `tool_class` question, by data class."""


def known_answers(rules: Rules, tool: Tool | None) -> dict[str, tuple[str, ...]]:
    """The answers that follow from the tool; none without one. An option the rules lack is left out."""
    if tool is None:
        return {}
    facts = {
        Known.TOOL_STATUS: STATUS_OPTION[tool.status],
        Known.TOOL_CLASS: CLASS_OPTION[tool.max_data_class],
        Known.TOOL_IS_AI: tool.is_ai,
    }
    known = ((question, (facts[question.known_from],)) for question in rules.questions if question.known_from)
    return {question.id: option for question, option in known if question.admits(option)}
