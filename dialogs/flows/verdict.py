"""The verdict in words."""

from collections.abc import Iterator

from dialogs.flows.actions import to_check
from dialogs.flows.receipts import receipt_link
from dialogs.messages import Press, Verb
from dialogs.phrases import Phrase
from dialogs.policy import Citation
from dialogs.replies import Action, Part, VerdictReply
from dialogs.risk_check import Answers, Change, Deciding, Outcome, StopKind, Verdict, milder, verdict
from dialogs.state import Check
from dialogs.turn import Context


def verdict_reply(context: Context, check: Check, answers: Answers) -> VerdictReply:
    """What the answers amount to, why, on what conditions, and whom to ask."""
    found = verdict(context.library.rules, answers)
    outcome = context.library.rules.outcomes[found.outcome]
    return VerdictReply(
        language=context.language,
        card=check.card,
        outcome=found.outcome.name.lower(),
        title=outcome.name.to(context.language),
        text="\n\n".join(_paragraphs(context, found)),
        parts=tuple(part for part in (*_parts(context, found), _what_if(context, answers)) if part.lines),
        citations=(*context.library.cited(_cited(found), context.language), *_receipt(context, check)),
        citations_heading=context.words(Phrase.CITATIONS_HEADING),
        footer=_footer(context),
        fingerprint=context.library.fingerprint,
        actions=_ways_on(context, check),
    )


def _paragraphs(context: Context, found: Verdict) -> Iterator[str]:
    rules, language = context.library.rules, context.language
    yield rules.outcomes[found.outcome].text.to(language).strip()
    if found.stop_kind is not StopKind.NOBODY:
        yield rules.stop_kinds[found.stop_kind].text.to(language).strip()
    yield _level(context, found)
    if found.outcome <= Outcome.CONDITIONS:
        yield rules.reminder.to(language).strip()


def _level(context: Context, found: Verdict) -> str:
    levels, language = context.library.rules.levels, context.language
    level, may = (levels[which].name.to(language) for which in (found.level, found.may))
    unsettled = found.may > found.level
    return context.words(Phrase.VERDICT_LEVEL_MAY if unsettled else Phrase.VERDICT_LEVEL, level=level, may=may)


def _parts(context: Context, found: Verdict) -> Iterator[Part]:
    rules, language = context.library.rules, context.language
    because = dict.fromkeys(_deciding(context, why) for why in found.deciding)
    yield Part(context.words(Phrase.VERDICT_BECAUSE), tuple(because))
    conditions = tuple(rules.conditions[condition].to(language).strip() for condition in found.conditions)
    yield Part(context.words(Phrase.VERDICT_CONDITIONS), conditions if found.outcome < Outcome.STOP else ())
    contacts = tuple(context.contact(contact) for contact in found.contacts)
    yield Part(context.words(Phrase.VERDICT_CONTACTS), contacts)
    yield Part(context.words(Phrase.VERDICT_LEVEL_HEADING), (rules.levels[found.level].text.to(language).strip(),))
    yield Part(context.words(Phrase.VERDICT_UNSETTLED), tuple(note.to(language).strip() for note in found.notes))


def _deciding(context: Context, why: Deciding) -> str:
    if not why.question:
        return why.because.to(context.language).strip()
    question = context.library.rules.question(why.question)
    short = question.short.to(context.language) if question else why.question
    labels = (context.library.rules.label(why.question, option, context.language) for option in why.options)
    return context.words(Phrase.DECIDING_LINE, question=short, answer=", ".join(labels))


def _what_if(context: Context, answers: Answers) -> Part:
    """The smallest changes in the user's power that would give a milder outcome."""
    changes = milder(context.library.rules, answers)
    lines = (_changed(context, change, answers) for change in changes)
    return Part(context.words(Phrase.VERDICT_WHAT_IF), tuple(lines))


def _changed(context: Context, change: Change, answers: Answers) -> str:
    outcome = context.library.rules.outcomes[change.outcome].name.to(context.language)
    parts = (_instead(context, question, options, answers[question]) for question, options in change.answers)
    joined = f" {context.words(Phrase.WHAT_IF_AND)} ".join(parts)
    phrase = Phrase.WHAT_IF if change.is_settled else Phrase.WHAT_IF_MORE
    return context.words(phrase, change=joined, outcome=outcome)


def _instead(context: Context, question_id: str, options: tuple[str, ...], before: tuple[str, ...]) -> str:
    """What is left out, where nothing new is said; else what is said instead."""
    rules, language = context.library.rules, context.language
    question = rules.question(question_id)
    left_out = [option for option in before if option not in options] if set(options) < set(before) else []
    phrase = Phrase.WHAT_IF_WITHOUT if left_out else Phrase.WHAT_IF_OTHER
    answer = ", ".join(rules.label(question_id, option, language) for option in left_out or options)
    return context.words(phrase, question=question.short.to(language) if question else question_id, answer=answer)


def _receipt(context: Context, check: Check) -> tuple[Citation, ...]:
    """The receipt as something to look up, where there is one."""
    return (receipt_link(context, check.receipt, context.words(Phrase.RECEIPT)),) if check.receipt else ()


def _cited(found: Verdict) -> tuple[str, ...]:
    deciding = (cited for why in found.deciding for cited in why.cites)
    return tuple(dict.fromkeys((*deciding, *found.cites)))


def _footer(context: Context) -> str:
    library = context.library
    return context.words(
        Phrase.VERDICT_FOOTER,
        date=context.today,
        rules=library.shown_rules,
        fingerprint=library.shown_fingerprint,
    )


def _ways_on(context: Context, check: Check) -> tuple[Action, ...]:
    summary = context.action(Phrase.ACTION_SUMMARY, Press(Verb.SUMMARY, card=check.card))
    return (summary, to_check(context))
