"""Drafts are content that lacks only what nobody has written yet."""

import re

import pytest

from bot.content.codes import Code
from bot.reports.drafts import draft_file
from dialogs.gaps import Cluster, Draft, Entry, Met, Utterances, drafts, told
from dialogs.language import Language
from dialogs.library import Library
from dialogs.turn import GapKind
from tests.gaps.made import VOICE, asked
from tests.planting import TODAY, Folder


def drafted(library: Library, *met: list[Met], now: str = "") -> tuple[Draft, ...]:
    def answered(_cluster: Cluster) -> str:
        return now

    return drafts(library, told(library, [each for some in met for each in some], answered).shown)


@pytest.fixture(name="small")
def fixture_small(folder: Folder) -> Library:
    library = folder.read().library
    assert library is not None
    return library


def test_a_cluster_becomes_an_entry_beside_the_nearest(small: Library) -> None:
    (draft,) = drafted(small, asked(*["klona röst med konto", "röst klona konto"], *["klona en röst"] * 2))

    assert isinstance(draft, Entry)
    nearest = small.entries["private-account"]
    assert (draft.topic, draft.owner, draft.cites) == (nearest.topic, nearest.owner, nearest.cites)
    assert draft.related == ("private-account",)
    assert draft.asked == 4
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", draft.id)


def test_what_lies_near_an_entry_becomes_utterances_of_it(small: Library) -> None:
    (draft,) = drafted(small, asked("konto privat", "konto privat", "privat konto", kind=GapKind.UNCLEAR))

    assert draft == Utterances("private-account", Language.SV, ("konto privat", "privat konto"), 3)


def test_what_is_answered_by_now_or_did_not_help_is_no_draft(small: Library) -> None:
    said = ["konto privat"] * 3

    assert drafted(small, asked(*said), now="private-account") == ()
    assert drafted(small, asked(*said, kind=GapKind.NOT_HELPED)) == ()


def test_questions_with_hidden_words_are_no_phrasings(small: Library) -> None:
    assert drafted(small, asked(*["konto för [namn]"] * 3)) == ()


def test_two_drafts_never_have_one_id(library: Library) -> None:
    found = drafted(library, asked(*VOICE), asked(*["hur lång är en giraff"] * 3), asked(*["???"] * 3))

    assert len({draft.id for draft in found if isinstance(draft, Entry)}) == len(found) >= 2


@pytest.mark.parametrize("language", Language)
def test_a_draft_in_the_content_lacks_its_answer_and_its_translation_alone(
    language: Language, folder: Folder, small: Library
) -> None:
    said = [
        'konto: "röst" # klona',
        "- klona röst konto",
        "klona konto röst: ja",
        "konto röst klona?",
        "{klona} röst konto",
    ]
    found = drafted(small, asked(*said, *said, *said, language=language))
    text = draft_file(found, TODAY, lambda _entry: "")
    folder.write("faq/drafts.yaml", text)

    problems = folder.problems()

    assert {problem.code for problem in problems} == {Code.TEXT_MISSING}, text
    other = "English" if language is Language.SV else "Swedish"
    assert sorted(problem.message for problem in problems) == sorted(
        f"{draft.id} › {where} has no {lacking} text."
        for draft in found
        if isinstance(draft, Entry)
        for where, lacking in (("answer", "Swedish"), ("answer", "English"), ("questions", other))
    )
    assert all("TODO" in text.splitlines()[problem.line - 1] for problem in problems)


def test_a_draft_is_content_once_it_is_written_out(folder: Folder, small: Library) -> None:
    found = drafted(small, asked(*["klona röst konto", "konto röst klona"] * 3))
    text = draft_file(found, TODAY, lambda _entry: "")
    text = re.sub(r"(en|sv):  # TODO: the answer.*", r"\1: Ja.", text)
    text = re.sub(r"en:  # TODO: the same.*", "en: [May I clone a voice?, Is a voice cloned?]", text)
    folder.write("faq/drafts.yaml", text)

    reading = folder.read()

    assert reading.problems == ()
    assert reading.library is not None
    assert reading.library.entries[found[0].id].questions.sv == found[0].questions  # type: ignore[union-attr]


def test_utterances_are_content_once_they_are_pasted(folder: Folder, small: Library) -> None:
    found = drafted(small, asked(*["konto: privat", "privat konto", "konto - privat"], kind=GapKind.UNCLEAR))
    text = draft_file(found, TODAY, lambda entry: f"faq/utterances/of-{entry}.yaml")

    assert "# faq/utterances/of-private-account.yaml:" in text
    pasted = [line[2:] for line in text.split(".yaml:\n")[1].splitlines()]
    folder.write("faq/utterances/more.yaml", "\n".join(pasted))

    reading = folder.read()

    assert [problem for problem in reading.problems if problem.is_error] == []
    assert reading.library is not None
    assert set(reading.library.entries["private-account"].utterances.sv) >= {"konto: privat", "privat konto"}
