"""What fits as an answer, and what is said to what does not."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.starting import (
    Unfit,
    choices,
    contact_from,
    day_from,
    domain_from,
    language_from,
    name_from,
    reference_from,
    words,
)
from dialogs.language import Language

TODAY = date(2026, 11, 30)


def day(answer: str) -> date:
    return day_from(answer, TODAY)


@pytest.mark.parametrize(
    ("fit", "answer", "said"),
    [
        (name_from, "", "name_without_letters"),
        (name_from, " 123 ", "name_without_letters"),
        (name_from, "K" * 81, "name_too_long"),
        (name_from, "Stor\nköping", "strange_characters"),
        (domain_from, "storkoping", "no_domain"),
        (domain_from, "stor köping.se", "no_domain"),
        (contact_from, "", "no_contact"),
        (contact_from, "a | b | c", "no_contact"),
        (contact_from, "| ai@storkoping.se", "no_contact"),
        (contact_from, "ai@storkoping", "no_address"),
        (contact_from, "ai@@storkoping.se", "no_address"),
        (contact_from, "@storkoping.se", "no_address"),
        (contact_from, "ord " * 60, "contact_too_long"),
        (contact_from, "ai\x00", "strange_characters"),
        (reference_from, " ", "no_reference"),
        (day, "i går", "no_day"),
        (day, "2026-02-30", "no_day"),
        (day, "2026-12-01", "day_to_come"),
        (language_from, "fi", "no_language"),
    ],
)
def test_an_answer_that_does_not_fit_is_told_why_in_both_languages(
    fit: Callable[[str], object], answer: str, said: str
) -> None:
    with pytest.raises(Unfit) as unfit:
        fit(answer)

    assert str(unfit.value) == said
    assert all(words(language).say(said) for language in Language)


@pytest.mark.parametrize(
    ("fit", "answer"),
    [
        (name_from, "Upplands Väsby kommun"),
        (name_from, 'Region "Väst" & Co: #1 {sv}'),
        (domain_from, "@Storkoping.SE"),
        (contact_from, "ai@storkoping.se"),
        (contact_from, "0123-456 78"),
        (contact_from, "växeln (vaxel@storkoping.se), knappval 2"),
        (day, "2026-11-30"),
        (language_from, "EN"),
    ],
)
def test_an_answer_that_fits_is_taken(fit: Callable[[str], object], answer: str) -> None:
    assert fit(answer)


def test_both_languages_have_the_same_sentences() -> None:
    assert words(Language.SV).sentences.keys() == words(Language.EN).sentences.keys()


def test_every_choice_begins_with_the_template_as_it_is() -> None:
    assert [choice.options[0].edits for choice in choices()] == [()] * len(choices())
    assert all(option.edits for choice in choices() for option in choice.options[1:])
