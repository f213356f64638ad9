"""Begins a municipality's own content: the template, adapted to its name, its roles and its choices."""

from bot.starting.adapting import NotTheTemplate, adapted
from bot.starting.beside import beside
from bot.starting.choices import Choice, choices
from bot.starting.folder import Occupied, is_free, texts_of, write_whole
from bot.starting.start import (
    Adoption,
    Contact,
    Start,
    Unfit,
    contact_from,
    day_from,
    domain_from,
    language_from,
    name_from,
    reference_from,
)
from bot.starting.template import Role, Template, template_in
from bot.starting.words import Words, words

__all__ = [
    "Adoption",
    "Choice",
    "Contact",
    "NotTheTemplate",
    "Occupied",
    "Role",
    "Start",
    "Template",
    "Unfit",
    "Words",
    "adapted",
    "beside",
    "choices",
    "contact_from",
    "day_from",
    "domain_from",
    "is_free",
    "language_from",
    "name_from",
    "reference_from",
    "template_in",
    "texts_of",
    "words",
    "write_whole",
]
