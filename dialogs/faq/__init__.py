"""Matching a question to a curated entry, and deciding whether to answer with it."""

from dialogs.faq.decision import SHIPPED, Decision, DecisionKind, Thresholds, decide, kind_of
from dialogs.faq.entry import Distance, Elsewhere, Entry, Synonyms
from dialogs.faq.index import Index, build, language_of, with_synonyms
from dialogs.faq.learning import fit, with_weights
from dialogs.faq.learnt import Weights
from dialogs.faq.lexicon import Lexicon, Lexicons
from dialogs.faq.ranking import Hit, Ranking, blended, rank
from dialogs.faq.reasons import Reasons, Repair
from dialogs.faq.tongue import CERTAIN, LEANING
from dialogs.faq.writing import words_written

__all__ = [
    "CERTAIN",
    "LEANING",
    "SHIPPED",
    "Decision",
    "DecisionKind",
    "Distance",
    "Elsewhere",
    "Entry",
    "Hit",
    "Index",
    "Lexicon",
    "Lexicons",
    "Ranking",
    "Reasons",
    "Repair",
    "Synonyms",
    "Thresholds",
    "Weights",
    "blended",
    "build",
    "decide",
    "fit",
    "kind_of",
    "language_of",
    "rank",
    "with_synonyms",
    "with_weights",
    "words_written",
]
