"""The policy's sections, the laws behind it, and how both are cited."""

from dialogs.policy.citation import Citation, citations
from dialogs.policy.quotation import Quotation, quotations, with_clauses
from dialogs.policy.section import Clause, Policy, Section
from dialogs.policy.source import Source, Status

__all__ = [
    "Citation",
    "Clause",
    "Policy",
    "Quotation",
    "Section",
    "Source",
    "Status",
    "citations",
    "quotations",
    "with_clauses",
]
