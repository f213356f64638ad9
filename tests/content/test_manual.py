"""Every code has its entry in the manual, and its examples show what they say."""

import pytest

from bot.content.codes import Code
from bot.content.manual import codes_near, explanations
from bot.content.parsing import tree
from bot.content.problems import Fault

MOST_LINES = 8


def test_every_code_has_an_entry_in_the_order_of_the_numbers() -> None:
    assert list(explanations()) == sorted(Code), (
        "add the code to bot/content/manual.yaml: bot/content/manual.py says how"
    )


@pytest.mark.parametrize("code", Code)
def test_an_entry_is_short_and_ends_its_sentences(code: Code) -> None:
    entry = explanations()[code]

    assert all(part[0].isupper() or part.startswith("unsure") for part in (entry.means, entry.why, entry.instead))
    assert all(part.endswith(".") for part in (entry.means, entry.why, entry.instead))
    assert len(entry.paragraph.split()) <= 80
    assert max(len(example.splitlines()) for example in (entry.right, entry.wrong)) <= MOST_LINES
    assert entry.wrong != entry.right


@pytest.mark.parametrize("number", ["P030", "P031", "P032", "P033", "P034", "P035"])
def test_the_example_of_wrong_yaml_is_wrong_in_that_way_and_the_other_is_right(number: str) -> None:
    entry = next(entry for code, entry in explanations().items() if code == number)

    with pytest.raises(Fault) as raised:
        tree(entry.wrong.replace("⇥", "\t"))

    assert raised.value.code == number
    assert tree(entry.right).plain()


@pytest.mark.parametrize(
    ("asked", "first"), [("P0311", "P031"), ("p31", "P031"), ("tab", "P031"), ("citation", "P051")]
)
def test_a_code_that_is_none_leads_to_those_that_may_have_been_meant(asked: str, first: str) -> None:
    assert first in codes_near(asked)
    assert 1 <= len(codes_near(asked)) <= 3
