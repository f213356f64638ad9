"""The risk check on one page, for printing and for documents."""

from bot.diagram.mermaid import mermaid
from bot.diagram.svg import svg
from bot.diagram.title import title_of

__all__ = ["mermaid", "svg", "title_of"]
