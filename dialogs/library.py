"""All content as one frozen value. A turn is decided on one library from beginning to end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dialogs.faq import Elsewhere, Entry, Index
from dialogs.language import Language
from dialogs.organisation import Organisation, Role
from dialogs.phrases import Phrases
from dialogs.policy import Citation, Policy, Source, citations, with_clauses
from dialogs.redaction import redacted
from dialogs.risk_check.proof import StillToAsk
from dialogs.risk_check.rules import Rules
from dialogs.tools import Names, Register, Tool

SHOWN = 8
"""Characters of a fingerprint that people are shown."""


@dataclass(frozen=True, slots=True)
class Library:
    """What the bot knows. `fingerprint` names exactly this content; `rules_fingerprint` the risk check alone.

    `rules_text` is the risk check as it was written, to be kept with its receipts.
    """

    organisation: Organisation
    policy: Policy
    sources: Mapping[str, Source]
    entries: Mapping[str, Entry]
    elsewhere: Mapping[str, Elsewhere]
    index: Index
    rules: Rules
    still_to_ask: StillToAsk
    tools: Register
    tool_names: Names
    phrases: Phrases
    fingerprint: str
    rules_fingerprint: str
    rules_text: str

    @property
    def shown_fingerprint(self) -> str:
        """The fingerprint as people are shown it."""
        return self.fingerprint[:SHOWN]

    @property
    def shown_rules(self) -> str:
        """The fingerprint of the rules as people are shown it."""
        return self.rules_fingerprint[:SHOWN]

    def without_persons(self, text: str) -> str:
        """The text without what leads to a person, told by the words that the content knows."""
        shelves = self.index.sv, self.index.en

        def is_known(word: str) -> bool:
            return any(word in shelf.words.place or word in shelf.reader.stop_words for shelf in shelves)

        return redacted(text, self.phrases.private, is_known)

    def cited(self, ids: Iterable[str], language: Language) -> tuple[Citation, ...]:
        """The citations of the ids, in the language."""
        return citations(ids, self.policy, self.sources, language)

    def answer(self, entry: Entry, language: Language) -> str:
        """The entry's answer in the language, as it is shown: every quotation with its clause."""
        return with_clauses(entry.answer.to(language).strip(), self.policy, language)

    def role(self, role_id: str) -> Role:
        """The role of the id; checked to exist when the content was read."""
        return self.organisation.roles[role_id]

    def entry_in_effect(self, entry_id: str, today: date) -> Entry | None:
        """The entry, where it exists and may be answered with today."""
        entry = self.entries.get(entry_id)
        return entry if entry and entry.in_effect(today) else None

    def tool(self, tool_id: str) -> Tool | None:
        """The tool of the id, or None where the register has none such."""
        return self.tools.get(tool_id)
