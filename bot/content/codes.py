"""Every kind of problem that content can have. The guide's table of codes is made from this one."""

from enum import StrEnum
from typing import Self


class Severity(StrEnum):
    """Whether content with the problem can be used."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """A kind of problem: its number, what it means in one line, and how bad it is. Numbers are never used anew."""

    severity: Severity
    meaning: str

    def __new__(cls, number: str, meaning: str, severity: Severity = Severity.ERROR) -> Self:
        """Make the number the value, with its meaning and severity beside it."""
        code = str.__new__(cls, number)
        code._value_, code.meaning, code.severity = number, meaning, severity
        return code

    UNKNOWN_KEY = "P001", "A key stands where the format has none of that name."
    MISSING_KEY = "P002", "A required key, or its value, is missing."
    WRONG_CHOICE = "P003", "A value is none of the choices there are."
    WRONG_DATE = "P004", "A date is not written as year, month and day."
    WRONG_SHAPE = "P005", "A text, a list or a mapping stands where another of the three belongs."
    WRONG_NAME = "P006", "An id or key has characters that names do not have, or is a reserved word."
    TEXT_MISSING = "P007", "A text is missing in one of the languages."
    WRONG_COUNT = "P008", "A list has too few or too many items."
    WRONG_LINK = "P009", "A link is not a full https address."
    TOO_LONG = "P010", "A text is longer than any text of its kind should be."
    WRONG_CONDITION = "P011", "A condition is outside the grammar of conditions."

    UNREADABLE = "P020", "A file or folder cannot be opened."
    TOO_LARGE = "P021", "A file is larger than 1 MB, or holds more values than a file may."
    NOT_TEXT = "P022", "A file is not UTF-8 text, or has characters that text does not have."
    LINK_OUTSIDE = "P023", "A symbolic link leads out of the content folder."
    FILE_MISSING = "P024", "A required file or folder is missing."
    UNKNOWN_FILE = "P025", "A file is not read, for its name is none of the content's.", Severity.WARNING
    TOO_MUCH = "P026", "There are more files, or more text in all, than content may have."
    MORE_PROBLEMS = "P027", "A file has more problems than are listed.", Severity.WARNING

    YAML_WRONG = "P030", "The YAML breaks off or does not fit together."
    TAB = "P031", "A tab stands where spaces belong."
    KEY_TWICE = "P032", "A key stands twice in one mapping."
    ALIAS = "P033", "An anchor, an alias or a merge key is used."
    TAG = "P034", "A tag is used."
    SEVERAL_DOCUMENTS = "P035", "A file holds more than one YAML document."
    TOO_DEEP = "P036", "Lists and mappings are nested deeper than content ever is."
    EMPTY_FILE = "P037", "A file holds nothing."

    FRONT_MATTER = "P040", "A section does not begin with its front matter."
    HEADING = "P041", "A heading of a section is missing, or is not of the two levels there are."
    ANCHOR = "P042", "A heading has no anchor, or one that is not a name."
    SECTION_NAME = "P043", "A section's file is not named NN-name.md, or its number is taken."
    LANGUAGES_DIFFER = "P044", "The policy does not have the same files, anchors and order in both languages."
    MARKDOWN_LINK = "P045", "A link in a text is neither https nor an anchor of the policy."
    RAW_HTML = "P046", "A text holds HTML."
    PLACEHOLDERS_DIFFER = "P047", "The languages have different {placeholders}."
    TITLES_DIFFER = "P048", "A section's title in the front matter is not that of its heading.", Severity.WARNING
    EMPTY_CLAUSE = "P049", "A clause has a heading and no text."

    ID_TWICE = "P050", "An id stands twice."
    DEAD_CITATION = "P051", "A citation names neither a clause nor a source."
    DEAD_ENTRY = "P052", "A related entry does not exist."
    DEAD_LEAD = "P053", "A leads_to is neither risk_check, nor tools, nor a tool of the register."
    UNKNOWN_ROLE = "P054", "A role is not in organisation.yaml."
    NAME_TAKEN = "P056", "Two tools go by the same name."
    UTTERANCES_OF_NOBODY = "P057", "Utterances belong to an entry that does not exist."
    SECTION_UNCITED = "P058", "Nothing cites a section of the policy.", Severity.WARNING
    SOURCE_UNCITED = "P059", "Nothing cites a source.", Severity.WARNING
    ROLE_UNUSED = "P060", "Nothing names a role.", Severity.WARNING
    CONDITION_UNUSED = "P061", "No effect sets a condition.", Severity.WARNING

    NO_UNSURE = "P070", "A question of the risk check has no option unsure."
    WRONG_QUESTION = "P071", "A condition looks at a question that does not exist or comes later."
    UNKNOWN_OPTION = "P072", "A condition looks at an option that its question does not have."
    SYNONYMS_COLLIDE = "P074", "The same words mean two options of one question."
    STOP_KIND = "P075", "A stop without its kind, or a kind of stop without a stop."
    NOBODY_TO_ASK = "P076", "A stop or an ask names nobody to turn to."
    UNKNOWN_CONDITION = "P077", "An effect sets a condition that does not exist."
    UNSURE_OF_NOTHING = "P078", "unsure_may_lead_to_ok names a question that does not exist."
    SETTINGS_CLASH = "P079", "Settings of a question or an option do not go together."

    REVIEW_OVERDUE = "P080", "The day of the next review has passed.", Severity.WARNING
    EFFECTIVE_BACKWARDS = "P081", "Something ceases to be in effect before it begins to be."
    REVIEW_BACKWARDS = "P082", "The next review lies before the last one, or before the decision."

    ANSWER_LONG = "P090", "An answer is longer than 115 words.", Severity.WARNING
    ANSWER_TOO_LONG = "P091", "An answer is longer than 130 words."
    TOOL_TEXT_LONG = "P092", "A text about a tool is longer than 80 words.", Severity.WARNING
    HARD_TO_READ = "P093", "A Swedish answer has a readability index (LIX) above 50.", Severity.WARNING

    FEW_UTTERANCES = "P100", "An entry has few utterances, near-copies not counted.", Severity.WARNING
    UTTERANCE_SHARED = "P101", "The same words stand for two different matters."
    FEW_QUESTIONS = "P102", "An entry does not have two to four model questions.", Severity.WARNING

    SYNONYMS_HARM = "P103", "Questions find their entry less often with a group of synonyms.", Severity.WARNING
    SYNONYMS_IDLE = "P104", "No question would find anything else without a group of synonyms.", Severity.WARNING

    TWO_VERDICTS = "P110", "Answers to the risk check have no verdict, or one that depends on the order of writing."
    DEAD_RULE = "P111", "Something in the risk check is never used, or nothing would change without it."
    MILDER = "P112", "A riskier answer, or one more ticked box, makes the verdict milder."
    UNSURE_TOO_MILD = "P113", "An unsure gives a yes, or less than the sure answers in its place."
    UNSURE_CLOSES = "P114", "An unsure rules out a level that a sure answer in its place leads to."
    POLICY_AGAINST_ITSELF = "P115", "The table of levels is milder to a worse level, or lets pass what the law forbids."
    NOBODY_NAMED = "P116", "An answer or a rule leads to ask or stop, and the verdict names nobody."
    ENDS_TOO_EARLY = "P117", "Asking ends although an answer could still change the verdict."
    NOT_PROVEN = "P118", "So many conditions hang together that the risk check cannot be proven."

    NEARLY_SHARED = "P120", "Nearly the same words stand for two different matters."
    CLAIMED_TWICE = (
        "P121",
        "A model question would be answered with another entry if its own were not there.",
        Severity.WARNING,
    )
    REPEATED = "P122", "A phrasing says nothing that another one of its matter does not say.", Severity.WARNING
    SYNONYM_TWICE = (
        "P123",
        "A word stands in two groups of synonyms, and counts in one of them alone.",
        Severity.WARNING,
    )
    TOOL_NOT_FOUND = "P124", "Asking for a tool by one of its names does not find it.", Severity.WARNING
    EXPIRED = "P125", "An entry is answered with no more, for its last day has passed.", Severity.WARNING
    NOT_YET_DONE = "P126", "A review, a decision or a look-up is dated in the future.", Severity.WARNING
    BEGINS_LATE = "P127", "An entry begins more than a year ahead, or not before its next review.", Severity.WARNING
    TRANSLATION_OLDER = "P128", "The English is older than the Swedish it translates.", Severity.WARNING
    FIGURES_DIFFER = "P129", "The languages have different figures.", Severity.WARNING
    LINKS_DIFFER = "P130", "The languages have different links.", Severity.WARNING
    HARD_WORD = "P131", "A text has a word that readers stumble on.", Severity.WARNING
    QUOTATION_DIFFERS = "P132", "A quotation is not letter by letter what its clause says, or cuts a sentence short."
    QUOTATION_UNCITED = "P133", "A quotation names no clause of the policy, or one that its entry does not cite."
    QUOTATION_UNMARKED = "P134", "A quotation does not end with its clause, or stands where none is shown."
    LINK_GONE = "P135", "A web address leads to a page that is there no more."
    LINK_UNCERTAIN = (
        "P136",
        "A web address could not be followed, so nobody knows whether its page is there.",
        Severity.WARNING,
    )
