"""What somebody sees who opens the bot's own page: what waits, what can be asked, their receipts, and the tools."""

from dialogs.flows import asking, tools
from dialogs.flows.actions import to_check, to_resume
from dialogs.flows.receipts import receipts_reply
from dialogs.phrases import Phrase
from dialogs.replies import Reply
from dialogs.turn import Context


def overview(context: Context) -> tuple[Reply, ...]:
    """The parts of the page, from the top."""
    finished = (receipts_reply(context),) if context.state.finished else ()
    help_me = context.say(Phrase.HELP, (to_check(context),))
    return (*_unfinished(context), help_me, *finished, *tools.all_tools(context).replies)


def _unfinished(context: Context) -> tuple[Reply, ...]:
    if not asking.pending(context, context.state.check):
        return ()
    return (context.say(Phrase.OVERVIEW_CHECK, (to_resume(context),)),)
