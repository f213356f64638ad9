"""The register of tools: often the answer before any question is asked."""

from dialogs.tools.mention import Mention, Names, mentioned, names_of
from dialogs.tools.tool import OF_A_TOOL, Decided, Fact, Kind, Register, Tool, ToolStatus

__all__ = [
    "OF_A_TOOL",
    "Decided",
    "Fact",
    "Kind",
    "Mention",
    "Names",
    "Register",
    "Tool",
    "ToolStatus",
    "mentioned",
    "names_of",
]
