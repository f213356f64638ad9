"""Slack's markup read, and ours written in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack.block_kit import LONGEST_SECTION, packed
from bot.channels.slack.hearing import heard, mentions
from bot.channels.slack.mrkdwn import escaped, mrkdwn


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("<@UBOT> får jag använda AI?", "får jag använda AI?"),
        ("fråga <@UBOT|policybot> om AI", "fråga om AI"),
        ("hej <!here> och <!subteam^S1|@ledning>", "hej och @ledning"),
        ("i <#C1|torget> och <#C2>", "i #torget och"),
        ("<https://example.org/a?b=1&amp;c=2>", "https://example.org/a?b=1&c=2"),
        ("<https://example.org|vår sida>", "vår sida"),
        ("<mailto:kim@example.org|kim@example.org>", "kim@example.org"),
        ("AT&amp;T &lt;b&gt; &amp;lt;", "AT&T <b> &lt;"),
        ("a\u00a0 b", "a b"),
        ("1 &lt; 2", "1 < 2"),
        ("<", "<"),
        ("", ""),
    ],
)
def test_what_was_typed_is_heard(written: str, words: str) -> None:
    assert heard(written) == words


def test_of_a_long_message_the_beginning_is_heard() -> None:
    assert heard("x" * 5000) == "x" * 4000


def test_a_mention_is_of_the_one_named() -> None:
    assert mentions("hej <@UBOT>", "UBOT")
    assert mentions("hej <@UBOT|bot>", "UBOT")
    assert not mentions("hej <@UBOTTEN>", "UBOT")
    assert not mentions("hej <@>", "")


@given(st.text())
def test_escaped_text_is_heard_as_it_was(text: str) -> None:
    assert heard(escaped(text)) == heard(escaped(heard(escaped(text))))
    assert "<" not in escaped(text)


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("**fet** och *kursiv*", "*fet* och _kursiv_"),
        ("en\nrad\n\ntvå", "en rad\n\ntvå"),
        ("- ett\n- två\n  - inne", "• ett\n• två\n    • inne"),
        ("3. tre\n4. fyra", "3. tre\n4. fyra"),
        ("[sidan](https://example.org/a|b)", "<https://example.org/a%7Cb|sidan>"),
        ("[**sidan**](https://example.org)", "<https://example.org|sidan>"),
        ("[här](/policy)", "här"),
        (
            "Nej.\n\n> Ett *inte* < två.\n>\n> — 3.1 Titel\n\nJa.",
            "Nej.\n\n> Ett _inte_ &lt; två.\n> — 3.1 Titel\n\nJa.",
        ),
        ("> rad\\\n> ny", "> rad\n> ny"),
        ("> Så här:\n>\n> - ett\n> - två", "> Så här:\n> • ett\n> • två"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<!channel>", "&lt;!channel&gt;"),
        ("`kod`", "`kod`"),
        ("# Rubrik", "*Rubrik*"),
        ("rad\\\nny", "rad\nny"),
        ("```\na<b\n```", "a&lt;b"),
        ("---", ""),
    ],
)
def test_our_markdown_is_written_as_slack_has_it(markdown: str, shown: str) -> None:
    assert mrkdwn(markdown) == shown


@given(st.text())
def test_nobody_is_called_by_what_the_content_says(text: str) -> None:
    for marked in mrkdwn(text).split("<")[1:]:
        assert marked.startswith(("http://", "https://", "mailto:"))


@given(st.lists(st.text(alphabet="ab \n", max_size=400), max_size=20), st.integers(10, 100))
def test_long_paragraphs_go_on_in_the_next_block_and_nothing_is_lost(paragraphs: list[str], longest: int) -> None:
    texts = packed(paragraphs, longest)

    assert all(1 <= len(text) <= longest for text in texts)
    assert "".join("".join(texts).split()) == "".join("".join(paragraphs).split())


def test_short_paragraphs_share_a_block() -> None:
    assert packed(["a", "b"], LONGEST_SECTION) == ["a\n\nb"]
