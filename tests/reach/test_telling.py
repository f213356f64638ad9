"""The comparison in Markdown, cut short, and by the command."""

import json
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.reach import as_markdown
from bot.reach.markdown import plain
from bot.reach.short import GAP, LONGEST, shortened
from dialogs.reach import Reach
from tests.planting import Folder
from tests.reach.conftest import SMALL, Repository, diff

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="|`*_<>&@#[]()\\~$!"), max_size=60)


def cells_of(markdown: str) -> list[str]:
    """The text of each cell of the tables, as a reader sees it."""
    tokens = MARKDOWN.parse(markdown)
    cells = (tokens[at + 1] for at, token in enumerate(tokens) if token.type in {"td_open", "th_open"})
    return ["".join(part.content for part in cell.children or () if part.type != "html_inline") for cell in cells]


@given(texts)
@example("a | b \\| <img src=x> `code` **bold** [link](https://example.org) @somebody #12 &amp; ~~gone~~")
def test_no_text_is_taken_for_markup(text: str) -> None:
    shown = cells_of(f"| a | b |\n|---|---|\n| x | {plain(text)} |\n")

    assert shown[3] == " ".join(text.split())


def test_nobody_is_called_by_a_name_in_the_content() -> None:
    assert plain("ask @somebody in #12") == "ask @<!-- -->somebody in #<!-- -->12"


@given(st.lists(st.sampled_from("abc"), max_size=80), st.lists(st.sampled_from("abc"), max_size=80))
def test_what_is_cut_out_of_two_texts_differs_as_they_do(old: list[str], new: list[str]) -> None:
    before, after = shortened(" ".join(old), " ".join(new))

    assert (before == after) == (old == new)
    assert max(len(before), len(after)) <= LONGEST + len(f" {GAP} ")


def test_a_long_text_is_cut_down_to_the_places_that_differ() -> None:
    words = [f"word{number}" for number in range(60)]
    changed = [*words]
    changed[10], changed[50] = "new", "newer"

    before, after = shortened(" ".join(words), " ".join(changed))

    assert before == after.replace("newer", "word50").replace("new", "word10")
    assert before.count(GAP) == 3
    assert "word30" not in before


def test_a_changed_clause_is_told_in_markdown(folder: Folder, reached: Callable[[], Reach]) -> None:
    folder.change("policy_text/sv/01-verktyg.md", "\nText.", "\nAnnan *text*.")

    told = as_markdown(reached(), "main", "working content")

    assert "### Clause verktyg-1, 1.1 Godkända: changed" in told
    assert "| text (sv) | Text. | Annan \\*text\\*. |" in told
    assert "<details><summary>Rests on it: 2 answers, 2 questions of the risk check, 1 tool</summary>" in told
    assert "| answer | private-account | Får jag använda mitt privata konto? |  |" in told
    assert told.count("<details>") == told.count("</details>")


def test_a_revision_is_compared_with_the_folder_without_touching_it(repository: Repository) -> None:
    repository.content.change("policy_text/sv/01-verktyg.md", "\nText.", "\nAnnan text.")
    before = repository.git("status", "--porcelain")

    result = diff("main", "--content", str(repository.content.path))

    assert result.exit_code == 0
    assert "Clause verktyg-1, 1.1 Godkända: changed" in result.output
    assert "    - Text.\n    + Annan text.\n" in result.output
    assert "\x1b" not in result.output
    assert repository.git("status", "--porcelain") == before


def test_two_revisions_are_compared_for_a_program(repository: Repository) -> None:
    repository.content.change("policy_text/tools.yaml", "status: approved", "status: pilot")
    repository.commit()

    told = json.loads(diff("main~1", "main", "--json", "--content", str(repository.content.path)).stdout)

    assert (told["old"], told["new"]) == ("main~1", "main")
    assert told["before"] != told["after"]
    assert told["changes"][0]["thing"] == {"kind": "tool", "id": "chat"}
    assert told["changes"][0]["parts"][0] == {"name": "status", "before": ["approved"], "after": ["pilot"]}


def test_a_folder_is_compared_with_itself() -> None:
    result = diff(str(SMALL), "--content", str(SMALL))

    assert result.exit_code == 0
    assert "Nothing differs in words." in result.output


def test_a_file_that_is_a_link_in_the_revision_is_read(repository: Repository) -> None:
    faq = repository.content.path / "faq"
    (faq / "verktyg.yaml").rename(faq / ".kept")
    (faq / "verktyg.yaml").symlink_to(".kept")
    repository.commit()

    assert "Nothing differs in words." in diff("main~1", "main", "--content", str(repository.content.path)).output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere"], "nowhere is neither a folder that holds faq/ and policy_text/ nor a revision of git."),
        (["main~7"], "main~7 is neither"),
        (["main:content"], "main:content is neither"),
        (["--", "--output=x"], "--output=x is no revision: no name of one begins with a hyphen."),
        (["empty"], "At empty there is no faq/ and policy_text/"),
        (["main", "--json", "--markdown"], "--markdown and --json cannot both be had."),
        ([], "Missing argument 'OLD'"),
    ],
)
def test_what_cannot_be_compared_ends_with_two_and_says_why(
    repository: Repository, words: list[str], said: str
) -> None:
    repository.git("checkout", "--quiet", "--orphan", "empty")
    repository.git("commit", "--quiet", "--allow-empty", "--message=A", "--only")
    repository.git("checkout", "--quiet", "main")

    result = diff("--content", str(repository.content.path), *words)

    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


def test_broken_content_on_either_side_is_named_with_its_problems(repository: Repository) -> None:
    repository.content.change("faq/verktyg.yaml", "cites: [verktyg-1]", "cites: [verktyg-9]")
    repository.commit()
    content = ("--content", str(repository.content.path))

    new, old = diff("main~1", *content), diff("main", "main~1", *content)

    assert (new.exit_code, old.exit_code) == (2, 2)
    assert "the working content has errors" in new.stderr
    assert "main has errors" in old.stderr
    assert "faq/verktyg.yaml:" in new.stderr
    assert "verktyg-9" in old.stderr


def test_without_git_folders_can_still_be_compared(monkeypatch: pytest.MonkeyPatch, folder: Folder) -> None:
    monkeypatch.setenv("PATH", "")

    assert diff(str(SMALL), "--content", str(folder.path)).exit_code == 0
    result = diff("main", "--content", str(folder.path))
    assert result.exit_code == 2
    assert "git is not installed" in result.stderr


def test_outside_a_repository_a_revision_is_refused(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.path.parent))

    result = diff("main", "--content", str(folder.path))

    assert result.exit_code == 2
    assert "lies in no git repository" in result.stderr
