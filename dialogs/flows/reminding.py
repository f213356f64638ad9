"""Whoever answers for content is reminded of what is to be reviewed, and says at a press that it is still right."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from dialogs.library import Library
from dialogs.messages import Press, Verb
from dialogs.phrases import Phrase
from dialogs.replies import Action, Say
from dialogs.reviews import Kind, Review, Reviewed, reviewed_in, reviews
from dialogs.turn import Context, Turn

MOST = 5
"""Things that one reminder names; more at once nobody reads."""

KINDS = {Kind.ENTRY: Phrase.REVIEW_ENTRY, Kind.SECTION: Phrase.REVIEW_SECTION, Kind.TOOL: Phrase.REVIEW_TOOL}


def reminder(library: Library, due: Sequence[Review], today: date, signed: Callable[[Reviewed], str]) -> Say:
    """What is to be reviewed, in the first language of the organisation, each with a button that says it is right.

    `signed` names what a button records, so that nobody can make up such a button.
    """
    language = library.organisation.default_language
    actions = tuple(
        Action(
            library.phrases.say(Phrase.ACTION_STILL_RIGHT, language, title=one.title.to(language)),
            Press(Verb.STILL_RIGHT, signed(one.as_reviewed)),
        )
        for one in due[:MOST]
    )
    return Say(language, "\n\n".join(_paragraphs(library, due, today)), actions)


def _paragraphs(library: Library, due: Sequence[Review], today: date) -> Iterator[str]:
    language, say = library.organisation.default_language, library.phrases.say
    yield say(Phrase.REMINDER, language)
    yield "\n".join(f"- {_line(library, one, today)}" for one in due[:MOST])
    if len(due) > MOST:
        yield say(Phrase.REMINDER_MORE, language, many=len(due) - MOST)


def _line(library: Library, one: Review, today: date) -> str:
    language, say = library.organisation.default_language, library.phrases.say
    phrase = Phrase.REMINDER_OVERDUE if one.is_overdue(today) else Phrase.REMINDER_DUE
    return say(phrase, language, title=one.title.to(language), kind=say(KINDS[one.kind], language), day=one.review_by)


def still_right(context: Context, name: str) -> Turn:
    """The review is recorded, unless it is done already or what was reviewed is gone."""
    said = reviewed_in(name)
    found = next((one for one in reviews(context.library) if one.as_reviewed == said), None)
    if found is None:
        return context.quiet(context.say(Phrase.STILL_RIGHT_BEFORE))
    turn = context.quiet(context.say(Phrase.STILL_RIGHT, title=found.title.to(context.language)))
    return replace(turn, reviewed=said)
