from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.content.checks.risk_check import risk_check_problems
from bot.content.codes import Code
from bot.content.files import one_file
from bot.content.gathering import Gathering
from bot.content.models.risk_check import RiskCheckModel
from bot.content.problems import Fault, Problem
from bot.content.proof.words import CODES, Words
from bot.content.reading import rules_fingerprint
from bot.content.values import risk_check
from bot.content.written import Item
from dialogs.risk_check.proof import Certificate, TooIntertwined, prove

FILE = "policy_text/risk_check.yaml"


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of proving: a certificate, unless there was nothing fit to be proven."""

    certificate: Certificate | None
    problems: tuple[Problem, ...]


def proof_in(folder: Path) -> Proof:
    """Prove the risk check of the folder, from its own file alone."""
    gathering = Gathering()
    try:
        gathering.add(one_file(folder, FILE))
    except Fault as fault:
        return Proof(None, (fault.of(FILE),))
    written = gathering.whole()
    problems = (*gathering.problems, *risk_check_problems(written))
    if written.risk_check is None or any(problem.is_error for problem in problems):
        return Proof(None, problems)
    return proof_of(written.risk_check)


def proof_of(written: Item[RiskCheckModel]) -> Proof:
    """Prove the risk check as written; it has to be without errors of form."""
    rules = risk_check.rules(written.value)
    try:
        certificate = prove(rules, rules_fingerprint(rules))
    except TooIntertwined:
        message = "So many conditions look at so many questions that the proof would take minutes."
        remedy = "Split questions with many options, or let fewer conditions look at them."
        return Proof(None, (written.problem(Code.NOT_PROVEN, written.node.at("rules"), message, remedy),))
    return Proof(certificate, tuple(_problems(written, Words(rules, written.node), certificate)))


def _problems(written: Item[RiskCheckModel], words: Words, certificate: Certificate) -> Iterator[Problem]:
    for broken in certificate.broken:
        message, remedy = words.message(broken), words.remedy(broken)
        yield written.problem(CODES[broken.property], words.first_line(broken), message, remedy)
