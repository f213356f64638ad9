"""The content folder as one library, or everything that is wrong with it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from bot.content.checks import problems_of
from bot.content.checks.claims import claim_problems
from bot.content.files import File, Found, files_in
from bot.content.gathering import Gathering
from bot.content.kinds import Kind
from bot.content.models.policy import OrganisationModel
from bot.content.models.risk_check import RiskCheckModel
from bot.content.phrases import phrase_files, shipped_phrases
from bot.content.problems import BrokenContent, Problem
from bot.content.values import faq, policy, risk_check
from bot.content.written import Written
from dialogs.faq import Elsewhere, Entry, Index, Lexicons, Synonyms, build
from dialogs.language import Language
from dialogs.library import Library
from dialogs.policy import Policy
from dialogs.risk_check import Rules
from dialogs.risk_check.proof import StillToAsk
from dialogs.tools import names_of

Place = tuple[str, int]
"""A file and a line."""

Indexing = Callable[[Iterable[Entry], Iterable[Elsewhere], Iterable[Synonyms], Lexicons], Index]
"""What makes the index of the questions."""

SHORTENED = 16
"""Hexadecimal digits of a fingerprint."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading: a library exactly where no problem is an error."""

    library: Library | None
    problems: tuple[Problem, ...]

    def checked(self) -> Library:
        """The library of a reading without errors.

        Raises:
            BrokenContent: the reading has errors.
        """
        if self.library is None:
            raise BrokenContent([problem for problem in self.problems if problem.is_error])
        return self.library


def read(folder: Path, today: date, indexing: Indexing = build) -> Reading:
    """Read and check all content of the folder; with another index than the usual nobody's claims are looked into."""
    return _read(files_in(folder), today, indexing=indexing)


def synonyms_written(folder: Path) -> Mapping[str, Place]:
    """Where each group of synonyms is written, by its words in the order written: Swedish, then English."""
    gathering = Gathering()
    for file in files_in(folder).files:
        if file.kind is Kind.SYNONYMS:
            gathering.add(file)
    groups = ((item, item.value.words) for item in gathering.whole().synonyms)
    return {", ".join((*words.sv, *words.en)): (item.file, item.node.line) for item, words in groups}


def read_beside(faq_folder: Path, policy_folder: Path, today: date) -> Reading:
    """Read the questions of one folder beside the policy of another; what they cite there is not checked."""
    faq_files = [file for file in files_in(faq_folder).files if file.name.startswith("faq/")]
    policy_files = [file for file in files_in(policy_folder).files if file.name.startswith("policy_text/")]
    return _read(Found((*faq_files, *policy_files), ()), today, across=False)


def _read(found: Found, today: date, *, across: bool = True, indexing: Indexing = build) -> Reading:
    gathering = Gathering()
    for file in found.files:
        gathering.add(file)
    written = gathering.whole()
    between = problems_of(written, today) if across else ()
    problems = tuple(sorted({*found.problems, *gathering.problems, *between}))
    organisation, check = written.organisation, written.risk_check
    if organisation is None or check is None or any(problem.is_error for problem in problems):
        return Reading(None, problems)
    library = _library(written, organisation.value, check.value, found.files, indexing)
    claimed = claim_problems(written, library.index) if across and indexing is build else ()
    return Reading(library, tuple(sorted({*problems, *claimed})))


def _library(
    written: Written, organisation: OrganisationModel, check: RiskCheckModel, files: Iterable[File], indexing: Indexing
) -> Library:
    utterances = {item.id: item.value for item in written.utterances}
    entries = {item.id: faq.entry(item.value, utterances) for item in written.entries}
    elsewhere = {item.id: faq.elsewhere(item.value) for item in written.elsewhere}
    synonyms = faq.synonyms(item.value for item in written.synonyms)
    phrases, rules = shipped_phrases(), risk_check.rules(check)
    tools = {item.id: policy.tool(item.value) for item in written.tools}
    return Library(
        organisation=policy.organisation(organisation),
        policy=_policy(written),
        sources={item.id: policy.source(item.id, item.value) for item in written.sources},
        entries=entries,
        elsewhere=elsewhere,
        index=indexing(entries.values(), elsewhere.values(), synonyms, phrases.lexicons),
        rules=rules,
        still_to_ask=StillToAsk(rules),
        tools=tools,
        tool_names=names_of(tools),
        phrases=phrases,
        fingerprint=_fingerprint(files),
        rules_fingerprint=rules_fingerprint(rules),
        rules_text=next(file.text for file in files if file.kind is Kind.RISK_CHECK),
    )


def _policy(written: Written) -> Policy:
    return Policy(
        {
            language: tuple(
                policy.section(section.number, section.written, section.front_matter)
                for section in sorted(written.sections_in(language), key=lambda section: section.number)
            )
            for language in Language
        }
    )


def _fingerprint(files: Iterable[File]) -> str:
    """Names exactly this content: every file, line endings apart, and the bot's own words."""
    digest = sha256()
    pairs = [(file.name, file.text) for file in files]
    for name, text in sorted([*pairs, *phrase_files().items()]):
        lines = text.splitlines()
        digest.update("\n".join([name, str(len(lines)), *lines, ""]).encode())
    return digest.hexdigest()[:SHORTENED]


def rules_in(text: str) -> Rules | None:
    """The risk check in a text as it was kept; None where it cannot be read."""
    gathering = Gathering()
    gathering.add(File("policy_text/risk_check.yaml", Kind.RISK_CHECK, text))
    written = gathering.whole().risk_check
    return risk_check.rules(written.value) if written else None


def rules_fingerprint(rules: Rules) -> str:
    """Names exactly these rules with their words; how the file is laid out does not matter."""
    return sha256(repr(_plain(rules)).encode()).hexdigest()[:SHORTENED]


def _plain(value: object) -> object:
    """The value with every set and mapping in a fixed order."""
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    if isinstance(value, dict):
        return sorted((str(key), _plain(part)) for key, part in value.items())
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if hasattr(value, "__dataclass_fields__"):
        return [type(value).__name__, *(_plain(getattr(value, name)) for name in value.__dataclass_fields__)]
    return str(value)
