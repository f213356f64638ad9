"""How well questions are answered: questions with their right entries, put to the same router as the chat."""

from bot.evaluation.figures import Figures, Share, figures
from bot.evaluation.outcomes import Outcome, outcomes
from bot.evaluation.questions import FaultyQuestions, Question, read_questions

__all__ = ["FaultyQuestions", "Figures", "Outcome", "Question", "Share", "figures", "outcomes", "read_questions"]
