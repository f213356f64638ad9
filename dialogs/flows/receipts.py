"""The receipts of the checks that were finished in the conversation."""

from dialogs.flows.actions import to_check
from dialogs.phrases import Phrase
from dialogs.policy import Citation
from dialogs.replies import Answer
from dialogs.risk_check import Outcome
from dialogs.state import Finished
from dialogs.turn import Context, Turn

RECEIPTS = "receipts"
"""What the reply is called where entries have their ids."""


def my_receipts(context: Context) -> Turn:
    """The newest receipts, each to be opened; kindly said where there is none."""
    if not context.state.finished:
        return context.quiet(context.say(Phrase.NO_RECEIPTS, (to_check(context),)))
    return context.quiet(receipts_reply(context))


def receipts_reply(context: Context) -> Answer:
    """The newest receipts as something to look up."""
    links = (receipt_link(context, check.receipt, _label(context, check)) for check in context.state.finished)
    return Answer(
        language=context.language,
        id=RECEIPTS,
        title=context.words(Phrase.RECEIPTS),
        text=context.words(Phrase.RECEIPTS_LEAD),
        citations=tuple(links),
        citations_heading=context.words(Phrase.RECEIPTS_HEADING),
        footer="",
        fingerprint=context.library.fingerprint,
        actions=(to_check(context),),
    )


def receipt_link(context: Context, receipt_id: str, label: str) -> Citation:
    """The page of the receipt in the language of the turn."""
    return Citation(receipt_id, label, f"/receipt/{receipt_id}?lang={context.language}")


def _label(context: Context, check: Finished) -> str:
    outcome = context.library.rules.outcomes[Outcome[check.outcome.upper()]].name.to(context.language)
    tool = context.library.tool(check.tool)
    phrase = Phrase.RECEIPT_LINE_TOOL if tool else Phrase.RECEIPT_LINE
    return context.words(phrase, made=check.made, outcome=outcome, tool=tool.name if tool else "")
