from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import Formatter

from dialogs.faq import Lexicons
from dialogs.language import Language, Phrasings, Text


class Phrase(StrEnum):
    """Something the bot says in its own words; the keys of `says` in the two files."""

    GREETING = "greeting"
    GREETING_SHORT = "greeting_short"
    GREETING_IN_CHECK = "greeting_in_check"
    HELP = "help"
    HELP_IN_CHECK = "help_in_check"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    EMPTY = "empty"
    LANGUAGE_CHANGED = "language_changed"
    SUGGEST = "suggest"
    SUGGEST_NONE = "suggest_none"
    NOT_UNDERSTOOD = "not_understood"
    NOT_OURS = "not_ours"
    NOT_IN_EFFECT = "not_in_effect"
    NONE_OF_THEM = "none_of_them"
    GONE = "gone"
    CITATIONS_HEADING = "citations_heading"
    FEEDBACK_PROMPT = "feedback_prompt"
    FEEDBACK_YES = "feedback_yes"
    FEEDBACK_NO = "feedback_no"
    FEEDBACK_THANKS = "feedback_thanks"
    FEEDBACK_SORRY = "feedback_sorry"
    FOOTER = "footer"
    FOOTER_OVERDUE = "footer_overdue"
    TOOL_FOOTER = "tool_footer"
    TOOL_FOOTER_OVERDUE = "tool_footer_overdue"
    TOOL_EXAMPLE = "tool_example"
    TOOL_STATUS = "tool_status"
    TOOL_STATUS_APPROVED = "tool_status_approved"
    TOOL_STATUS_PILOT = "tool_status_pilot"
    TOOL_STATUS_UNDER_REVIEW = "tool_status_under_review"
    TOOL_STATUS_NOT_LISTED = "tool_status_not_listed"
    TOOL_STATUS_REJECTED = "tool_status_rejected"
    TOOL_FOR = "tool_for"
    TOOL_NOT_FOR = "tool_not_for"
    TOOLS_HEADING = "tools_heading"
    TOOLS_LINE = "tools_line"
    ACTION_HELP = "action_help"
    ACTION_CHECK = "action_check"
    ACTION_CHECK_TOOL = "action_check_tool"
    ACTION_TOOLS = "action_tools"
    ACTION_TOOL = "action_tool"
    ACTION_WHY = "action_why"
    ACTION_BACK = "action_back"
    ACTION_SUMMARY = "action_summary"
    ACTION_CANCEL = "action_cancel"
    ACTION_RESTART = "action_restart"
    ACTION_CHANGE = "action_change"
    ACTION_RESUME = "action_resume"
    ACTION_REASONS = "action_reasons"
    REASONS = "reasons"
    REASONS_WORDS = "reasons_words"
    NO_REASONS = "no_reasons"
    CHECK_INTRO = "check_intro"
    CHECK_INTRO_TOOL = "check_intro_tool"
    CHECK_TOOL_KNOWN = "check_tool_known"
    PROGRESS = "progress"
    PROGRESS_CHANGE = "progress_change"
    HINT_ONE = "hint_one"
    HINT_MANY = "hint_many"
    SUBMIT = "submit"
    HINT_TOOL = "hint_tool"
    CHOSEN_BEFORE = "chosen_before"
    NOT_AN_OPTION = "not_an_option"
    NOT_TOGETHER = "not_together"
    ONE_ONLY = "one_only"
    NOTHING_CHOSEN = "nothing_chosen"
    CHECK_CANCELLED = "check_cancelled"
    CHECK_RESTARTED = "check_restarted"
    NO_CHECK = "no_check"
    NOTHING_BEFORE = "nothing_before"
    OLD_CARD = "old_card"
    ALREADY_ANSWERED = "already_answered"
    RULES_CHANGED = "rules_changed"
    SUMMARY = "summary"
    SUMMARY_EMPTY = "summary_empty"
    SUMMARY_FINISHED = "summary_finished"
    FROM_REGISTER = "from_register"
    BACK_TO_CHECK = "back_to_check"
    VERDICT_LEVEL = "verdict_level"
    VERDICT_LEVEL_MAY = "verdict_level_may"
    VERDICT_BECAUSE = "verdict_because"
    VERDICT_CONDITIONS = "verdict_conditions"
    VERDICT_CONTACTS = "verdict_contacts"
    VERDICT_UNSETTLED = "verdict_unsettled"
    VERDICT_LEVEL_HEADING = "verdict_level_heading"
    VERDICT_FOOTER = "verdict_footer"
    DECIDING_LINE = "deciding_line"
    CONTACT_LINE = "contact_line"
    WHY = "why"
    TERMINAL_HINT = "terminal_hint"
    TURN_FAILED = "turn_failed"
    SHOW_FOR_ALL = "show_for_all"
    CHECK_NOT_YOURS = "check_not_yours"
    OVERVIEW_CHECK = "overview_check"
    APP_DESCRIPTION = "app_description"
    COMMAND_DESCRIPTION = "command_description"
    COMMAND_USAGE = "command_usage"


class Command(StrEnum):
    """Something short that staff type; the keys of `commands` in the two files."""

    HELP = "help"
    START_CHECK = "start_check"
    TOOLS = "tools"
    WHY = "why"
    BACK = "back"
    CHANGE = "change"
    SUMMARY = "summary"
    CANCEL = "cancel"
    RESTART = "restart"
    RESUME = "resume"
    REASONS = "reasons"
    SWEDISH = "swedish"
    ENGLISH = "english"
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    NONE = "none"
    JOINS = "joins"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Everything the bot says by itself, and the short things it understands by themselves.

    The words of tool questions are in small letters without accents.
    """

    says: Mapping[Phrase, Text]
    commands: Mapping[Command, Phrasings]
    tool_question_words: frozenset[str]
    tool_permission_words: frozenset[str]
    lexicons: Lexicons

    def say(self, phrase: Phrase, language: Language, **values: object) -> str:
        """The phrase in the language with its placeholders filled."""
        return self.says[phrase].to(language).format(**values).strip()

    def spoken(self, command: Command) -> tuple[str, ...]:
        """All ways to type the command, in both languages."""
        return (*self.commands[command].sv, *self.commands[command].en)


def placeholders(text: str) -> frozenset[str]:
    """The names in braces that a phrase wants filled."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)
