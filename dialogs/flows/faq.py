"""A question is answered, met with "did you mean", or honestly declined."""

from dataclasses import replace

from dialogs.faq import Decision, DecisionKind, Entry, Hit, Ranking, decide, rank
from dialogs.flows.actions import to_check, to_entry, to_help, to_tool, to_tools
from dialogs.flows.hand_over import offers, still_offered
from dialogs.messages import Press, Verb
from dialogs.phrases import Phrase
from dialogs.replies import Action, Answer, Reply, Say, Suggest
from dialogs.state import Found
from dialogs.tools import OF_A_TOOL
from dialogs.turn import Context, Feedback, Routed, Turn


def ranked(context: Context, text: str) -> Ranking:
    """The entries closest to the text, without those that are not in effect."""
    entries = context.library.entries.values()
    closed = {entry.id for entry in entries if not entry.in_effect(context.today)}
    return rank(context.library.index, text, context.language, _prior(context), without=closed)


def _prior(context: Context) -> dict[str, float]:
    """The entries around the one last answered with: a follow-up says half of what it means."""
    last = context.library.entries.get(context.state.found.entry)
    if last is None:
        return {}
    around = {entry.id for entry in context.library.entries.values() if entry.topic == last.topic}
    return dict.fromkeys((*around, *last.related), 1.0)


def respond(context: Context, ranking: Ranking, actions: tuple[Action, ...] = ()) -> Turn:
    """What the ranking amounts to; `actions` are offered beside an answer."""
    decision = decide(ranking)
    sure, understood, elsewhere = decision.confidence, decision.understood, decision.elsewhere or ""
    routed = Routed(decision.kind, ranking.entries, elsewhere, sure, understood, ranking.hits)
    match decision.kind:
        case DecisionKind.ANSWER:
            return _found(
                context, decision.hits[0], replace(answer(context, decision.hits[0].id, actions), routed=routed)
            )
        case DecisionKind.SUGGEST:
            return Turn(context.state, (_suggestions(context, decision.hits),), routed)
        case DecisionKind.NONE:
            return Turn(context.state, (_honest_no(context, decision),), routed)


def _found(context: Context, hit: Hit, turn: Turn) -> Turn:
    """The turn, remembering by what the entry was found."""
    found = Found(hit.id, hit.reasons.nearest, hit.reasons.words)
    why = context.action(Phrase.ACTION_REASONS, Press(Verb.REASONS))
    replies = tuple(_with_action(reply, why) for reply in turn.replies)
    return replace(turn, state=replace(turn.state, found=found), replies=replies)


def _with_action(reply: Reply, action: Action) -> Reply:
    return replace(reply, actions=(*reply.actions, action)) if isinstance(reply, Answer) else reply


def answer(context: Context, entry_id: str, actions: tuple[Action, ...] = ()) -> Turn:
    """The entry's answer with its citations; kindly declined where the entry is gone or not in effect."""
    entry = context.library.entry_in_effect(entry_id, context.today)
    if entry is None:
        known = entry_id in context.library.entries
        return context.quiet(_not_in_effect(context) if known else context.say(Phrase.GONE))
    state = replace(context.state, found=Found(entry.id))
    return Turn(state, (_answer(context, entry, actions),))


def _not_in_effect(context: Context) -> Say:
    return context.say(Phrase.NOT_IN_EFFECT, contact=context.contact())


def _answer(context: Context, entry: Entry, actions: tuple[Action, ...]) -> Answer:
    return Answer(
        language=context.language,
        id=entry.id,
        title=entry.title(context.language),
        text=context.library.answer(entry, context.language),
        citations=context.library.cited(entry.cites, context.language),
        citations_heading=context.words(Phrase.CITATIONS_HEADING),
        footer=_footer(context, entry),
        fingerprint=context.library.fingerprint,
        actions=tuple(dict.fromkeys((*actions, *_leads(context, entry), *_related(context, entry)))),
        feedback_prompt=context.words(Phrase.FEEDBACK_PROMPT),
        feedback=(
            context.action(Phrase.FEEDBACK_YES, Press(Verb.HELPED, entry.id)),
            context.action(Phrase.FEEDBACK_NO, Press(Verb.NOT_HELPED, entry.id)),
        ),
    )


def _footer(context: Context, entry: Entry) -> str:
    overdue = entry.review_by < context.today
    return context.words(
        Phrase.FOOTER_OVERDUE if overdue else Phrase.FOOTER,
        owner=context.library.role(entry.owner).title.to(context.language),
        reviewed=entry.reviewed,
        review_by=entry.review_by,
        fingerprint=context.library.shown_fingerprint,
    )


def _leads(context: Context, entry: Entry) -> tuple[Action, ...]:
    return tuple(_lead(context, lead) for lead in entry.leads_to)


def _lead(context: Context, lead: str) -> Action:
    if lead == "risk_check":
        return to_check(context)
    return to_tools(context) if lead == "tools" else to_tool(context, lead.removeprefix(OF_A_TOOL))


def _related(context: Context, entry: Entry) -> tuple[Action, ...]:
    entries = (context.library.entry_in_effect(related, context.today) for related in entry.related[:2])
    return tuple(to_entry(context, related) for related in entries if related)


def _suggestions(context: Context, hits: tuple[Hit, ...]) -> Reply:
    entries = (context.library.entries[hit.id] for hit in hits)
    none = context.action(Phrase.SUGGEST_NONE, Press(Verb.NOT_HELPED))
    return Suggest(
        context.language, context.words(Phrase.SUGGEST), tuple(to_entry(context, entry) for entry in entries), (none,)
    )


def _honest_no(context: Context, decision: Decision) -> Say:
    ways_on = (to_check(context), to_help(context))
    group = context.library.elsewhere.get(decision.elsewhere or "")
    if group:
        return context.say(Phrase.NOT_OURS, ways_on, turn_to=group.turn_to.to(context.language).strip())
    return context.say(Phrase.NOT_UNDERSTOOD, (*offers(context), *ways_on), contact=context.contact())


def feedback(context: Context, entry_id: str, *, helped: bool) -> Turn:
    """Thanks for saying whether an answer helped; without an entry, none of the suggestions did."""
    if not entry_id:
        ways_on = (*offers(context), to_help(context))
        said = context.say(Phrase.NONE_OF_THEM, ways_on, contact=context.contact())
        return still_offered(context, context.quiet(said))
    if entry_id not in context.library.entries:
        return context.quiet(context.say(Phrase.GONE))
    owner = context.library.entries[entry_id].owner
    sorry = context.say(Phrase.FEEDBACK_SORRY, offers(context, owner), contact=context.contact(owner))
    said = context.say(Phrase.FEEDBACK_THANKS) if helped else sorry
    note = Feedback(entry_id, helped, context.library.fingerprint)
    return Turn(replace(context.state, found=replace(context.state.found, entry="")), (said,), feedback=note)


def confirm(context: Context, *, helped: bool) -> Turn:
    """A plain yes or no: said of the answer just given, else not understood."""
    entry = context.state.found.entry
    if entry not in context.library.entries:
        return context.quiet(
            context.say(Phrase.NOT_UNDERSTOOD, (to_check(context), to_help(context)), contact=context.contact())
        )
    return feedback(context, entry, helped=helped)


def explain(context: Context) -> Turn:
    """Why the answer last given was chosen, in the content's words."""
    found = context.state.found
    if not found.nearest:
        return context.quiet(context.say(Phrase.NO_REASONS, (to_help(context),)))
    if found.entry.startswith(OF_A_TOOL):
        return context.quiet(context.say(Phrase.REASONS_TOOL, tool=found.nearest))
    lines = [context.words(Phrase.REASONS, nearest=found.nearest)]
    if found.words:
        lines.append(context.words(Phrase.REASONS_WORDS, words=", ".join(found.words)))
    return context.quiet(Say(context.language, "\n\n".join(lines)))
