"""Checks that look across files: each gives every problem of its kind."""

from collections.abc import Iterator
from datetime import date

from bot.content.checks.citations import citation_problems
from bot.content.checks.languages import language_problems
from bot.content.checks.lengths import length_problems
from bot.content.checks.markdown import markdown_problems
from bot.content.checks.phrasings import phrasing_problems
from bot.content.checks.quotations import quotation_problems
from bot.content.checks.references import reference_problems
from bot.content.checks.reviews import review_problems
from bot.content.checks.risk_check import risk_check_problems
from bot.content.checks.synonyms import synonym_problems
from bot.content.checks.tools import tool_problems
from bot.content.checks.translations import translation_problems
from bot.content.checks.utterances import utterance_problems
from bot.content.checks.wording import wording_problems
from bot.content.problems import Problem
from bot.content.written import Written


def problems_of(written: Written, today: date) -> Iterator[Problem]:
    """Everything that is wrong across files."""
    yield from reference_problems(written)
    yield from citation_problems(written)
    yield from language_problems(written)
    yield from risk_check_problems(written)
    yield from review_problems(written, today)
    yield from length_problems(written)
    yield from markdown_problems(written)
    yield from utterance_problems(written)
    yield from phrasing_problems(written)
    yield from synonym_problems(written)
    yield from tool_problems(written)
    yield from translation_problems(written)
    yield from wording_problems(written)
    yield from quotation_problems(written)
