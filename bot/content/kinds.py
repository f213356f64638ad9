"""Which files content is made of, and what each of them holds."""

import re
from enum import StrEnum


class Kind(StrEnum):
    """What a content file holds."""

    ENTRIES = "entries"
    UTTERANCES = "utterances"
    ELSEWHERE = "elsewhere"
    SYNONYMS = "synonyms"
    ORGANISATION = "organisation"
    SECTION = "section"
    SOURCES = "sources"
    TOOLS = "tools"
    RISK_CHECK = "risk_check"


FOLDERS = ("faq", "faq/utterances", "policy_text", "policy_text/sv", "policy_text/en")

REQUIRED = {
    "policy_text/organisation.yaml": Kind.ORGANISATION,
    "policy_text/sources.yaml": Kind.SOURCES,
    "policy_text/tools.yaml": Kind.TOOLS,
    "policy_text/risk_check.yaml": Kind.RISK_CHECK,
}
NAMED = REQUIRED | {"faq/elsewhere.yaml": Kind.ELSEWHERE, "faq/synonyms.yaml": Kind.SYNONYMS}

PATTERNS = (
    (re.compile(r"faq/[^/]+\.yaml"), Kind.ENTRIES),
    (re.compile(r"faq/utterances/[^/]+\.yaml"), Kind.UTTERANCES),
    (re.compile(r"policy_text/(?:sv|en)/[^/]+\.md"), Kind.SECTION),
)


def kind_of(name: str) -> Kind | None:
    """What the file of the name, seen from the content folder, holds; None where it is none of the content's."""
    return NAMED.get(name) or next((kind for pattern, kind in PATTERNS if pattern.fullmatch(name)), None)
