"""The register of tools: often the answer before any question is asked."""

from dialogs.tools.mention import Mention, mentioned
from dialogs.tools.tool import Decided, Fact, Kind, Register, Tool, ToolStatus

__all__ = ["Decided", "Fact", "Kind", "Mention", "Register", "Tool", "ToolStatus", "mentioned"]
