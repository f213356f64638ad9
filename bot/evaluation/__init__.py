"""How well questions are answered: questions with their right entries, put to the same router as the chat."""

from bot.evaluation.calibration import calibrated
from bot.evaluation.curve import drawn
from bot.evaluation.figures import Share, figures
from bot.evaluation.outcomes import Outcome, outcomes
from bot.evaluation.questions import FaultyQuestions, Question, read_questions
from bot.evaluation.report import as_data, calibration_in_words, in_words
from bot.evaluation.synonyms import synonym_problems, worths, worths_in_words

__all__ = [
    "FaultyQuestions",
    "Outcome",
    "Question",
    "Share",
    "as_data",
    "calibrated",
    "calibration_in_words",
    "drawn",
    "figures",
    "in_words",
    "outcomes",
    "read_questions",
    "synonym_problems",
    "worths",
    "worths_in_words",
]
