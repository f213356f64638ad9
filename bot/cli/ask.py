import json
from pathlib import Path

import click

from bot.channels.plain_text import plain_text
from bot.channels.terminal.screen import Screen
from bot.cli.content import content_option, library_in, today
from dialogs.conversation import respond
from dialogs.library import Library
from dialogs.messages import Message
from dialogs.replies import Answer, Reply, VerdictReply
from dialogs.state import State
from dialogs.turn import Routed, Turn


@click.command("ask")
@click.argument("question")
@content_option
@click.option("--json", "as_json", is_flag=True, help="Write the decision, the ranking and the reply as JSON.")
def command(question: str, content: Path | None, *, as_json: bool) -> None:
    """Answer one question and end.

    \b
    policybot ask "får jag använda ChatGPT?"
    policybot ask --json "may I transcribe a meeting?"
    """  # noqa: D301 - click keeps the lines below \b as they are
    library = library_in(content)
    turn = respond(library, State(), Message(question), today())
    if as_json:
        print(json.dumps(as_data(library, turn), ensure_ascii=False, indent=2))
    else:
        Screen().show(turn.replies)


def as_data(library: Library, turn: Turn) -> dict[str, object]:
    """The turn as a program reads it."""
    routed = turn.routed or Routed("none")
    return {
        "decision": str(routed.decision),
        "language": str(turn.replies[0].language),
        "elsewhere": routed.elsewhere or None,
        "ranked": [hit.to_json() for hit in routed.ranked],
        "reply": "\n\n".join(plain_text(reply) for reply in turn.replies),
        "citations": [citation for reply in turn.replies for citation in _citations(reply)],
        "fingerprint": library.fingerprint,
    }


def _citations(reply: Reply) -> list[dict[str, str]]:
    if not isinstance(reply, Answer | VerdictReply):
        return []
    return [{"id": cited.id, "label": cited.label, "link": cited.link} for cited in reply.citations]
