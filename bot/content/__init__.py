"""Reads the content folders: all problems at once, or one library."""

from bot.content.codes import Code, Severity
from bot.content.figures import Figures, figures
from bot.content.folder import NoContent, content_folder
from bot.content.phrases import shipped_phrases
from bot.content.problems import Problem
from bot.content.reading import BrokenContent, Reading, read, read_beside, rules_in, synonyms_written
from bot.content.schemas import json_schemas

__all__ = [
    "BrokenContent",
    "Code",
    "Figures",
    "NoContent",
    "Problem",
    "Reading",
    "Severity",
    "content_folder",
    "figures",
    "json_schemas",
    "read",
    "read_beside",
    "rules_in",
    "shipped_phrases",
    "synonyms_written",
]
