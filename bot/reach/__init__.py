"""What a change of the content reaches, told: revisions are read, and the comparison is printed."""

from bot.reach.evidence import Kept, evidence_of, kept_in, questions_beside, scenarios_beside
from bot.reach.markdown import as_markdown
from bot.reach.plain import as_data
from bot.reach.revisions import NoRevision, folder_of
from bot.reach.scenarios import FaultyScenarios, read_scenarios
from bot.reach.terminal import in_words

__all__ = [
    "FaultyScenarios",
    "Kept",
    "NoRevision",
    "as_data",
    "as_markdown",
    "evidence_of",
    "folder_of",
    "in_words",
    "kept_in",
    "questions_beside",
    "read_scenarios",
    "scenarios_beside",
]
