"""Damage that changes no verdict, and why: what `judge_alike` proves of each, said in words."""

STOPPED_BY_LEVEL = (
    "The answer leads to a level that the policy or the law stops, which is worse than any outcome of its own."
)
WORDS_ONLY = (
    "The answer itself leads to asking first; the rule adds the reason and the people to ask, no severity of its own."
)
COVERED = "Answers that the rule would take in, or let go, are judged at least as severely by another rule or option."
CONTRADICTION = (
    "The second question is asked only after the answers named, so that leaving the first out, or adding answers that "
    "lead there too, changes nothing: whoever answered unsure is told to ask first already."
)
REASONS = {
    "move outcome: questions": STOPPED_BY_LEVEL,
    "cut a branch: rules fixed-rules-decide": WORDS_ONLY,
    "drop an effect: rules fixed-rules-decide": WORDS_ONLY,
    "move outcome: rules fixed-rules-decide": WORDS_ONLY,
    "widen options: rules fixed-rules-decide": WORDS_ONLY,
    "drop a part: rules fixed-rules-decide": WORDS_ONLY,
    "negate a condition: rules fixed-rules-decide": WORDS_ONLY,
    "drop an effect: questions is_ai options no": "The answer's only effect is the lowest level, which all begin from.",
    "widen options: rules tool-": COVERED,
    "narrow options: rules tool-": COVERED,
    "drop a part: rules tool-": COVERED,
    "drop a part: rules body-answers-differ": CONTRADICTION,
    "widen options: rules body-answers-differ": CONTRADICTION,
    "drop a part: rules redline-answers-differ": CONTRADICTION,
    "widen options: rules redline-answers-differ": CONTRADICTION,
    "widen options: rules recording-in-casework": COVERED,
    "swap effects: questions": "The two options have effects of the same severity; only clauses and people differ.",
    "soften the policy: policy high": (
        "The row below, for limited risk, already stops, and a higher level is never treated more mildly than a lower."
    ),
}


def reason_for(mutant: str) -> str | None:
    """Why the mutant judges everything alike; None where nobody has said."""
    return next((reason for start, reason in REASONS.items() if mutant.startswith(start)), None)
