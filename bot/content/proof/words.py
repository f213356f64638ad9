from collections.abc import Iterator, Mapping

from bot.content.codes import Code
from bot.content.proof.remedies import FAULTS, REMEDIES
from bot.content.tree import Node
from dialogs.language import Language
from dialogs.risk_check import Level, Outcome, Rules, StopKind, Verdict, verdict
from dialogs.risk_check.proof import Broken, Place, Property

CODES = {
    Property.ENDS: Code.NOT_PROVEN,
    Property.ONE_VERDICT: Code.TWO_VERDICTS,
    Property.NOTHING_DEAD: Code.DEAD_RULE,
    Property.MONOTONE: Code.MILDER,
    Property.UNSURE_IS_NO_YES: Code.UNSURE_TOO_MILD,
    Property.UNSURE_KEEPS_LEVEL_OPEN: Code.UNSURE_CLOSES,
    Property.POLICY_HOLDS: Code.POLICY_AGAINST_ITSELF,
    Property.SOMEBODY_TO_ASK: Code.NOBODY_NAMED,
    Property.EARLY_END: Code.ENDS_TOO_EARLY,
}
LANGUAGE = Language.EN
"""The language of the command line."""


class Words:
    """Says what the proof found in the words of the risk check, with the lines where they stand."""

    def __init__(self, rules: Rules, node: Node) -> None:
        self._rules, self._node = rules, node

    def first_line(self, broken: Broken) -> Node | None:
        """Where the problem is listed: the first place it names."""
        return next((self._at(place) for place in broken.places), None)

    def message(self, broken: Broken) -> str:
        """What is wrong; with two sets of answers, where they differ and what comes of each."""
        if broken.fault:
            names = [self._named(place) for place in broken.places]
            return FAULTS[broken.fault].format(first=names[0], last=names[-1])
        if not broken.others:
            return f"{self._shared(broken)} have no single verdict."
        return f"{self._shared(broken)}: {self._one(broken, broken.answers)}, but {self._one(broken, broken.others)}."

    def remedy(self, broken: Broken) -> str:
        """What to do about it, and which lines to look at."""
        lines = sorted({self._at(place).line for place in broken.places})
        seen = f" See line {' and '.join(map(str, lines))}." if len(lines) > 1 else ""
        return REMEDIES[broken.property] + seen

    def _shared(self, broken: Broken) -> str:
        alike = {q: o for q, o in broken.answers.items() if q != broken.changed}
        alike |= {q: o for q, o in broken.others.items() if q != broken.changed}
        said = "; ".join(self._answer(question, options) for question, options in self._in_order(alike))
        return f"With the answers {said}" if said else "Whatever else is answered"

    def _in_order(self, answers: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...]]]:
        for question in self._rules.questions:
            if question.id in answers:
                yield question.id, answers[question.id]

    def _one(self, broken: Broken, answers: Mapping[str, tuple[str, ...]]) -> str:
        options = answers.get(broken.changed)
        changed = self._answer(broken.changed, options) if options else f"{self._short(broken.changed)} not yet asked"
        return f"{changed} gives {self._verdict(verdict(self._rules, answers))}"

    def _answer(self, question: str, options: tuple[str, ...]) -> str:
        labels = ", ".join(f"“{self._rules.label(question, option, LANGUAGE)}”" for option in options)
        return f"{self._short(question)}: {labels}"

    def _short(self, question_id: str) -> str:
        question = self._rules.question(question_id)
        return question.short.to(LANGUAGE) if question else question_id

    def _verdict(self, said: Verdict) -> str:
        words = self._rules.outcomes[Outcome(said.outcome)].name.to(LANGUAGE)
        kind = self._rules.stop_kinds.get(StopKind(said.stop_kind))
        levels = self._rules.levels[said.level].name.to(LANGUAGE)
        may = f", {self._rules.levels[said.may].name.to(LANGUAGE)} possible" if said.may > said.level else ""
        by = f", {kind.name.to(LANGUAGE)}" if kind else ""
        return f"“{words}” ({levels}{may}{by})"

    def _named(self, place: Place) -> str:
        if place.rule:
            name = f"the rule {place.rule}"
        elif place.level:
            name = f"the level {place.level} ({self._rules.levels[Level[place.level.upper()]].name.to(LANGUAGE)})"
        elif place.option:
            name = self._answer(place.question, (place.option,))
        else:
            name = f"the question {place.question} ({self._short(place.question)})" if place.question else "the check"
        return f"“{place.part}” in {name}" if place.part else name

    def _at(self, place: Place) -> Node:
        if place.level:
            return self._node.at("policy").pairs.get(place.level, self._node.at("policy"))
        if place.rule:
            return _of_id(self._node.at("rules"), place.rule).at("id")
        if not place.question:
            return self._node.at("outcomes")
        question = _of_id(self._node.at("questions"), place.question)
        return _of_id(question.at("options"), place.option).at("id") if place.option else question.at("id")


def _of_id(listed: Node, wanted: str) -> Node:
    return next((node for node in listed.items if node.at("id").text == wanted), listed)
