from collections.abc import Iterable, Mapping

from bot.content.models.faq import ElsewhereModel, EntryModel, SynonymsModel
from bot.content.models.texts import LongText, ShortText, SomeWordings, Wordings
from dialogs.faq import Distance, Elsewhere, Entry, Synonyms
from dialogs.language import Phrasings, Text

NO_TEXT = Text("", "")


def text(written: ShortText | LongText | None) -> Text:
    """The text in both languages; empty where none is written."""
    return Text(written.sv, written.en) if written else NO_TEXT


def phrasings(written: Wordings | SomeWordings | None) -> Phrasings:
    """The wordings; none where none are written."""
    return Phrasings(tuple(written.sv), tuple(written.en)) if written else Phrasings()


def entry(written: EntryModel, utterances: Mapping[str, SomeWordings]) -> Entry:
    """The entry with its utterances."""
    effective = written.effective
    return Entry(
        id=written.id,
        topic=written.topic,
        questions=phrasings(written.questions),
        answer=text(written.answer),
        cites=written.cites,
        related=written.related,
        leads_to=written.leads_to,
        owner=written.owner,
        reviewed=written.reviewed,
        review_by=written.review_by,
        effective_from=effective.from_ if effective else None,
        effective_to=effective.to if effective else None,
        utterances=phrasings(utterances.get(written.id)),
    )


def elsewhere(written: ElsewhereModel) -> Elsewhere:
    """The group of matters that are not ours."""
    return Elsewhere(written.id, Distance(written.kind), phrasings(written.utterances), text(written.turn_to))


def synonyms(written: Iterable[SynonymsModel]) -> tuple[Synonyms, ...]:
    """The groups of synonyms."""
    return tuple(Synonyms(phrasings(group.words)) for group in written)
