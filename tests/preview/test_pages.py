"""What stands on the page is what the channels are sent: all of it, and nothing of our own making."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.plain_text import plain_text
from bot.channels.slack.block_kit import texts
from bot.cli.ask import as_data
from bot.preview.channels import Channel, sent
from bot.preview.content import Content
from bot.preview.markup import markdown, mrkdwn, terminal
from bot.preview.sayings import said_of, way_to
from bot.preview.subjects import Kind, Subject, catalogue
from bot.preview.why import why
from bot.web.headers import SECURE
from dialogs.conversation import respond
from dialogs.language import Language
from dialogs.library import Library
from dialogs.messages import Message
from dialogs.replies import Ask, Say
from dialogs.state import State
from tests.conftest import ROOT, TODAY
from tests.preview.reader import tags_in, together, visible
from tests.talk import unclear

Client = TestClient[web.Request, web.Application]


def texts_of_card(value: object) -> Iterator[str]:
    """Every visible text of an Adaptive Card, in reading order."""
    if isinstance(value, dict):
        yield from (value[name] for name in ("text", "label", "title") if name in value)
        yield from (text for part in value.values() for text in texts_of_card(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in texts_of_card(part))


def expected(channel: Channel, subject: Subject, library: Library, language: Language, address: str) -> Iterator[str]:
    replies = said_of(subject.kind, subject.id, library, language, TODAY).replies
    message = sent(channel, replies, address)
    for shown in message.messages:
        yield from (visible(str(markdown(text))) for text in [shown.text, *texts_of_card(shown.card)])
        yield from map(together, shown.suggested)
    for blocks in message.blocks:
        yield from (visible(str(mrkdwn(text))) for text in texts(blocks["blocks"]))
    if channel is Channel.TERMINAL:
        yield visible(str(terminal(replies)))


def said_on_channels(library: Library) -> list[Subject]:
    return [subject for subject in catalogue(library) if subject.kind is not Kind.SECTION]


@pytest.mark.parametrize("channel", list(Channel))
async def test_everything_is_drawn_whole_in_both_languages(
    channel: Channel, client: Client, learnt_library: Library
) -> None:
    address = f"http://{client.host}:{client.port}"
    for subject in said_on_channels(learnt_library):
        async with client.get(f"{subject.path}?on={channel}") as response:
            html = await response.text()
        page = visible(html)
        assert "cannot be drawn" not in html, subject
        for language in Language:
            for text in expected(channel, subject, learnt_library, language, address):
                assert text in page, (subject, language, text)


async def test_sections_are_shown_with_what_rests_on_them(client: Client, learnt_library: Library) -> None:
    for subject in catalogue(learnt_library):
        if subject.kind is Kind.SECTION:
            async with client.get(subject.path) as response:
                page = visible(await response.text())
            for language in Language:
                section = next(s for s in learnt_library.policy.sections[language] if s.anchor == subject.id)
                assert all(together(f"{clause.number} {clause.title}") in page for clause in section.clauses)
    async with client.get("/section/verktyg") as response:
        assert together("Får jag använda mitt privata konto?") in visible(await response.text())


def test_every_question_of_the_check_is_shown_as_it_is_asked(learnt_library: Library) -> None:
    for question in learnt_library.rules.questions:
        saying = said_of(Kind.QUESTION, question.id, learnt_library, Language.SV, TODAY)
        ask, why_asked = saying.replies
        assert isinstance(ask, Ask)
        assert isinstance(why_asked, Say)
        assert (ask.question, bool(saying.note)) == (question.id, True)
        assert question.why.sv.strip()[:40] in why_asked.text
        assert (way_to(learnt_library.rules, question.id) is None) is question.never_asked


def test_the_terminal_is_drawn_as_it_writes(learnt_library: Library) -> None:
    (reply,) = said_of(Kind.ENTRY, "private-account", learnt_library, Language.SV, TODAY).replies

    html = str(terminal([reply]))

    assert '<span class="bold">Får jag använda mitt privata konto?</span>' in html
    assert 'class="ink-6"' in html
    assert together(plain_text(reply).split("\n\n")[1]) in visible(html)


@given(st.text(alphabet=st.sampled_from("ab<>&|*_~`\"'\n /:htps.")))
def test_whatever_is_written_brings_no_tags_of_its_own(text: str) -> None:
    assert tags_in(str(mrkdwn(text))) <= {"a", "strong", "em", "s", "code", "br", "span"}
    assert "<script" not in str(markdown(text + "<script>alert(1)</script>"))


def test_a_quotation_in_slack_is_set_apart() -> None:
    html = str(mrkdwn("So it says:\n> *One* thing,\n> two &lt;things&gt;\nand so on"))

    assert html == (
        'So it says:<br><span class="quote"><strong>One</strong> thing,<br>two &lt;things&gt;</span><br>and so on'
    )


def test_a_link_in_slack_leads_nowhere_but_to_a_page() -> None:
    assert 'href="https://a.se/?x=1&amp;y=2"' in str(mrkdwn("<https://a.se/?x=1&amp;y=2|A &amp; B>"))
    assert tags_in(str(mrkdwn("<javascript:alert(1)|press>"))) == set()


@pytest.mark.parametrize(
    "question",
    ["fåt jag anvnda chatgpt till barnens betyg", "May I use my private account?", "får jag använda deepl", "xyzzy"],
)
async def test_why_is_told_of_the_decision_that_the_chat_takes(
    question: str, client: Client, learnt_library: Library
) -> None:
    told: Any = json.loads(
        json.dumps(as_data(learnt_library, respond(learnt_library, State(), Message(question), TODAY)))
    )
    tried = why(learnt_library, question, TODAY)
    async with client.post("/", data={"question": question}) as response:
        page = visible(await response.text())

    ours = [each for each in tried.candidates if not each.is_elsewhere]
    ranked = told["ranked"][: len(ours)]
    assert tried.routed is not None
    assert tried.routed.decision == told["decision"]
    assert [(each.id, round(each.score, 4)) for each in ours] == [(each["id"], each["score"]) for each in ranked]
    for each in ranked:
        reasons = each["reasons"]
        assert together(reasons.get("nearest", "")) in page
        for repair in reasons.get("repairs", ()):
            assert together(f"{repair['written']} → {repair['understood']}") in page
        for word in reasons.get("words", ()):
            assert word in page
    assert tried.is_looked_up or "0.57" in page


async def test_what_is_not_ours_and_what_is_unclear_are_told_apart(client: Client, learnt_library: Library) -> None:
    seen = []
    for question in ("jag har glömt mitt lösenord", unclear(learnt_library, TODAY), "riskkoll"):
        async with client.post("/entry/chatgpt", data={"question": question}) as response:
            seen.append(visible(await response.text()))

    assert together("Not ours: says where to turn.") in seen[0]
    assert together("a matter of others") in seen[0]
    assert together("Not sure enough: asks what was meant.") in seen[1]
    assert together("Taken for a command") in seen[2]


async def test_nothing_that_is_asked_is_kept(
    client: Client, content: Content, caplog: pytest.LogCaptureFixture
) -> None:
    before = sorted((path, path.stat().st_mtime_ns) for path in (ROOT / "faq").rglob("*"))

    with caplog.at_level(0):
        async with client.post("/", data={"question": "Kalle Kula 19121212-1212"}) as response:
            assert response.headers["Cache-Control"] == "no-store"
            assert "Kalle Kula" in await response.text()

    assert "Kula" not in caplog.text
    assert before == sorted((path, path.stat().st_mtime_ns) for path in (ROOT / "faq").rglob("*"))
    async with client.get("/") as response:
        assert "Kula" not in await response.text()
    assert "Kula" not in repr(vars(content))


@pytest.mark.parametrize("name", ["evil.example.org", "10.0.0.1", "", "127.0.0.1.example.org"])
@pytest.mark.parametrize("path", ["/", "/entry/chatgpt", "/events", "/preview/preview.js", "/policy/sv"])
async def test_a_page_elsewhere_that_leads_its_name_here_is_not_let_in(name: str, path: str, client: Client) -> None:
    async with client.get(path, headers={"Host": name}) as response:
        assert response.status == 421


async def test_the_page_lets_in_nothing_but_its_own_files(client: Client) -> None:
    async with client.get("/entry/chatgpt") as response:
        policy, html = response.headers["Content-Security-Policy"], await response.text()
        assert SECURE.keys() <= response.headers.keys()
    assert "unsafe" not in policy
    assert "script-src 'self';" in policy
    assert " style=" not in html
    assert " onclick" not in html


async def test_what_is_not_there_is_said_and_not_an_error_of_the_page(client: Client) -> None:
    async with client.get("/entry/no-such-entry") as response:
        assert response.status == 404
        assert "There is nothing of that name" in await response.text()


async def test_the_nearest_phrasing_is_found_in_its_file(
    client: Client, content: Content, learnt_library: Library
) -> None:
    assert content.lying is not None
    (first, *_) = why(learnt_library, "ai-betyg", TODAY, content.lying).candidates

    assert first.place is not None
    assert first.place.file == "faq/utterances/skola.yaml"
    assert "ai-betyg" in (ROOT / first.place.file).read_text(encoding="utf-8").splitlines()[first.place.first - 1]
    async with client.post("/", data={"question": "ai-betyg"}) as response:
        assert str(first.place) in await response.text()


def test_every_subject_is_found_where_it_is_written(content: Content, learnt_library: Library) -> None:
    assert content.lying is not None
    texts_of = {file.name: file.text.splitlines() for file in content.lying.files}
    for subject in catalogue(learnt_library):
        place = content.lying.places[subject.kind, subject.id][0]
        lines = texts_of[place.file][place.first - 1 : place.last]
        assert subject.id in " ".join(lines[:8]), subject
        if subject.kind is Kind.ENTRY:
            assert any(line.strip().startswith("review_by") for line in lines)
